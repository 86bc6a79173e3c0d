/// Where sound comes from: a microphone, and with it what the loudspeaker plays meanwhile.
///
/// It goes on by itself until `stop`: a device that is not there yet, or goes away, is told, and
/// taken as soon as it is there.
public protocol AudioSource: Sendable {
  /// Begins to listen; `deliver` is called on the source's own thread and must not block.
  ///
  /// Called once.
  func start(_ deliver: @escaping @Sendable (SourceEvent) -> Void)

  /// Lets go of the device. May be called at any time, and more than once.
  func stop()
}

/// A run of samples and when they were.
public struct TimedSound: Hashable, Sendable {
  /// Mono samples at 16 kHz, full scale at 1.
  public var samples: [Float]
  /// When the first of them was in the air, in nanoseconds of the machine's monotonic clock.
  public var time: Int64

  /// How many samples last a second.
  public static let sampleRate = 16_000

  /// Samples of which the first was in the air at `time`.
  public init(samples: [Float], time: Int64) {
    self.samples = samples
    self.time = time
  }
}

/// What a source tells.
public enum SourceEvent: Hashable, Sendable {
  /// What the microphone heard.
  case captured(TimedSound)
  /// What the loudspeaker plays.
  case played(TimedSound)
  /// There is a microphone, with its name for people.
  case found(String)
  /// There is no microphone; the reason for people.
  case missing(String)
  /// The microphone went away.
  case lost
  /// The microphone was switched off, or on again.
  case muted(Bool)
}
