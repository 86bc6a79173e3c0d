import LimberAudio
import LimberPlayer
import LimberTerminal
import LimberTesting
import LimberTimeline
import Testing

struct ScreenTests {
  /// The worked example, as it stands at a position.
  private func state(at position: Milliseconds, _ events: PlayerEvent...) -> ScreenState {
    var state = ScreenState(WorkedExample.timeline, isPlanned: true, preface: nil)
    for cue in WorkedExample.timeline.cues where cue.start <= position { state.apply(.cue(cue)) }
    state.apply(.position(position))
    events.forEach { state.apply($0) }
    return state
  }

  /// The screen as text, with its edge.
  private func picture(_ state: ScreenState, _ columns: Int, _ rows: Int) -> String {
    Screen.lines(for: state, columns: columns, rows: rows).map { line in
      (line + String(repeating: " ", count: max(0, columns - line.count)) + "|")
    }.joined(separator: "\n") + "\n"
  }

  @Test func `a hold shows pose, side, window, session, what comes next, and the keys`() throws {
    try expectSnapshot(of: picture(state(at: 20_500), 80, 24), named: "hold.txt")
  }

  @Test func `a paused session says so`() throws {
    try expectSnapshot(of: picture(state(at: 20_500, .paused), 80, 24), named: "paused.txt")
  }

  @Test func `words are wrapped on a narrow screen, and lines are cut`() throws {
    try expectSnapshot(of: picture(state(at: 13_000), 24, 24), named: "narrow.txt")
  }

  @Test func `few rows go without empty lines`() throws {
    try expectSnapshot(of: picture(state(at: 46_000), 40, 9), named: "low.txt")
  }

  @Test func `what went wrong is on the screen`() throws {
    let lost = PlayerEvent.soundLost(SinkError(.lost, "the server is gone"), continues: true)
    try expectSnapshot(of: picture(state(at: 46_000, lost), 60, 24), named: "no-sound.txt")
  }

  @Test func `before all is planned, no length is promised`() throws {
    var state = ScreenState(WorkedExample.timeline, isPlanned: false, preface: nil)
    state.apply(.position(8100))
    try expectSnapshot(of: picture(state, 60, 24), named: "unplanned.txt")
  }

  @Test(arguments: Array(1...100))
  func `no line is wider than the screen, and there are no more than it has`(columns: Int) {
    var timeline = WorkedExample.timeline
    timeline.title = "横向きのストレッチ 🧘🏽‍♀️ stretching sideways, with wide characters"
    timeline.sections[0].title = timeline.title
    for position in stride(from: 0, through: 54_800, by: 1700) {
      var state = ScreenState(timeline, isPlanned: true, preface: nil)
      state.apply(.position(Milliseconds(position)))
      state.apply(.unspoken(text: timeline.title, reason: "none"))
      for rows in [1, 3, 10, 24] {
        let lines = Screen.lines(for: state, columns: columns, rows: rows)
        #expect(lines.count <= rows)
        #expect(lines.allSatisfy { cells($0) <= columns })
      }
    }
  }

  @Test func `nothing on it steers the terminal`() {
    var timeline = WorkedExample.timeline
    timeline.title = "a\u{1B}[31mb\u{7}c\nd\u{202E}e\u{9B}f"
    timeline.sections[0].title = timeline.title
    var state = ScreenState(timeline, isPlanned: true, preface: nil)
    state.apply(.unspoken(text: timeline.title, reason: timeline.title))
    var cue = timeline.cues[0]
    cue.sound = .speech(Utterance(text: timeline.title, role: .instruction, language: "en"))
    state.apply(.cue(cue))
    let text = Screen.lines(for: state, columns: 80, rows: 24).joined() + CueLine.text(for: cue)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `a jump shows the new place at once, without old words`() {
    let jumped = state(at: 20_500, .jumped(to: 31_500))
    #expect(jumped.position == 31_500)
    #expect(jumped.words == "")
  }

  @Test func `a tone leaves the words as they were`() {
    #expect(state(at: 18_600).words == "Hold for ten seconds.")
  }

  /// As terminals count: wide characters and emoji take two cells.
  private func cells(_ line: String) -> Int {
    line.reduce(0) { sum, character in
      let isWide = character.unicodeScalars.contains {
        $0.properties.isEmojiPresentation || (0x2E80...0xFFEF).contains($0.value)
      }
      return sum + (isWide ? 2 : 1)
    }
  }
}
