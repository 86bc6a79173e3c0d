import LimberTerminal
import LimberTimeline
import Testing

/// The breath, as the screen draws it.
struct ScreenBreathTests {
  /// How long the breath is at a position, in cells, and the name of its phase.
  private func breath(
    at position: Milliseconds, of timeline: Timeline = ScreenExample.timeline
  ) -> (name: String, cells: Int) {
    var state = ScreenState(timeline, isPlanned: true, preface: nil)
    state.apply(.position(position))
    let style = ScreenStyle(isLarge: false, usesUnicode: false)
    let lines = Screen.lines(for: state, columns: 80, rows: 24, style: style).map(\.text)
    let line = lines.first { $0.contains("breathe ") || $0.hasPrefix(" pause") } ?? ""
    let name = line.hasPrefix(" breathe in") ? "in" : line.isEmpty ? "" : "out"
    return (name, line.count { $0 == "#" })
  }

  @Test func `it grows on the way in, and shrinks on the way out`() {
    for breath in 0..<3 {
      let start = 4000 + breath * 10_000
      let sizes = stride(from: start, to: start + 10_000, by: 100).map {
        self.breath(at: Milliseconds($0))
      }
      let inward = sizes.prefix { $0.name == "in" }
      #expect(inward.count == 40, "four seconds in, six out")
      let outward = sizes.dropFirst(40)
      #expect(outward.allSatisfy { $0.name == "out" })
      #expect(zip(inward, inward.dropFirst()).allSatisfy { $0.cells <= $1.cells })
      #expect(zip(outward, outward.dropFirst()).allSatisfy { $0.cells >= $1.cells })
      #expect(sizes.map(\.cells).max() == 40)
      #expect(sizes.map(\.cells).min() == 2)
    }
  }

  @Test func `it never leaps`() {
    let sizes = stride(from: 4000, to: 34_000, by: 100).map { breath(at: Milliseconds($0)).cells }
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { abs($0 - $1) <= 4 })
  }

  @Test func `where no breath is called, the breath is the one that was planned`() {
    var timeline = ScreenExample.timeline
    timeline.cues = []
    #expect(breath(at: 7900, of: timeline).name == "in")
    #expect(breath(at: 8000, of: timeline).name == "out")
  }

  @Test func `where the words say another breath than the plan, the words count`() {
    var timeline = ScreenExample.timeline
    timeline.options.breath = .slow
    #expect(breath(at: 7900, of: timeline).name == "in")
    #expect(breath(at: 8000, of: timeline).name == "out")
  }

  @Test func `a pause after the breath out is still`() {
    var timeline = ScreenExample.timeline
    timeline.options.breath = BreathPattern(inhale: 4000, exhale: 4000, pause: 2000)
    let sizes = stride(from: 12_000, to: 14_000, by: 100).map {
      breath(at: Milliseconds($0), of: timeline).cells
    }
    #expect(Set(sizes) == [2])
  }

  @Test(arguments: [1000, 50_000, 100_000])
  func `where breaths do not measure a window, there is none`(position: Int) {
    #expect(breath(at: Milliseconds(position)).cells == 0)
  }
}
