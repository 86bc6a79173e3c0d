internal import CEBUR128
internal import Glibc

/// A measurement by libebur128, which owns its memory.
@safe struct LoudnessMeter: ~Copyable {
  private let state: UnsafeMutablePointer<ebur128_state>

  /// Begins a measurement of one channel; its peaks take ten times as long as its loudness.
  init(sampleRate: Int, hasPeak: Bool = true) throws(LoudnessError) {
    let peak = hasPeak ? EBUR128_MODE_TRUE_PEAK.rawValue : 0
    let modes = EBUR128_MODE_I.rawValue | peak
    guard let state = unsafe ebur128_init(1, UInt(sampleRate), CInt(bitPattern: modes)) else {
      throw LoudnessError(reason: "libebur128 cannot measure \(sampleRate) samples a second")
    }
    unsafe self.state = state
  }

  deinit {
    var state: UnsafeMutablePointer<ebur128_state>? = unsafe state
    unsafe ebur128_destroy(&state)
  }

  /// Adds samples; 1 is full scale.
  func add(_ samples: [Float]) throws(LoudnessError) {
    try check(
      unsafe samples.withUnsafeBufferPointer { samples in
        unsafe ebur128_add_frames_float(state, samples.baseAddress, samples.count)
      })
  }

  /// Adds samples; 32,768 is full scale.
  func add(_ samples: [Int16]) throws(LoudnessError) {
    try check(
      unsafe samples.withUnsafeBufferPointer { samples in
        unsafe ebur128_add_frames_short(state, samples.baseAddress, samples.count)
      })
  }

  /// The integrated loudness so far, in LUFS.
  func integrated() throws(LoudnessError) -> Double {
    var integrated = 0.0
    try check(unsafe ebur128_loudness_global(state, &integrated))
    return integrated
  }

  /// What was measured so far, peaks too.
  func loudness() throws(LoudnessError) -> MeasuredLoudness {
    let integrated = try integrated()
    var peak = 0.0
    try check(unsafe ebur128_true_peak(state, 0, &peak))
    return MeasuredLoudness(integrated: integrated, truePeak: 20 * log10(peak))
  }

  private func check(_ status: CInt) throws(LoudnessError) {
    guard status == CInt(bitPattern: EBUR128_SUCCESS.rawValue) else {
      throw LoudnessError(reason: "libebur128 ran out of memory (\(status))")
    }
  }
}
