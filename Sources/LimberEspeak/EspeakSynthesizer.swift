public import LimberSpeech
public import LimberWorker

/// Speech from libespeak-ng, through the worker program `limber-espeak`.
///
/// May be used from any task; as many requests are answered at once as there are workers, the
/// others wait.
public struct EspeakSynthesizer: SpeechEngine {
  /// The path of `limber-espeak`.
  public let program: String?
  private let workers: WorkerSynthesizer

  /// Creates a synthesizer that starts nothing yet.
  ///
  /// - Parameters:
  ///   - worker: The path of `limber-espeak`.
  ///   - workers: How many of them may run at once; at least 1.
  ///   - deadline: How long a worker may take to start, or to answer one request.
  public init(worker: String, workers: Int, deadline: Duration) {
    program = worker
    var program = WorkerProgram(path: worker, startDeadline: deadline, answerDeadline: deadline)
    // To sum up all its data takes it as long as to start.
    program.argumentsIfKnown = ["--nameless"]
    // It is started again within moments.
    program.rest = .seconds(10)
    self.workers = WorkerSynthesizer(program, workers: workers)
  }

  /// Names the engine, its version and a checksum of its library and data.
  ///
  /// Throws what `WorkerSynthesizer.fingerprint` does.
  public func fingerprint() async throws(SpeechError) -> String {
    try await workers.fingerprint()
  }

  /// The library and the data that the worker found, once it was asked for its fingerprint.
  public func sources() async -> [String] {
    await workers.sources()
  }

  /// Says `request`, whole; throws what `WorkerSynthesizer.speak` does.
  public func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    try await workers.speak(request)
  }

  /// The voices that the engine has, in the order of their languages.
  ///
  /// Throws what `WorkerSynthesizer.voices` does.
  public func voices() async throws(SpeechError) -> [WorkerVoice] {
    try await workers.voices()
  }

  /// Ends all workers; no process is left when it returns.
  public func shutdown() async {
    await workers.shutdown()
  }
}
