import LimberAudio
import LimberPulse
import LimberTesting
import Synchronization

/// A coded feed on a sink, with everything that the sink tells, and somebody who looks at it.
final class FaultySession: Sendable {
  static let feed = CodedFeed(shift: 0, readyFrames: 100_000_000, isComplete: false)

  let sink: PulseSink
  private let log = Mutex<[SinkEvent]>([])
  private let tasks = Mutex<[Task<Void, Never>]>([])

  /// A session that plays on the server's device, as it is written.
  init(on server: PulseServer) async throws {
    sink = try PulseSink(server: server.address, keepAwake: false, crossFade: 0)
    try await sink.start(Self.feed)
    let sink = sink
    let listener = Task { for await event in sink.events { log.withLock { $0.append(event) } } }
    // As a player does, ten times a second.
    let looker = Task {
      while (try? await Task.sleep(for: .milliseconds(100))) != nil { _ = await sink.position() }
    }
    tasks.withLock { $0 = [listener, looker] }
  }

  var events: [SinkEvent] { log.withLock { $0 } }

  /// How often the sound has come back.
  var returns: Int {
    events.count {
      if case .restored = $0 { true } else { false }
    }
  }

  /// Waits until the sound is back, 20 s at most, and then until half a second more is heard.
  func restored() async throws {
    for _ in 0..<2000 {
      for case .restored(let frame, _) in events {
        while await sink.position() < frame + 24_000 {
          try await Task.sleep(for: .milliseconds(20))
        }
        return
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw SinkViolation("the sound is not restored after \(events)")
  }

  func end() async {
    for task in tasks.withLock({ $0 }) { task.cancel() }
    await sink.stop()
  }
}

extension CodedRecording {
  /// How many frames of what was played were never heard, at each break; negative for frames that
  /// were heard twice.
  var losses: [Int] {
    zip(stretches, stretches.dropFirst()).map { $1.lowerBound - $0.upperBound }
  }
}
