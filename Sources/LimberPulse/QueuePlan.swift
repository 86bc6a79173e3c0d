internal import LimberAudio

/// How much is asked for at a time, and how far ahead of the sound a rewrite is safe.
///
/// A device that can be rewound is rewritten 10 ms ahead of the sound, however deep the queue. On
/// any other, what it has fetched is lost for the rewrite.
package struct QueuePlan: Hashable, Sendable {
  /// How many frames the server holds: 5 s, so that a stopped player is not heard.
  static let depth = 5 * AudioFormat.sampleRate
  /// What a rewrite keeps clear of on top of all else: 10 ms.
  private static let reserve = 10 * AudioFormat.framesPerMillisecond

  /// Whether the device gives back what it has fetched.
  package var isRewindable: Bool
  /// How many frames the server asks for at a time.
  package var request: Int

  /// Creates the plan for a device with `driver` on a server that calls itself `server`.
  package init(server: String, driver: String) {
    let isPulseAudio = server == "pulseaudio"
    isRewindable = isPulseAudio && driver == "module-alsa-sink.c"
    let isPipeWire = server.contains("PipeWire")
    let milliseconds = isRewindable ? 100 : isPipeWire ? 20 : 40
    request = milliseconds * AudioFormat.framesPerMillisecond
  }

  /// How far ahead of the sound a rewrite begins on a device with `latency` frames of its own.
  ///
  /// Near the end of what is `queued`, written but not heard, the server has nothing to rewind
  /// with, and any device is like one that cannot be rewound.
  package func margin(latency: Int, queued: Int) -> Int {
    let careful = latency + request + Self.reserve
    return isRewindable && queued > careful ? Self.reserve : careful
  }
}
