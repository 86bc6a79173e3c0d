internal import LimberAudio

/// What is known of the time of a stream: never goes back, and survives the server.
struct PulseClock {
  /// The last frame that was known to be heard.
  private(set) var position = 0
  /// The last frame that can be heard at all, as silence follows it.
  var limit = Int.max
  private var told = SuspendingClock.now

  /// Takes over what the server says, but never a frame that was not written.
  mutating func learn(_ frame: Int, written: Int) {
    position = max(position, min(frame, written, limit))
    told = .now
  }

  /// Goes on by the machine's clock, as the server's cannot be asked any more.
  mutating func guess(written: Int) {
    let elapsed = (SuspendingClock.now - told).components
    let milliseconds = elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
    learn(position + Int(milliseconds) * AudioFormat.framesPerMillisecond, written: written)
  }
}
