import LimberTimeline
import Testing

struct MillisecondsTests {
  @Test func `times add, subtract and multiply as integers do`() {
    let time: Milliseconds = 1250
    #expect(time + 750 == .seconds(2))
    #expect(time - 2000 == -750)
    #expect(time * 3 == 3750)
    #expect([time, 50, 700].reduce(.zero, +) == .seconds(2))
  }

  @Test func `earlier times are less than later ones`() {
    #expect([3, -1, 2].map { Milliseconds($0) }.sorted() == [-1, 2, 3])
  }

  @Test(arguments: [
    (0, "0:00.000"), (7, "0:00.007"), (59_999, "0:59.999"), (60_000, "1:00.000"),
    (3_725_040, "62:05.040"), (-250, "-0:00.250"), (-61_000, "-1:01.000"),
  ])
  func `a time describes itself as minutes, seconds and thousandths`(
    count: Int, description: String
  ) {
    #expect(String(describing: Milliseconds(count)) == description)
  }
}
