internal import CEBUR128
internal import Glibc

/// A measurement by libebur128, which owns its memory.
@safe struct LoudnessMeter: ~Copyable {
  private let state: UnsafeMutablePointer<ebur128_state>

  /// Begins a measurement of one channel.
  init(sampleRate: Int) throws(LoudnessError) {
    let modes = EBUR128_MODE_I.rawValue | EBUR128_MODE_TRUE_PEAK.rawValue
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

  /// What was measured so far.
  func loudness() throws(LoudnessError) -> MeasuredLoudness {
    var integrated = 0.0
    var peak = 0.0
    try check(unsafe ebur128_loudness_global(state, &integrated))
    try check(unsafe ebur128_true_peak(state, 0, &peak))
    return MeasuredLoudness(integrated: integrated, truePeak: 20 * log10(peak))
  }

  private func check(_ status: CInt) throws(LoudnessError) {
    guard status == CInt(bitPattern: EBUR128_SUCCESS.rawValue) else {
      throw LoudnessError(reason: "libebur128 ran out of memory (\(status))")
    }
  }
}
