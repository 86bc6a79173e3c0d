import Foundation
import LimberAudio
import LimberPlayer
import LimberTerminal
import LimberTimeline
import Testing

struct EventLineTests {
  private static let timeline = ScreenExample.named("a \"b\" \u{1B}[31m\u{202E}\u{9B}\n\u{2028}c")

  /// One event of each kind.
  static let events: [PlayerEvent] = [
    .planned(timeline, isFinal: true), .started, .paused, .resumed, .jumped(to: 34_000),
    .obeyed(.sayAgain), .refused(.deeper), .waiting(.gate), .waiting(.pain), .answered,
    .waiting(.start), .waiting(.stop), .handsFree(.phrases(["pause exercise", "\u{1B}[31m"])),
    .handsFree(.heard("next exercise", but: nil)), .saying("Get ready."),
    .sayingSoon, .handsFree(.makesRoom(true)),
    .replanned(SessionPlan(pace: 750, variant: .easier)), .cue(timeline.cues[1]),
    .position(5100), .soundLost(SinkError(.lost, "the server is gone"), continues: true),
    .soundHeld(SinkError(.lost, "the server is gone")), .soundBack,
    .unspoken(text: "ʘ\n", reason: "no voice"), .notice("the headphones are back"),
    .notEasier, .extraTime(9500, isPassing: true),
    .easing(["Ease out.", "Stop if it burns."]), .toldTime("Ten seconds left."), .finished,
    .stopped,
  ]

  private func object(_ event: PlayerEvent) throws -> [String: any Sendable] {
    let data = Data(EventLine.text(for: event).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: any Sendable])
  }

  @Test(arguments: events)
  func `every event is one line of JSON that steers no terminal`(event: PlayerEvent) throws {
    let line = EventLine.text(for: event)
    let scalars = line.unicodeScalars
    #expect(!scalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    #expect(!scalars.contains("\u{202E}"))
    #expect(!scalars.contains("\u{2028}"))
    #expect(try object(event)["event"] is String)
  }

  @Test func `what was written is what is read`() throws {
    let cue = try object(.cue(Self.timeline.cues[1]))
    #expect(cue["kind"] as? String == "breath-in")
    #expect(cue["startMs"] as? Int == 4000)
    #expect(cue["text"] as? String == "Breathe in.")
    let planned = try object(.planned(Self.timeline, isFinal: false))
    #expect(planned["title"] as? String == Self.timeline.title)
    #expect(planned["final"] as? Bool == false)
    #expect(planned["durationMs"] as? Int == 150_000)
  }

  @Test(arguments: events)
  func `the page about events names each of them with all its keys`(event: PlayerEvent) throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/events.md").standardized
    let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    let object = try object(event)
    let name = try #require(object["event"] as? String)
    let row = try #require(rows.first { $0.hasPrefix("| `\(name)` |") })
    for key in object.keys where key != "event" {
      #expect(row.contains("`\(key)`"))
    }
  }
}
