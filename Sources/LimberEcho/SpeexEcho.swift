internal import CSpeexDSP
public import LimberEars

/// An echo canceller by libspeexdsp, which also weakens what is left of the echo.
///
/// It belongs to one thread.
@safe public final class SpeexEcho: EchoCanceller {
  /// Samples it takes at a time, at 16 kHz.
  public let frame = 160

  /// The longest echo it knows, in samples: 256 ms.
  private static let tail: Int32 = 4096

  private let echo: OpaquePointer
  private let preprocessor: OpaquePointer

  /// A canceller that has heard nothing yet; nil if memory has run out.
  public init?() {
    guard let echo = unsafe speex_echo_state_init(Int32(frame), Self.tail) else { return nil }
    guard let preprocessor = unsafe speex_preprocess_state_init(Int32(frame), 16_000) else {
      unsafe speex_echo_state_destroy(echo)
      return nil
    }
    unsafe self.echo = unsafe echo
    unsafe self.preprocessor = unsafe preprocessor
    var rate: Int32 = 16_000
    unsafe speex_echo_ctl(echo, SPEEX_ECHO_SET_SAMPLING_RATE, &rate)
    unsafe speex_preprocess_ctl(
      preprocessor, SPEEX_PREPROCESS_SET_ECHO_STATE, UnsafeMutableRawPointer(echo))
    set(SPEEX_PREPROCESS_SET_DENOISE, to: 0)
    set(SPEEX_PREPROCESS_SET_ECHO_SUPPRESS, to: -50)
    set(SPEEX_PREPROCESS_SET_ECHO_SUPPRESS_ACTIVE, to: -20)
  }

  deinit {
    unsafe speex_preprocess_state_destroy(preprocessor)
    unsafe speex_echo_state_destroy(echo)
  }

  /// What is left of the microphone without the loudspeaker.
  public func cancel(_ microphone: [Float], loudspeaker: [Float]) -> [Float] {
    precondition(microphone.count == frame && loudspeaker.count == frame, "one frame at a time")
    let near = microphone.map(Self.integer)
    let far = loudspeaker.map(Self.integer)
    var out = [Int16](repeating: 0, count: frame)
    unsafe speex_echo_cancellation(echo, near, far, &out)
    unsafe speex_preprocess_run(preprocessor, &out)
    return out.map { Float($0) / 32_768 }
  }

  private func set(_ what: Int32, to value: Int32) {
    var value = value
    unsafe speex_preprocess_ctl(preprocessor, what, &value)
  }

  private static func integer(_ sample: Float) -> Int16 {
    Int16(max(-32_768, min(32_767, (sample * 32_768).rounded())))
  }
}
