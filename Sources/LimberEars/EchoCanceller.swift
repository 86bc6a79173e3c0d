/// Takes the sound of a loudspeaker out of a microphone's.
///
/// It is made, used and dropped on one thread.
public protocol EchoCanceller {
  /// Samples it takes at a time, at 16 kHz; a divisor of ``VoiceDetector/block``.
  var frame: Int { get }

  /// What is left of the microphone without the loudspeaker; each `frame` samples long.
  mutating func cancel(_ microphone: [Float], loudspeaker: [Float]) -> [Float]
}

/// Watches how well the echo is cancelled.
public struct EchoMeter: Hashable, Sendable {
  /// Whether the coach may be listened over.
  public private(set) var isBearable = true
  /// By how many dB the echo is weakened, smoothed; nil before there was enough of it.
  public private(set) var reduction: Double?

  /// The least reduction that will do, and that which will do again, in dB.
  private static let least = 15.0
  private static let again = 18.0
  /// For how many blocks it has to be too little: 20 s.
  private static let patience = 1_000
  /// By how many dB the echo has to stand out of the room for it to matter.
  private static let audible = 12.0

  private var before = 0.0
  private var after = 0.0
  private var measured = 0
  private var poor = 0

  /// A meter that has measured nothing.
  public init() {}

  /// Takes a block in which the loudspeaker sounds and nobody speaks: its levels in dB before and
  /// after cancelling, and that of the room.
  public mutating func take(before: Double, after: Double, room: Double) {
    guard before > room + Self.audible else { return }
    let share = measured < 50 ? 1 / Double(measured + 1) : 0.02
    self.before += (before - self.before) * share
    self.after += (max(after, room) - self.after) * share
    measured += 1
    guard measured >= 50 else { return }
    let reduction = self.before - self.after
    // In a loud room no more can be seen than stands out of it.
    let least = min(Self.least, self.before - room - 6)
    self.reduction = reduction
    poor = reduction < least ? poor + 1 : 0
    if isBearable, poor >= Self.patience { isBearable = false }
    if !isBearable, reduction >= min(Self.again, least + 3) { isBearable = true }
  }
}
