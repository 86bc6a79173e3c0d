import LimberTesting
import LimberTimeline
import Testing

struct TimelineTests {
  let example = WorkedExample.timeline

  @Test func `a timeline lasts until its last slot ends`() {
    #expect(example.duration == 54_800)
    var empty = example
    empty.slots = []
    #expect(empty.duration == .zero)
  }

  @Test(arguments: [
    (-1, 0), (0, 0), (7999, 0), (8000, 1), (18_499, 3), (18_500, 4), (28_499, 4), (28_500, 5),
    (54_799, 10), (54_800, 10), (90_000, 10),
  ])
  func `a slot is found by any moment inside it`(position: Int, index: Int) {
    #expect(example.slotIndex(at: Milliseconds(position)) == index)
  }

  @Test func `a timeline without slots has none at any moment`() {
    var empty = example
    empty.slots = []
    #expect(empty.slotIndex(at: .zero) == nil)
  }

  @Test func `an empty slot is never found`() {
    var timeline = example
    var empty = timeline.slots[4]
    empty.end = empty.start
    timeline.slots.insert(empty, at: 4)
    #expect(timeline.slotIndex(at: 18_499) == 3)
    #expect(timeline.slotIndex(at: 18_500) == 5)
  }

  @Test func `every moment has the slot that a search from the start finds`() {
    for position in stride(from: 0, to: example.duration.count, by: 100) {
      let moment = Milliseconds(position)
      let found = example.slots.firstIndex { $0.start <= moment && moment < $0.end }
      #expect(example.slotIndex(at: moment) == found)
    }
  }
}
