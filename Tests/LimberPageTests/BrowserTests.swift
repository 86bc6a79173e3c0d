import Foundation
import LimberAudio
import LimberFiles
import LimberPage
import Subprocess
import Testing

/// A page in a real browser, by itself and without a network.
///
/// One browser does everything one after another; what it finds is told line by line.
@Suite(.timeLimit(.minutes(3)))
struct BrowserTests {
  @Test func `a person can use the page, and sees what is heard`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "limber-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sound = try SmallSound(RisingFeed(seconds: 70), as: .mp3)
    let page = Page(
      PageExample.timeline,
      audio: PageAudio(sound.bytes, mediaType: "audio/mpeg", delay: sound.delay),
      facts: PageExample.facts)
    let file = folder.appending(path: "Fritz' page & <more>.html")
    try Data(page.text.utf8).write(to: file)
    let moments = try JSONSerialization.data(withJSONObject: Self.moments)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browser.py")
    let result = try await run(
      .name("python3"),
      arguments: [
        "-B", script.path(), file.path(percentEncoded: false),
        String(decoding: moments, as: UTF8.self),
      ],
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let lines = result.standardOutput.split(separator: "\n")
    for line in lines where !line.hasPrefix("ok\t") { Issue.record("\(line)") }
    #expect(lines.count > 90, "\(result.standardError)")
    #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
  }

  /// What a person has to see and hear, worked out by hand from the example.
  private static var moments: [String: Any] {
    [
      "start": "Start", "play": "Play", "pause": "Pause", "done": "Well done", "captions": 12,
      "first": "Evening </script><script>alert(1)</script> & --> \"rest\"",
      "said": "Breathe </script>. Pose 2 of 2", "breath": "Breathe out · 1/2", "length": 70_000,
      "pitch": 300, "rise": 10, "heard": [5.2, 33.6, 64.3],
      "paper": [
        "Side reach", "Hold, 10 seconds · each side", "Stop if it <b>hurts</b> & rest.",
        "Mind your knee.", "Reach up & over.", "Breathe and move, 2 breaths · Repeat, 4 times",
      ],
      "moments": [
        moment(2500, ["caption": "Stop if it <b>hurts</b> & rest.", "place": "Introduction"]),
        moment(
          9500,
          [
            "pose": "Side reach", "place": "Pose 1 of 2", "turn": "Left side", "what": "Listen",
            "count": "0:03", "caption": "Reach up & over.", "next": "Next: Hold, 10 seconds",
          ]),
        moment(
          14_100,
          [
            "turn": "Left side", "what": "Hold", "count": "0:08", "caption": "", "sub": "",
            "next": "Next: Right side", "passed": "0:14", "left": "-0:56",
          ]),
        moment(19_300, ["caption": "Three.", "count": "0:03"]),
        moment(20_600, ["caption": "Two.", "count": "0:02"]),
        moment(
          25_000,
          [
            "turn": "Right side", "what": "Hold", "count": "0:10", "caption": "",
            "next": "Next: Breathe </script>",
          ]),
        moment(
          47_000,
          [
            "pose": "Breathe </script>", "turn": "", "what": "Breathe and move", "count": "0:15",
            "sub": "Breathe in · 1/2", "next": "Next: Repeat, 4 times",
          ]),
        moment(50_500, ["sub": "Breathe out · 1/2"]),
        moment(55_000, ["sub": "Breathe in · 2/2", "count": "0:07"]),
        moment(65_000, ["what": "Repeat", "sub": "2 of 4", "count": "0:05", "next": ""]),
      ],
    ]
  }

  private static func moment(_ time: Int, _ shown: [String: String]) -> [String: Any] {
    ["at": time, "shown": shown]
  }
}

/// A tone that rises by ten hertz a second, so that its pitch tells the time.
private struct RisingFeed: AudioFeed {
  let seconds: Int

  var readyFrames: Int { seconds * AudioFormat.sampleRate }
  var isComplete: Bool { true }

  func render(from frame: Int, into samples: inout [Int16]) {
    for index in samples.indices {
      let time = Double(frame + index) / Double(AudioFormat.sampleRate)
      let turns = (300 * time + 5 * time * time).truncatingRemainder(dividingBy: 1)
      samples[index] = Int16(9000 * sin(2 * Double.pi * turns))
    }
  }
}
