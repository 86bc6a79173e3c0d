internal import LimberAudio

/// How much is asked for at a time, and how far ahead of the sound a rewrite is safe.
///
/// A device that can be rewound is rewritten 9.5 ms ahead of the sound, however deep the queue, so
/// that what is written is heard within 10 ms. On any other, what it has fetched is lost for the
/// rewrite.
package struct QueuePlan: Hashable, Sendable {
  /// What plays.
  package enum Kind: Hashable, Sendable {
    /// A device of PulseAudio that gives back what it has fetched.
    case rewindable
    /// PipeWire, which fetches little at a time and gives nothing back.
    case pipeWire
    /// Any other device of PulseAudio.
    case plain
  }

  /// How many frames the server holds: 5 s, so that a stopped player is not heard.
  static let depth = 5 * AudioFormat.sampleRate
  /// What a rewrite keeps clear of on top of all else: 9.5 ms, where 5 were safe on an idle machine
  /// (PLAYBACK.md 5).
  private static let reserve = 19 * AudioFormat.framesPerMillisecond / 2
  /// What it keeps clear of on PipeWire: 25 ms in all, and 14 ms on top of what was fetched
  /// (PLAYBACK.md 5; `make bench-play` measures it).
  private static let pipeWire = (
    least: 25 * AudioFormat.framesPerMillisecond, reserve: 14 * AudioFormat.framesPerMillisecond
  )
  /// How much PipeWire may have fetched at a time, in its own words: 10.7 ms, which is half of what it
  /// fetches by itself.
  static let longestBlock = "512/48000"

  /// The most that the server asks for at a time: 250 ms (PLAYBACK.md 5).
  private static let mostRequested = 250 * AudioFormat.framesPerMillisecond

  /// What plays.
  package let kind: Kind
  /// How many frames the server asks for at a time.
  package var request: Int

  /// Creates the plan for a device with `driver` on a server that calls itself `server`.
  package init(server: String, driver: String) {
    if server.contains("PipeWire") {
      kind = .pipeWire
    } else if server == "pulseaudio", driver == "module-alsa-sink.c" {
      kind = .rewindable
    } else {
      kind = .plain
    }
    let milliseconds =
      switch kind {
      case .rewindable: 100
      case .pipeWire: 150
      case .plain: 40
      }
    request = milliseconds * AudioFormat.framesPerMillisecond
  }

  /// How many frames of silence follow the end of a session: PipeWire plays nothing but whole blocks,
  /// 43 ms at most, so that the last part of one would never be heard.
  package var padding: Int { kind == .pipeWire ? 100 * AudioFormat.framesPerMillisecond : 0 }

  /// How many frames the end of the sound may take at a pause: on PipeWire, which is told later, 12 ms,
  /// in which no sample is further than 51 dB below full scale from the one before.
  package var longestEnd: Int {
    kind == .pipeWire ? 12 * AudioFormat.framesPerMillisecond : .max
  }

  /// By how many frames what is told of the time may be ahead of the sound: 30 ms on PipeWire
  /// (PLAYBACK.md 6).
  package var haste: Int { kind == .pipeWire ? 30 * AudioFormat.framesPerMillisecond : 0 }

  /// For how many frames a word on the time counts beside later ones: PipeWire's for 12 s, which is
  /// short enough for the clock of any card to drift by less than 3 ms; others are exact.
  package var memory: Int { kind == .pipeWire ? 12 * AudioFormat.sampleRate : 0 }

  /// How many frames are heard once more after an outage, so that none is missed: the sound broke off
  /// up to 2 ms before the position, and 16 to 20 on PipeWire (docs/measurements.md).
  var repeated: Int { (kind == .pipeWire ? 20 : 3) * AudioFormat.framesPerMillisecond }

  /// The plan for a machine on which frames come late: half as much again at a time; nil if that is
  /// the most already.
  package var strained: QueuePlan? {
    guard request < Self.mostRequested else { return nil }
    var plan = self
    plan.request = min(Self.mostRequested, request * 3 / 2)
    return plan
  }

  /// How far ahead of the sound a rewrite begins.
  ///
  /// Near the end of what is queued the server has nothing to rewind with, and any device of
  /// PulseAudio is like one that cannot be rewound.
  ///
  /// - Parameters:
  ///   - latency: How many frames the device holds by its settings.
  ///   - fetched: How many it has fetched and not played, by the server's last word.
  ///   - queued: How many are written and not heard.
  /// - Returns: how many frames.
  package func margin(latency: Int, fetched: Int, queued: Int) -> Int {
    let careful = latency + request + Self.reserve
    return switch kind {
    case .pipeWire: max(Self.pipeWire.least, fetched + Self.pipeWire.reserve)
    case .rewindable where queued > careful: Self.reserve
    case .rewindable, .plain: careful
    }
  }
}
