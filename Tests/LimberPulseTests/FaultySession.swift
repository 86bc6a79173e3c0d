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
  var returns: Int { framesOfReturns.count }

  /// The position at each return of the sound.
  private var framesOfReturns: [Int] {
    events.compactMap { event in
      if case .restored(let frame, _) = event { frame } else { nil }
    }
  }

  /// Waits until the sound is back, for the first time or the second, and so many frames more are
  /// heard: half a second, if not said otherwise; for 20 s at most.
  func restored(_ count: Int = 1, andHeard frames: Int = 24_000) async throws {
    for _ in 0..<2000 {
      if let frame = framesOfReturns.dropFirst(count - 1).first,
        await sink.position() >= frame + frames
      {
        return
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw SinkViolation("the sound is not restored after \(events)")
  }

  /// Waits until the sink tells something, for 20 s at most.
  func told(_ isIt: (SinkEvent) -> Bool) async throws {
    for _ in 0..<2000 where !events.contains(where: isIt) {
      try await Task.sleep(for: .milliseconds(10))
    }
    guard events.contains(where: isIt) else { throw SinkViolation("nothing is told but \(events)") }
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
