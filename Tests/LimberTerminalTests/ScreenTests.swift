import LimberAudio
import LimberPlayer
import LimberTerminal
import LimberTesting
import LimberTimeline
import Testing

struct ScreenTests {
  /// The screen as one text.
  private func text(_ state: ScreenState, columns: Int = 80) -> String {
    let style = ScreenStyle(isLarge: false, usesUnicode: true)
    return Screen.lines(for: state, columns: columns, rows: 24, style: style).map(\.text)
      .joined(separator: "\n")
  }

  /// A state in the last hold after some events.
  private func state(after events: [PlayerEvent]) -> ScreenState {
    Scene(name: "", position: 100_000, events: [.started] + events).state
  }

  @Test func `what eases the pain stands where the words are, until it goes on`() {
    let easing = PlayerEvent.easing(["Ease out.", "Stop if it burns."])
    let hurting = state(after: [.waiting(.pain), easing])
    #expect(hurting.words == "Ease out. Stop if it burns.")
    for columns in [40, 80] { #expect(text(hurting, columns: columns).contains("enter go on")) }
    #expect(state(after: [.waiting(.pain), easing, .answered]).words == "")
  }

  @Test func `what is not easier is not offered again in this pose`() {
    let before = state(after: [.waiting(.pain)])
    #expect(text(before).contains("e easier"))
    let after = state(after: [.waiting(.pain), .notEasier])
    #expect(!text(after).contains("e easier"))
    #expect(text(after).contains("no easier form"))
  }

  @Test func `how long it takes is answered once, and not for good`() {
    var state = state(after: [.obeyed(.howLong), .toldTime("Fifty seconds left.")])
    #expect(state.notice == nil)
    #expect(state.remark != nil)
    state.forgetRemark()
    #expect(!text(state).contains("left"))
  }

  @Test func `words that are said again stand there again`() throws {
    let cue = try #require(ScreenExample.timeline.cues.last)
    #expect(state(after: [.jumped(to: 95_000), .cue(cue)]).words == cue.text)
  }

  @Test func `the clock counts the time that was asked for, and the breath goes on in it`() {
    let more = PlayerEvent.extraTime(10_000, isPassing: true)
    #expect(text(state(after: [])).contains("Hold   0:50"))
    #expect(text(state(after: [more])).contains("Hold   1:00"))
    let breath = Scene(name: "", position: 14_000, events: [.extraTime(4000, isPassing: true)])
    #expect(text(breath.state).contains("breathe out"))
    #expect(text(breath.state).contains("breath 2 of 4"))
  }

  @Test func `the session is longer by the time that was asked for, until another place`() {
    let asked = PlayerEvent.extraTime(10_000, isPassing: true)
    #expect(text(state(after: [])).contains("1:40 of 2:30"))
    #expect(text(state(after: [asked])).contains("1:40 of 2:40"))
    let half = [asked, .extraTime(4000, isPassing: true)]
    #expect(text(state(after: half)).contains("1:46 of 2:40"))
    let over = half + [.extraTime(0, isPassing: false)]
    #expect(text(state(after: over)).contains("1:50 of 2:40"))
    #expect(text(state(after: over + [.jumped(to: 90_000)])).contains("1:30 of 2:30"))
    // Who jumps away gives up what is left.
    let left = half + [.jumped(to: 90_000), .extraTime(0, isPassing: false)]
    #expect(text(state(after: left)).contains("1:30 of 2:30"))
  }

  @Test func `a gate that is held shows no clock, since it lasts until it is answered`() {
    let scene = Scene(name: "", position: 66_000, events: [.paused])
    #expect(text(scene.state).contains("When you are ready\n"))
    #expect(!text(scene.state).contains("ready   0:08"))
  }

  /// A moment that is drawn in every size.
  struct Scene: Sendable, CustomTestStringConvertible {
    var name: String
    var position: Milliseconds
    var events: [PlayerEvent] = []
    var title: String?
    var preface: String?
    var isPlanned = true

    var testDescription: String { name }

    /// The state of the example at that moment.
    var state: ScreenState {
      let timeline = title.map(ScreenExample.named) ?? ScreenExample.timeline
      var state = ScreenState(timeline, isPlanned: isPlanned, preface: preface)
      for cue in timeline.cues where cue.start <= position { state.apply(.cue(cue)) }
      state.apply(.position(position))
      events.forEach { state.apply($0) }
      return state
    }
  }

  static let scenes = [
    Scene(name: "inhale", position: 6500), Scene(name: "exhale", position: 21_000),
    Scene(name: "words", position: 36_000), Scene(name: "repeats", position: 53_000),
    Scene(name: "gate", position: 66_000, events: [.waiting(.gate)]),
    Scene(name: "rest", position: 76_000),
    Scene(
      name: "pain", position: 100_000,
      events: [.replanned(SessionPlan(pace: 900, variant: .easier)), .waiting(.pain)]),
    Scene(
      name: "paused", position: 100_000,
      events: [.replanned(SessionPlan(pace: 1250, variant: .deeper)), .paused]),
    Scene(
      name: "standby", position: 0,
      events: [.waiting(.start), .handsFree(.phrases(["start session", "how long please"]))]),
    Scene(
      name: "listening", position: 100_000,
      events: [
        .handsFree(
          .phrases([
            "next exercise", "previous exercise", "repeat exercise", "slower please",
            "faster please", "that hurts", "how long please", "stop session", "pause exercise",
            "more time please",
          ])), .handsFree(.heard("next exercise", but: "unclear")),
      ]),
    Scene(
      name: "asked", position: 100_000,
      events: [
        .waiting(.stop), .handsFree(.phrases(["yes please", "no thank you"])),
        .handsFree(.heard("stop session", but: nil)),
      ]),
    Scene(name: "refused", position: 100_000, events: [.refused(.deeper)]),
    Scene(name: "how-long", position: 100_000, events: [.obeyed(.howLong)]),
    Scene(
      name: "no-sound", position: 100_000,
      events: [.soundLost(SinkError(.lost, "the server is gone"), continues: true)]),
    Scene(
      name: "sound-held", position: 100_000,
      events: [.soundHeld(SinkError(.lost, "the sound server is gone"))]),
    Scene(
      name: "beginning", position: 1000,
      preface: "ask a professional first if you have had a hip replaced or a recent injury",
      isPlanned: false),
    Scene(name: "japanese", position: 100_000, title: "横向きのストレッチとゆっくりした呼吸"),
    Scene(name: "emoji", position: 100_000, title: "Stretch 🧘🏽‍♀️ e\u{301}te\u{301} ❤️"),
    Scene(name: "umlauts", position: 100_000, title: "Hüfte à ñandú, ça"),
    Scene(name: "hostile", position: 100_000, title: "a\u{1B}[31mb\u{7}c\nd\u{202E}e\u{9B}f"),
  ]

  @Test(arguments: scenes)
  func `a moment has its picture in every size`(scene: Scene) throws {
    let sizes = [(40, 24), (80, 24), (120, 36)]
    let pictures = [false, true].flatMap { isLarge in
      sizes.map { columns, rows in
        picture(scene.state, columns, rows, ScreenStyle(isLarge: isLarge, usesUnicode: true))
      }
    }
    try expectSnapshot(of: pictures.joined(separator: "\n"), named: "\(scene.name).txt")
  }

  /// The lines that tell something, of a session of a minute and a half into which this has happened.
  private func notices(_ events: PlayerEvent..., isLarge: Bool = false) -> [String] {
    var state = ScreenState(ScreenExample.timeline, isPlanned: true, preface: "ask first")
    events.forEach { state.apply($0) }
    let style = ScreenStyle(isLarge: isLarge, usesUnicode: true)
    return Screen.lines(for: state, columns: 100, rows: 30, style: style)
      .filter { $0.accent == .notice && !$0.text.isEmpty }
      .map { String($0.text.drop { $0 == " " }) }
  }

  private static let gone = SinkError(.lost, "the sound server is gone")
  private static let late = PlayerEvent.notice("the sound came late")

  @Test(arguments: [false, true])
  func `when to ask first is told for half a minute, whatever else there is to tell`(
    isLarge: Bool
  ) {
    let held = PlayerEvent.soundHeld(Self.gone)
    let silence = "no sound: the sound server is gone; waiting for it"
    #expect(notices(.position(5000), Self.late, isLarge: isLarge) == ["ask first"])
    #expect(notices(.position(5000), held, isLarge: isLarge) == ["ask first", silence])
    #expect(notices(.position(5000), held, .soundBack, isLarge: isLarge) == ["ask first"])
    #expect(notices(.position(30_000), held, isLarge: isLarge) == [silence])
  }

  @Test(arguments: [Self.late, .obeyed(.slower), .paused, .resumed, .refused(.deeper)])
  func `that there is no sound is told as long as it lasts`(event: PlayerEvent) {
    let lost = PlayerEvent.soundLost(SinkError(.noDevice, "there is no device"), continues: true)
    let silence = "no sound: there is no device; connect a speaker or headphones, going on silently"
    #expect(notices(.position(40_000), lost, event).first == silence)
    #expect(notices(.position(40_000), lost, event, .soundBack).first != silence)
  }

  @Test(arguments: [PlayerEvent.resumed, .obeyed(.next)])
  func `what has happened is told until the session goes on`(event: PlayerEvent) {
    #expect(notices(.position(40_000), .paused, Self.late) == ["the sound came late"])
    #expect(notices(.position(40_000), .paused, Self.late, event) == [])
  }

  @Test(arguments: [false, true])
  func `a terminal that knows no more than ASCII is given no more`(isLarge: Bool) throws {
    let style = ScreenStyle(isLarge: isLarge, usesUnicode: false)
    let pictures = Self.scenes.map { picture($0.state, 80, 24, style) }
    let text = pictures.joined(separator: "\n")
    #expect(text.allSatisfy { $0.isASCII })
    try expectSnapshot(of: text, named: isLarge ? "ascii-large.txt" : "ascii.txt")
  }

  @Test func `the less room there is, the less of it is shown, and the window stays`() throws {
    let state = Self.scenes[0].state
    let pictures = [16, 12, 8, 5, 3, 2, 1].map { picture(state, 40, $0, .usual) }
    try expectSnapshot(of: pictures.joined(separator: "\n"), named: "low.txt")
    let style = ScreenStyle(isLarge: true, usesUnicode: true)
    let large = [16, 12, 10, 8].map { picture(state, 40, $0, style) }
    try expectSnapshot(of: large.joined(separator: "\n"), named: "low-large.txt")
  }

  @Test(arguments: scenes)
  func `no line is wider than the screen, and there are no more than it has`(scene: Scene) {
    let state = scene.state
    for (isLarge, usesUnicode) in [(false, true), (true, true), (false, false), (true, false)] {
      let style = ScreenStyle(isLarge: isLarge, usesUnicode: usesUnicode)
      for columns in [0, 1, 2, 3, 5, 8, 13, 20, 33, 40, 55, 80, 120] {
        for rows in [0, 1, 2, 5, 17, 24] {
          let lines = Screen.lines(for: state, columns: columns, rows: rows, style: style)
          #expect(lines.count <= rows)
          #expect(lines.allSatisfy { cells($0.text) <= columns })
        }
      }
    }
  }

  @Test func `nothing on it steers the terminal`() throws {
    let scene = try #require(Self.scenes.last)
    var state = scene.state
    let title = try #require(scene.title)
    state.apply(.unspoken(text: title, reason: title))
    var cue = ScreenExample.timeline.cues[0]
    cue.sound = .speech(Utterance(text: title, role: .instruction, language: "en"))
    state.apply(.cue(cue))
    let lines = Screen.lines(for: state, columns: 80, rows: 24, style: .usual).map(\.text)
    let text = lines.joined() + CueLine.text(for: cue)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `nothing moves while a session goes on`() {
    var places: Set<[Int?]> = []
    for position in stride(from: 2600, to: 148_000, by: 1300) {
      let scene = Scene(name: "any", position: Milliseconds(position))
      let lines = Screen.lines(for: scene.state, columns: 80, rows: 24, style: .usual).map(\.text)
      places.insert(
        [" of 2:30", "space pause", "█░"].map { part in
          lines.lastIndex { $0.contains(part) }
        })
    }
    #expect(places.count == 1)
    #expect(places.first?.contains(nil) == false)
  }

  @Test func `a jump shows the new place at once, without old words`() {
    var state = Self.scenes[0].state
    state.apply(.jumped(to: 90_000))
    #expect(state.position == 90_000)
    #expect(state.words == "")
  }

  @Test func `a tone leaves the words as they were`() {
    var state = Self.scenes[0].state
    let words = state.words
    var cue = ScreenExample.timeline.cues[0]
    cue.sound = .tone(.halfway)
    state.apply(.cue(cue))
    #expect(state.words == words)
  }

  @Test func `a remark is forgotten, and a notice stays until a person steers`() {
    var state = Self.scenes[0].state
    state.apply(.notice("the headphones are back"))
    state.apply(.refused(.slower))
    state.forgetRemark()
    #expect(state.remark == nil)
    #expect(state.notice == "the headphones are back")
    state.apply(.refused(.enough))
    #expect(state.notice == "the headphones are back")
    state.apply(.obeyed(.next))
    #expect(state.notice == nil)
  }

  @Test func `what to know before is shown for half a minute`() {
    let preface = "ask first"
    #expect(Scene(name: "", position: 29_999, preface: preface).state.notice == preface)
    #expect(Scene(name: "", position: 30_000, preface: preface).state.notice == nil)
  }

  /// The screen as text, with its edge.
  private func picture(
    _ state: ScreenState, _ columns: Int, _ rows: Int, _ style: ScreenStyle
  ) -> String {
    let lines = Screen.lines(for: state, columns: columns, rows: rows, style: style).map(\.text)
    return lines.map { line in
      line + String(repeating: " ", count: max(0, columns - cells(line))) + "|\n"
    }.joined()
  }

  /// As terminals count: wide characters and emoji take two cells.
  private func cells(_ line: String) -> Int {
    line.reduce(0) { sum, character in
      let isWide = character.unicodeScalars.contains {
        $0.properties.isEmojiPresentation || $0.value == 0xFE0F
          || (0x2E80...0xFF00).contains($0.value) && $0.value != 0xFE0F && $0.value != 0xFFFD
      }
      return sum + (isWide ? 2 : 1)
    }
  }
}
