import LimberAudio
import LimberPlayer
import LimberTerminal
import LimberTesting
import LimberTimeline
import Testing

struct PlainLinesTests {
  /// What is written while the example is played with ten positions a second.
  private func played(writesWords: Bool, _ events: [Int: PlayerEvent] = [:]) -> [String] {
    var plain = PlainLines(writesWords: writesWords)
    var lines = plain.lines(for: .planned(ScreenExample.timeline, isFinal: true))
    var cues = ScreenExample.timeline.cues[...]
    for position in stride(from: 0, through: 150_000, by: 100) {
      while let cue = cues.first, cue.start.count <= position {
        lines += plain.lines(for: .cue(cue))
        cues.removeFirst()
      }
      lines += plain.lines(for: .position(Milliseconds(position)))
      if let event = events[position] { lines += plain.lines(for: event) }
    }
    return lines + plain.lines(for: .finished)
  }

  @Test func `a session is a line for each thing that changes`() throws {
    let lines = played(writesWords: false)
    #expect(lines.count < 20)
    try expectSnapshot(of: lines.joined(separator: "\n") + "\n", named: "plain.txt")
  }

  @Test func `where nothing is heard, what is said is written, but for counts`() throws {
    let lines = played(writesWords: true)
    #expect(!lines.contains("One."))
    try expectSnapshot(of: lines.joined(separator: "\n") + "\n", named: "plain-words.txt")
  }

  @Test func `what a person does, and what goes wrong, is told once`() throws {
    let events: [Int: PlayerEvent] = [
      1000: .paused, 1100: .resumed, 1200: .refused(.moreTime), 5000: .obeyed(.howLong),
      64_100: .waiting(.gate), 64_200: .answered,
      91_000: .replanned(SessionPlan(pace: 750, variant: .easier)), 92_000: .waiting(.pain),
      93_000: .soundLost(SinkError(.lost, "the server is gone"), continues: true),
      93_100: .soundHeld(SinkError(.lost, "the server is gone")), 93_200: .soundBack,
      94_000: .notice("the headphones are back"), 95_000: .unspoken(text: "ʘ", reason: "no voice"),
    ]
    let lines = played(writesWords: false, events)
    try expectSnapshot(of: lines.joined(separator: "\n") + "\n", named: "plain-events.txt")
  }

  @Test(arguments: [true, false])
  func `what eases the pain is written where nothing is heard, and that it goes on`(
    isSilent: Bool
  ) {
    let events: [Int: PlayerEvent] = [
      92_000: .waiting(.pain), 92_100: .easing(["Ease out.", "Stop if it burns."]),
      92_200: .notEasier, 93_000: .answered, 94_000: .extraTime(10_000, isPassing: false),
      94_100: .extraTime(9000, isPassing: true),
    ]
    let lines = played(writesWords: isSilent, events)
    #expect(lines.contains("Ease out.") == isSilent)
    #expect(lines.contains("Stop if it burns.") == isSilent)
    #expect(lines.contains { $0.contains("no easier form") })
    #expect(lines.contains("going on"))
    #expect(lines.filter { $0.hasSuffix("more") } == ["10 seconds more"])
  }

  @Test func `the length is told once, when all is planned`() {
    var plain = PlainLines(writesWords: false)
    let first = plain.lines(for: .planned(ScreenExample.timeline, isFinal: false))
    #expect(first.first == "Evening")
    let planned = PlayerEvent.planned(ScreenExample.timeline, isFinal: true)
    #expect(plain.lines(for: planned) == ["2 minutes 30 seconds in all"])
    #expect(plain.lines(for: planned) == [])
  }

  @Test func `a name is written once, where it is said too`() {
    var plain = PlainLines(writesWords: true)
    _ = plain.lines(for: .planned(ScreenExample.named("Child's pose"), isFinal: false))
    let title = ScreenExample.timeline.cues[0]
    #expect(title.text == "Child's pose.")
    #expect(plain.lines(for: .cue(title)) == [])
    // Who asks to hear it again reads it, too.
    #expect(plain.lines(for: .cue(title)) == ["Child's pose."])
  }

  @Test(arguments: [true, false])
  func `a pose that comes twice in a row is told twice`(writesWords: Bool) {
    var timeline = ScreenExample.named("Reach")
    for index in timeline.slots.indices { timeline.slots[index].side = nil }
    var plain = PlainLines(writesWords: writesWords)
    _ = plain.lines(for: .planned(timeline, isFinal: true))
    #expect(plain.lines(for: .position(1000)) == [])
    #expect(plain.lines(for: .position(35_000)) == ["Reach"])
  }

  @Test func `nothing in them steers a terminal`() {
    var plain = PlainLines(writesWords: true)
    let name = "a\u{1B}[31mb\nc\u{202E}d\u{9B}e"
    var lines = plain.lines(for: .planned(ScreenExample.named(name), isFinal: true))
    lines += plain.lines(for: .position(5000))
    lines += plain.lines(for: .notice(name)) + plain.lines(for: .unspoken(text: name, reason: name))
    let scalars = lines.joined().unicodeScalars
    #expect(!scalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    #expect(!scalars.contains("\u{202E}"))
  }
}
