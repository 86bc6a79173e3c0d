internal import LimberAudio

/// What is known of the time of a stream: never goes back, and survives the server.
struct PulseClock {
  /// The last frame that was known to be heard.
  private(set) var position = 0
  /// The last frame that can be heard at all, as silence follows it.
  var limit = Int.max
  /// The frame that was heard by the last word, and when that came.
  private var told = (frame: 0, moment: SuspendingClock.now)
  /// The first frame since the sound last began.
  private var start = 0

  /// The frame at which the sound breaks off now, or up to `doubt` frames before: not before its last
  /// beginning, up to which all was heard, but before the position, while frames are heard once more.
  func latest(minus doubt: Int = 0) -> Int { min(position, max(start, told.frame - doubt)) }

  /// The sound begins with `start`, when `frame` is heard by the count of its stream.
  mutating func begin(at start: Int, hearing frame: Int) {
    self.start = start
    told = (frame, .now)
  }

  /// Takes over what the server says, but never a frame that was not written.
  mutating func learn(_ frame: Int, written: Int) {
    told = (min(frame, written, limit), .now)
    position = max(position, told.frame)
  }

  /// Goes on by the machine's clock, but not beyond a frame, as the server's cannot be asked any more.
  mutating func guess(written: Int, upTo last: Int) {
    let elapsed = (SuspendingClock.now - told.moment).components
    let milliseconds = elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
    let frames = Int(milliseconds) * AudioFormat.framesPerMillisecond
    learn(max(told.frame, min(told.frame + frames, last)), written: written)
  }
}
