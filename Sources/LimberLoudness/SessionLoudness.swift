/// The loudness of a long sound, measured while it is made, in constant time for its pauses.
///
/// The measure leaves out what is silent (ITU-R BS.1770), but spends as much time on it. So whole
/// tenths of a second of exact silence are left out here, once the meter has come to rest; the
/// result is the same.
public struct SessionLoudness: ~Copyable {
  private let meter: LoudnessMeter
  private var pending: [Int16] = []
  private var quiet = 0

  /// The step of the measure: 100 ms at 48 kHz.
  private static let step = 4800
  /// So much silence is measured after a sound: longer than the 400 ms that are looked at together.
  private static let rest = 8

  /// Begins a measurement of one channel at 48 kHz; throws if there is no memory for it.
  public init() throws(LoudnessError) {
    meter = try LoudnessMeter(sampleRate: 48_000, hasPeak: false)
  }

  /// Adds samples; throws if there is no memory for it.
  public mutating func add(_ samples: [Int16]) throws(LoudnessError) {
    if pending.isEmpty, samples.count.isMultiple(of: Self.step) {
      return try addSteps(samples)
    }
    pending += samples
    let whole = pending.count / Self.step * Self.step
    try addSteps(Array(pending[..<whole]))
    pending.removeFirst(whole)
  }

  /// The integrated loudness so far, in LUFS; negative infinity if nothing was heard.
  public func integrated() throws(LoudnessError) -> Double {
    try meter.integrated()
  }

  private mutating func addSteps(_ samples: [Int16]) throws(LoudnessError) {
    for start in stride(from: 0, to: samples.count, by: Self.step) {
      let step = samples[start..<start + Self.step]
      quiet = step.allSatisfy { $0 == 0 } ? quiet + 1 : 0
      if quiet <= Self.rest { try meter.add(Array(step)) }
    }
  }
}
