import Foundation
import LimberTesting
import Testing

/// What happens to a session when its microphone or its recogniser fails: it goes on, and what has
/// changed is told once.
@Suite(.serialized, .timeLimit(.minutes(2)), .enabled(if: Person.isHeard, "`make ears` brings it"))
struct HardOfHearingTests {
  private static let script = """
    Pose: Arms
    Hold: 60 seconds

    """

  @Test func `a microphone that comes late, is muted, too loud and unplugged`() async throws {
    let told = try await Room.run { room in
      try await room.playing(Self.script, microphone: "desk") { session in
        let missing =
          "no microphone: the sound server has none of that name; keys and media keys work"
        let told = [
          missing, "listening at desk", "the microphone is silent or switched off",
          "the microphone is too loud and cuts the sound off; turn it down a little",
          "the microphone is gone; it is taken again when it is back; keys and media keys work",
          "listening at desk",
        ]
        try await session.wait(for: ["event": "notice", "text": told[0]])
        try await room.plugIn()
        try await session.wait(for: ["event": "notice", "text": told[1]])
        try await room.server.control("set-source-mute", "desk", "1")
        try await session.wait(for: ["event": "notice", "text": told[2]])
        try await room.server.control("set-source-mute", "desk", "0")
        try await session.wait(for: ["event": "notice", "text": "the microphone is on again"])
        // What is told once is told once, however often it happens.
        for _ in 0..<2 { try await room.blare() }
        try await session.wait(for: ["event": "notice", "text": told[3]])
        try await room.server.control("unload-module", "module-remap-source")
        try await session.wait(for: ["event": "notice", "text": told[4]])
        try await room.plugIn()
        try await session.wait(for: ["event": "notice", "text": told[5]])
        // It is not only told: commands are understood again, once that has been said.
        try await session.wait(for: ["event": "saying", "text": "I can hear you."])
        try await session.waitForGreeting(of: "Arms")
        try await session.say("start session", obeyed: "ready")
        return (told, session.told.events)
      }
    }
    let notices = told.1.filter { $0["event"] == "notice" }.compactMap { $0["text"] }
    #expect(!told.1.contains { $0["event"] == "stopped" || $0["event"] == "finished" })
    #expect(notices.filter { $0 != "the microphone is on again" } == told.0)
  }

  @Test func `a recogniser that is missing or damaged`() async throws {
    try await Room.run { room in
      try await room.plugIn()
      let damaged = "\(room.folder)/damaged"
      try FileManager.default.copyItem(atPath: Person.recogniser, toPath: damaged)
      try Data("not a library".utf8).write(to: URL(filePath: "\(damaged)/libhama.so"))
      for (folder, reason) in [
        ("/nowhere", "the recogniser hama is not there"),
        (damaged, "\(damaged)/libhama.so is not that of hama 1.7.0"),
      ] {
        let (events, recorders) = try await room.playing(Self.script, ears: folder) { session in
          try await session.wait(for: ["event": "notice"])
          try await Task.sleep(for: .seconds(1.5))
          let recorders = try await room.server.pactl("list", "source-outputs")
          return (session.told.events, recorders)
        }
        let notices = events.filter { $0["event"] == "notice" }.compactMap { $0["text"] }
        #expect(
          notices == ["voice commands do not work: \(reason); keys and media keys work"])
        #expect(!events.contains { $0["event"] == "stopped" })
        #expect(events.contains { $0["event"] == "waiting" && $0["for"] == "start" })
        // The microphone is let go of: only the room itself is still recorded.
        #expect(recorders.contains("parec") && !recorders.contains("Spoken commands"))
      }
    }
  }
}
