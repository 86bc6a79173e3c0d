import Foundation
import LimberPulse
import LimberTesting
import Subprocess
import SystemPackage
import Testing

extension PulseTests {
  /// What others hear of a session: a steady tone, in the capture of a device.
  struct DuckTests {
    private static let frequency = 9000.0

    @Test func `a tone steps back smoothly, and comes back`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        let heard = try await server.playing(tone: Self.frequency) {
          try await server.recording(of: "lab") {
            try await Self.running(["duck-others"], on: server) { write, _ in
              try await Task.sleep(for: .milliseconds(500))
              try await write("0.3")
              try await Task.sleep(for: .milliseconds(800))
              try await write("1")
              try await Task.sleep(for: .milliseconds(800))
            }
          }
        }
        let levels = Self.levels(heard)
        let full = try #require(levels.max())
        #expect(full > 0.4)
        let low = try #require(levels.min())
        #expect((0.28...0.32).contains(low / full), "\(low / full)")
        #expect(levels.suffix(10).allSatisfy { $0 > full * 0.99 })
        // Never more than half of the way at once: the device fetches 50 ms at a time.
        for (before, after) in zip(levels, levels.dropFirst()) {
          #expect(max(before, after) / min(before, after) < 2, "\(before) to \(after)")
        }
        let between = levels.filter { $0 > full * 0.35 && $0 < full * 0.9 }
        #expect(between.count >= 4, "it goes down and up in steps")
      }
    }

    @Test func `calls, and what a person sets meanwhile, are left alone`() async throws {
      try await PulseServer.run(devices: ["lab"]) { server in
        try await server.playing(tone: 500, ["media.role=phone", "application.name=phone"]) {
          try await server.playing(tone: 600, ["application.name=music"]) {
            try await Self.running(["duck-others"], on: server) { write, _ in
              try await write("0.3")
              try await Self.until { try await Self.volumes(on: server) == [100, 67] }
              let music = try #require(try await Self.index(of: "music", on: server))
              _ = try await server.pactl("set-sink-input-volume", music, "50%")
              try await write("1")
              try await Task.sleep(for: .milliseconds(500))
              #expect(try await Self.volumes(on: server) == [100, 50])
            }
          }
        }
        #expect(try await server.streams() == 0)
      }
    }

    @Test func `when one of two sessions ends, the other one lowers sound`() async throws {
      let folder = NSTemporaryDirectory() + "limber-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try await PulseServer.run(devices: ["lab"]) { server in
        try await server.playing(tone: 600) {
          let (isGoingOn, end) = AsyncStream.makeStream(of: Void.self)
          defer { end.finish() }
          let first = Task {
            try await Self.running(["duck-others"], on: server, in: folder) { write, _ in
              try await write("0.3")
              for await _ in isGoingOn {}
            }
          }
          try await Self.until { try await Self.volumes(on: server) == [67] }
          try await Self.running(["duck-others"], on: server, in: folder) { write, _ in
            try await write("0.1")
            try await Task.sleep(for: .seconds(3))
            #expect(try await Self.volumes(on: server) == [67], "only one lowers sound at a time")
            end.finish()
            try await first.value
            try await Self.until { try await Self.volumes(on: server) == [46] }
            try await write("1")
            try await Self.until { try await Self.volumes(on: server) == [100] }
            try await write("0.3")
            try await Self.until { try await Self.volumes(on: server) == [67] }
          }
          try await Self.until { try await Self.volumes(on: server) == [100] }
        }
      }
    }

    @Test func `a session lowers a tone for its words, and its death brings it back`() async throws
    {
      let folder = NSTemporaryDirectory() + "limber-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let script = "\(folder)/brief.routine"
      try Data("Pose: Reach\n\nReach up.\nHold: 8 seconds\nReach down.\n".utf8)
        .write(to: URL(filePath: script))
      try await PulseServer.run(devices: ["lab"]) { server in
        let heard = try await server.playing(tone: Self.frequency) {
          try await server.recording(of: "lab") {
            try await Self.running(["play", script], on: server, in: folder) { _, send in
              // Low for the title, back in the hold, low for the count.
              try await Self.until { try await Self.volumes(on: server) == [67, 100] }
              try await Self.until { try await Self.volumes(on: server) == [100, 100] }
              try await Self.until { try await Self.volumes(on: server) == [67, 100] }
              // In the middle of a word, or between two.
              try await Task.sleep(for: .milliseconds(1200))
              try send(.kill)
            }
            try await Self.until { try await Self.volumes(on: server) == [100] }
          }
        }
        let levels = Self.levels(heard)
        // A session may begin to speak in less than these 200 ms.
        let full = try #require(levels.prefix(20).max())
        #expect(levels.suffix(20).allSatisfy { abs($0 - full) < full / 20 })
        // It comes back in steps, also when nobody is left to say so.
        let lastLow = try #require(levels.lastIndex { $0 < full * 0.4 })
        let back = try #require(levels[lastLow...].firstIndex { $0 > full * 0.97 })
        #expect(back - lastLow >= 5, "back within \(back - lastLow) times 10 ms")
        let low = levels.filter { $0 < full * 0.4 }
        #expect(low.count > 100, "for at least a second")
        Self.expectLow(
          levels.map { $0 / full }, wherever: Self.words(in: heard, count: levels.count))
      }
    }
  }
}

extension PulseTests.DuckTests {
  /// Runs `limber` until `body` is over, which may write lines to it, or send it signals; then its
  /// input ends.
  static func running(
    _ arguments: [String], on server: PulseServer, in home: String? = nil,
    bus: String = "unix:path=/nonexistent",
    _ body: (
      _ write: (String) async throws -> Void, _ send: (Signal) throws -> Void
    ) async throws -> Void
  ) async throws {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let limber = URL(filePath: tests).deletingLastPathComponent().path + "/limber"
    let own = FileManager.default.temporaryDirectory.path + "/limber-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: own) }
    let home = home ?? own
    let environment = Environment.inherit.updating([
      "PULSE_SERVER": server.address, "PULSE_COOKIE": "\(home)/cookie", "HOME": home,
      "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home,
      "DBUS_SESSION_BUS_ADDRESS": "\(bus)", "XDG_RUNTIME_DIR": home,
    ])
    _ = try await Subprocess.run(
      .path(FilePath(limber)), arguments: Arguments(arguments), environment: environment,
      input: .inputWriter, output: .discarded, error: .discarded
    ) { program in
      try await body(
        { _ = try await program.standardInputWriter.write(Array("\($0)\n".utf8)) },
        { try program.send(signal: $0) })
      try await program.standardInputWriter.finish()
    }
  }

  /// The volumes of all streams in percent, the first of each, in the order in which they began.
  static func volumes(on server: PulseServer) async throws -> [Int] {
    try await server.pactl("list", "sink-inputs").split(separator: "\n")
      .filter { $0.contains("Volume: ") && $0.contains("%") }
      .compactMap { $0.split(separator: "%").first?.split(separator: " ").last }
      .compactMap { Int($0) }
  }

  /// The number of the stream of a program.
  private static func index(of program: String, on server: PulseServer) async throws -> String? {
    try await server.pactl("list", "sink-inputs").components(separatedBy: "Sink Input #")
      .first { $0.contains("application.name = \"\(program)\"") }
      .map { String($0.prefix { $0.isNumber }) }
  }

  /// How much of the tone there is in each 10 ms; 0.5 is half of full scale.
  private static func levels(_ samples: [Int16]) -> [Double] {
    let window = 480
    return stride(from: 0, to: samples.count - window, by: window).map { start in
      var (cosine, sine) = (0.0, 0.0)
      for offset in 0..<window {
        let angle = 2 * Double.pi * frequency * Double(offset) / 48_000
        let sample = Double(samples[start + offset]) / 32_768
        cosine += sample * cos(angle)
        sine += sample * sin(angle)
      }
      return 2 * (cosine * cosine + sine * sine).squareRoot() / Double(window)
    }
  }

  /// Whether words sound in each 10 ms.
  ///
  /// Three waves of the tone are sixteen samples, so that their mean is free of it.
  private static func words(in samples: [Int16], count: Int) -> [Bool] {
    (0..<count).map { index in
      let power = stride(from: index * 480, to: (index + 1) * 480 - 16, by: 8).reduce(0.0) {
        let mean = samples[$1..<$1 + 16].reduce(0.0) { $0 + Double($1) } / 16 / 32_768
        return $0 + mean * mean
      }
      return power / 58 > 0.01 * 0.01
    }
  }

  /// Expects the tone to be low before any word, and tells how long before and after it is.
  private static func expectLow(_ levels: [Double], wherever words: [Bool]) {
    let sounding = words.indices.filter { words[$0] }
    #expect(sounding.count > 40, "words are heard")
    #expect(sounding.allSatisfy { levels[$0] < 0.35 })
    var (leads, tails): ([Int], [Int]) = ([], [])
    for (place, last) in zip(sounding, [-1000] + sounding) where place - last > 300 {
      let high = levels[..<place].lastIndex { $0 > 0.35 } ?? 0
      leads.append((place - high) * 10)
    }
    for (place, next) in zip(sounding, sounding.dropFirst() + [.max]) where next - place > 300 {
      let high = levels[place...].firstIndex { $0 > 0.97 } ?? .max / 10
      tails.append((high - place) * 10)
    }
    Figures.tell("other sound is low \(leads) ms before words, and back \(tails) ms after them")
    #expect(leads.count == 2)
    #expect(leads.allSatisfy { $0 > 20 })
    #expect(tails.allSatisfy { $0 <= 1000 })
  }

  /// Waits until something holds, for 20 s at most.
  static func until(_ holds: () async throws -> Bool) async throws {
    for _ in 0..<400 {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("it never came to that")
  }
}
