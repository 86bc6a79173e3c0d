import Foundation
import LimberPulse
import LimberTesting
import Testing

extension PulseTests {
  /// The program itself, on a private server.
  struct WholeProgramTests {
    private let folder: String

    init() throws {
      folder = NSTemporaryDirectory() + "limber-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// The queue at the server is 5 s deep; a loaded machine may need part of it to wake up.
    private static let stop = Duration.seconds(Measuring.count > 0 ? 4.5 : 4)

    @Test func `a session that is stopped as a process is heard to the last sample`() async throws {
      let (heard, written) = try await stopped(for: Self.stop, heardFor: .seconds(1.5))
      // Long enough for the whole stop, and what came in it.
      let length = 48 * (500 + 1000 * Int(Self.stop.components.seconds) + 500)
      #expect(heard.count > length)
      #expect(differences(heard.prefix(length), written.prefix(length)) == 0, "of \(length)")
    }

    @Test func `stopped until nothing is queued, it goes on with the next frame`() async throws {
      let (heard, written) = try await stopped(for: .seconds(7), heardFor: .seconds(4))
      // Nothing but the missing sound is without dither for so long.
      let gap = try #require(
        heard.split { $0 != 0 }.max { $0.count < $1.count }, "there is a silence")
      #expect(gap.count > 48_000)
      #expect(differences(heard[..<gap.startIndex], written) == 0)
      // Both are silent there until the next words, which tell how much later all is.
      let next =
        try #require(heard[gap.endIndex...].firstIndex { abs($0) > 3000 }) - heard.startIndex
      let place = written.startIndex + gap.startIndex - heard.startIndex
      let same = try #require(written[place...].firstIndex { abs($0) > 3000 }) - written.startIndex
      #expect((0...20).contains(gap.count - (next - same)), "a dither of 0 looks like the silence")
      let rest = written[(gap.endIndex - heard.startIndex + written.startIndex - next + same)...]
      #expect(differences(heard[gap.endIndex...], rest) == 0)
      #expect(heard.endIndex - gap.endIndex > 3 * 48_000)
    }

    @Test func `without a terminal, a media key answers a gate`() async throws {
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let script = try write("Pose: Reach\n\nReach up.\nWait: until ready\nHold: 3 seconds\n")
      try await PrivateBus.run { bus in
        try await PulseServer.run(devices: ["lab"]) { server in
          try await DuckTests.running(
            ["play", script, "--duck", "1"], on: server, in: folder, bus: bus.address
          ) { _, send in
            try await until { try await bus.playerctl("status") == "Playing" }
            try await until { try await bus.playerctl("status") == "Paused" }
            // Longer than a gate lasts where nobody can answer.
            _ = try await bus.playerctl("play-pause")
            try await until { try await bus.playerctl("status") == "Playing" }
            try send(.kill)
          }
        }
      }
    }

    @Test func `a session without a server is heard when there is one`() async throws {
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let script = try write(
        "Pose: Reach\n\nReach up.\nHold: 4 seconds\nReach down, and rest.\nHold: 3 seconds\n")
      let heard = try await PulseServer.run(devices: ["lab"]) { server in
        await server.crash()
        let heard = Kept<[Int16]>()
        try await DuckTests.running(
          ["play", script, "--duck", "1"], on: server, in: folder
        ) { _, send in
          try await Task.sleep(for: .seconds(2))
          try await server.again { server in
            let samples = try await server.recording(of: "lab") {
              try await until { try await server.streams() == 1 }
              try await Task.sleep(for: .seconds(3))
            }
            await heard.keep(samples)
            try send(.kill)
          }
        }
        return try #require(await heard.value)
      }
      #expect(heard.contains { abs($0) > 1000 }, "words are heard")
    }

    /// Plays a session that is stopped half a second after its first word.
    ///
    /// - Parameters:
    ///   - stop: For how long.
    ///   - rest: How long it is heard after that.
    /// - Returns: What was heard, and what is in its file, each from the same loud place on.
    /// - Throws: where a program fails, or nothing of the file is heard.
    private func stopped(
      for stop: Duration, heardFor rest: Duration
    ) async throws -> (heard: ArraySlice<Int16>, written: ArraySlice<Int16>) {
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let script = try write("Pose: Reach\n\nReach up.\nHold: 8 seconds\nReach down.\n")
      let heard = try await PulseServer.run(on: .faultless) { server in
        try await DuckTests.running(
          ["render", script, "--output", "\(folder)/reach.wav"], on: server, in: folder
        ) { _, _ in }
        try await DuckTests.running(
          ["play", script, "--duck", "1"], on: server, in: folder
        ) { _, send in
          try await until { server.played.contains { abs($0) > 100 } }
          try await Task.sleep(for: .milliseconds(500))
          try send(.suspend)
          try await Task.sleep(for: stop)
          try send(.resume)
          try await Task.sleep(for: rest)
          try send(.kill)
        }
        return server.played
      }
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/reach.wav"))
      let written = try #require(WAVReader([UInt8](bytes))).samples
      // The quiet beginning of the first word is no part of the file: both begin where it is loud.
      let first = try #require(written.firstIndex { abs($0) > 3000 })
      let word = written[first..<first + 500]
      let start = try #require(
        heard.indices.dropLast(500).first { heard[$0..<$0 + 500].elementsEqual(word) })
      return (heard[start...], written[first...])
    }

    /// How many samples differ, as far as both reach; silence is dithered by one bit while it is
    /// played.
    private func differences(_ heard: ArraySlice<Int16>, _ written: ArraySlice<Int16>) -> Int {
      zip(heard, written).count { abs(Int($0) - Int($1)) > 1 }
    }

    private func write(_ text: String) throws -> String {
      let path = "\(folder)/brief.routine"
      try Data(text.utf8).write(to: URL(filePath: path))
      return path
    }

    /// Waits until something holds, for 30 s at most.
    private func until(_ holds: () async throws -> Bool) async throws {
      for _ in 0..<600 {
        if try await holds() { return }
        try await Task.sleep(for: .milliseconds(50))
      }
      Issue.record("it never came to that")
    }
  }
}
