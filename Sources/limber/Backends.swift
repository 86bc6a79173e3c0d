internal import LimberAudio
internal import LimberEspeak
internal import LimberPulse
internal import LimberSpeech

/// The one place that knows which engines and sinks are built in.
enum Backends {
  /// The engine that speaks.
  static func synthesizer() throws -> EspeakSynthesizer {
    guard let worker = EspeakSynthesizer.installedWorker() else {
      throw Failure(
        "the program limber-espeak was not found",
        hint: "it belongs beside limber; build both with \"make build\"")
    }
    return EspeakSynthesizer(worker: worker, workers: 2, deadline: .seconds(10))
  }

  /// The sink of the person's sound server; throws if there cannot be one.
  static func speaker() throws(SinkError) -> any AudioSink {
    try PulseSink(server: nil, keepAwake: true)
  }

  /// A sink without sound, `speed` times as fast as the clock.
  static func silence(speed: Int) -> any AudioSink {
    NullSink(speed: speed)
  }
}
