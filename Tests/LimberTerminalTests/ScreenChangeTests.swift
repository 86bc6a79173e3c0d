import LimberPlayer
import LimberTerminal
import LimberTimeline
import Testing

/// When a screen is drawn anew by itself.
struct ScreenChangeTests {
  private static let timeline = ScreenExample.timeline

  /// The screen at a time, without its bars.
  private static func words(at time: Milliseconds) -> [String] {
    var state = ScreenState(timeline, isPlanned: true, preface: nil)
    state.apply(.position(time))
    let lines = Screen.lines(
      for: state, columns: 100, rows: 30, style: ScreenStyle(isLarge: false, usesUnicode: true))
    return lines.filter { $0.accent != .bar && $0.accent != .breath }.map(\.text)
  }

  @Test func `until then no word and no number of it changes`() {
    var time = Milliseconds.zero
    while time < Self.timeline.duration {
      let slot = Self.timeline.slotIndex(at: time).map { Self.timeline.slots[$0].end }
      let next = min(Screen.change(after: time, in: Self.timeline), slot ?? time)
      #expect(time < next)
      guard time < next else { return }
      #expect(Self.words(at: time) == Self.words(at: next - 1), "from \(time) to \(next)")
      time = next
    }
  }

  @Test func `a breath is drawn four times a second, and all else when it changes`() {
    #expect(Screen.change(after: 6000, in: Self.timeline) == 6250)
    // A minute with a bar of 60 cells: in whole seconds, and halfway between two of them.
    #expect(Screen.change(after: 100_000, in: Self.timeline) == 100_500)
    #expect(Screen.change(after: 100_500, in: Self.timeline) == 101_000)
    // Ten seconds have no time for every cell.
    #expect(Screen.change(after: 76_000, in: Self.timeline) == 76_250)
    #expect(Screen.change(after: 150_000, in: Self.timeline) == 151_000)
  }
}
