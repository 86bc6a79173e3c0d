import Foundation
import LimberAudio
import LimberPulse
import LimberTesting
import Synchronization
import Testing

extension PulseTests {
  /// What is heard when something happens to the sound, on a card that keeps every frame.
  struct PulseFaultTests {
    /// How many frames a listener may hear twice at a fault: 5 ms (PLAYBACK.md 14), and 50 where busy
    /// programs make the server late.
    static let tolerance = Urgency.isGranted ? 240 : 2400
    /// How many may be lost: none, and 50 ms there.
    static let loss = Urgency.isGranted ? 0 : 2400

    @Test func `a server that is killed and started again goes on where it was`() async throws {
      let heard = try await Self.heard { server, session in
        await server.crash()
        try await server.again { _ in try await session.restored() }
      }
      Self.check(heard)
    }

    @Test func `a device that vanishes and comes back goes on where it was`() async throws {
      let heard = try await Self.heard { server, session in
        try await server.removeCard()
        try await Task.sleep(for: .milliseconds(300))
        try await server.addCard()
        try await session.restored()
      }
      Self.check(heard)
    }

    @Test func `a device that is put to sleep goes on where it was`() async throws {
      let heard = try await Self.heard { server, session in
        try await server.control("suspend-sink", "card", "1")
        try await Task.sleep(for: .milliseconds(700))
        try await server.control("suspend-sink", "card", "0")
        try await session.restored()
      }
      // 2 ms may be lost here (PLAYBACK.md 14); none is on an idle machine.
      Self.check(heard, losing: max(Self.loss, 96))
    }

    @Test func `what is replaced while the sound comes back is what is heard`() async throws {
      let (heard, last) = try await PulseServer.run(on: .faultless) { server in
        let session = try await FaultySession(on: server)
        var last: [Int] = []
        for round in 1...5 {
          try await server.control("suspend-sink", "card", "1")
          async let wakes: Void = server.control("suspend-sink", "card", "0")
          // Again and again, so that one of them comes when the sound is about to go on.
          var target = round * 50_000_000
          while session.returns < round {
            target += 20_000
            let start = target
            try await session.sink.rewrite { at in
              CodedFeed(shift: start - at, readyFrames: 500_000_000, isComplete: false)
            }
            try await Task.sleep(for: .milliseconds(3))
          }
          try await wakes
          last.append(target)
          try await Task.sleep(for: .milliseconds(700))
        }
        await session.end()
        return (CodedRecording(server.played), last)
      }
      for target in last {
        #expect(heard.stretches.contains { $0.contains(target + 9600) }, "\(target) in \(heard)")
      }
    }

    @Test func `a server that stands still goes on near where it was`() async throws {
      let heard = try await Self.heard { server, session in
        try await server.frozen { try await Task.sleep(for: .seconds(2)) }
        try await session.restored()
      }
      Figures.tell("heard around a server that stood still: \(heard.stretches)")
      // Until it obeys, the server plays what it thinks is due; then what was missed comes.
      #expect(heard.stretches.dropFirst().dropLast().allSatisfy { $0.count <= 9600 }, "\(heard)")
      // Without a word from the server the sound is believed to go on for 0.3 s.
      let last = heard.stretches[heard.stretches.count - 1].lowerBound
      #expect(abs(last - heard.stretches[0].upperBound) <= 19_200, "\(heard)")
    }

    @Test func `a server that stands still for a moment is taken for a busy one`() async throws {
      let heard = try await Self.heard { server, session in
        try await server.frozen { try await Task.sleep(for: .milliseconds(600)) }
        try await Task.sleep(for: .milliseconds(700))
        #expect(session.events == [])
      }
      Figures.tell("lost where a server stood still for a moment: \(heard.losses)")
      // It skips what it missed, and what its card had fetched is played meanwhile.
      #expect(heard.losses.allSatisfy { (0...28_800).contains($0) }, "\(heard)")
      #expect(heard.stretches.count <= 2, "\(heard)")
      #expect((heard.stretches.last?.count ?? 0) > 24_000, "\(heard)")
    }

    @Test func `a server that dies after it stood still goes on near where it was`() async throws {
      let heard = try await Self.heard { server, session in
        try await server.frozen {
          try await Task.sleep(for: .milliseconds(600))
          await server.crash()
        }
        try await server.again { _ in try await session.restored() }
      }
      Figures.tell("lost where a server stood still and died: \(heard.losses)")
      // Without a word the sound is believed to go on for longer than it did.
      #expect(heard.losses.allSatisfy { (-9600...Self.loss).contains($0) }, "\(heard)")
      #expect(!heard.breaks.isEmpty)
    }

    @Test func `what is heard once more is not lost when the sound breaks off again`()
      async throws
    {
      let heard = try await Self.heard { server, session in
        try await server.frozen { try await Task.sleep(for: .seconds(2)) }
        try await session.restored(1, andHeard: 0)
        // Of the 0.2 s that are heard once more, a part has been.
        try await Task.sleep(for: .milliseconds(60))
        await server.crash()
        try await server.again { _ in try await session.restored(2) }
      }
      let (before, after) = (heard.stretches.dropLast().last, heard.stretches.last)
      let end = try #require(before?.upperBound)
      let start = try #require(after?.lowerBound)
      #expect(start - end <= Self.loss, "\(heard)")
    }

    @Test func `nothing is played to a device that stands in for none`() async throws {
      let (heard, unheard, events) = try await PulseServer.run(devices: ["lab", "auto_null"]) {
        server in
        let unheard = Kept<[Int16]>()
        let session = try await FaultySession(on: server)
        let heard = try await server.recording(of: "lab") {
          let samples = try await server.recording(of: "auto_null") {
            try await server.control("move-sink-input", "0", "auto_null")
            try await Task.sleep(for: .milliseconds(700))
            try await server.control("move-sink-input", "0", "lab")
            try await session.restored()
          }
          await unheard.keep(samples)
        }
        await session.end()
        return (
          CodedRecording(heard), CodedRecording(await unheard.value ?? []), session.events
        )
      }
      guard case .held(let error, _) = events.first else {
        Issue.record("no outage was told: \(events)")
        return
      }
      #expect(error.code == .noDevice)
      // A server that is late fetches some before it is told to hold.
      let fetched = unheard.stretches.map(\.count).reduce(0, +)
      #expect(fetched <= (Urgency.isGranted ? 0 : 9600))
      // That is heard afterwards, on the device that there is, after what it had fetched before.
      Figures.tell("frames played to nobody alone: \(heard.losses) of \(unheard)")
      #expect(heard.losses.allSatisfy { (-4800...Self.loss).contains($0) }, "\(heard)")
    }

    @Test func `a player that stands still for three seconds is not heard`() async throws {
      let heard = try await Self.heard { _, session in
        let slow = SlowFeed(FaultySession.feed, standingStillFor: 3)
        try await session.sink.extend(slow)
        // The server asks for more ten times a second; then nothing happens for 3 s.
        try await Task.sleep(for: .milliseconds(300))
        let elapsed = try await ContinuousClock().measure {
          try await session.sink.extend(FaultySession.feed)
        }
        #expect(elapsed > .seconds(2))
        try await Task.sleep(for: .seconds(1))
        #expect(session.events == [])
      }
      #expect(heard.losses == [])
      #expect(heard.breaks == [])
    }

    @Test func `two busy cores are not heard`() async throws {
      let heard = try await Self.heard { _, session in
        let end = Date(timeIntervalSinceNow: 2)
        for _ in 0..<4 { Thread.detachNewThread { while Date() < end {} } }
        try await Task.sleep(for: .seconds(2.2))
      }
      #expect(heard.losses.reduce(0, +) <= 2 * Self.loss)
    }

    /// What the card played of a session that was under way for a second when `body` began.
    static func heard(
      on kind: PulseServer.Kind = .pulseAudio,
      _ body: @Sendable (PulseServer, FaultySession) async throws -> Void
    ) async throws -> CodedRecording {
      try await PulseServer.run(kind, on: .faultless) { server in
        let session = try await FaultySession(on: server)
        try await Task.sleep(for: .seconds(1))
        try await body(server, session)
        await session.end()
        return CodedRecording(server.played)
      }
    }

    /// Expects one break, at which no more was heard twice and lost than said.
    static func check(
      _ heard: CodedRecording, within tolerance: Int = tolerance, losing loss: Int = loss
    ) {
      Figures.tell("frames lost at the fault: \(heard.losses)")
      #expect(heard.strangers.count <= 1)
      #expect(heard.stretches.count <= 2)
      #expect(heard.losses.allSatisfy { (-tolerance...loss).contains($0) }, "\(heard)")
      #expect(!heard.breaks.isEmpty)
    }
  }
}

/// A feed whose rendering stands still once, as a program does that was stopped.
private final class SlowFeed: AudioFeed {
  private let feed: CodedFeed
  private let pause: Mutex<TimeInterval>

  init(_ feed: CodedFeed, standingStillFor seconds: TimeInterval) {
    self.feed = feed
    pause = Mutex(seconds)
  }

  var readyFrames: Int { feed.readyFrames }
  var isComplete: Bool { feed.isComplete }

  func render(from frame: Int, into samples: inout [Int16]) {
    let seconds = pause.withLock { seconds in
      defer { seconds = 0 }
      return seconds
    }
    Thread.sleep(forTimeInterval: seconds)
    feed.render(from: frame, into: &samples)
  }
}
