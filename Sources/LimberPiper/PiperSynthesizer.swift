public import LimberSpeech
internal import LimberWorker

/// Speech from one voice of Piper, through a Python that has it.
///
/// Python and voice are looked for when the first words are asked for, and the model is loaded, which
/// takes seconds, when words are not stored. May be used from any task; one request is answered at a
/// time.
public actor PiperSynthesizer: SpeechEngine {
  private let voice: String
  private let language: String
  private let places: PiperPlaces
  private var finding: Task<PiperVoices?, Never>?
  private var workers: WorkerSynthesizer?
  private var isShutDown = false

  /// How long the model may take to load: seconds, and many times that on a busy machine.
  private static let startDeadline = Duration.seconds(60)
  /// How long one clause may take: a fifth of how long it lasts, and many times that.
  private static let answerDeadline = Duration.seconds(30)
  /// A sentence is not stopped in the middle, so the process is.
  private static let cancelDeadline = Duration.milliseconds(100)
  /// Changes when the worker says the same request differently.
  private static let workerVersion = 1

  /// Creates a synthesizer that starts nothing yet.
  ///
  /// - Parameters:
  ///   - voice: The name of the voice, or `any`.
  ///   - language: What `any` voice has to speak.
  ///   - places: Where Python and voices are looked for.
  public init(voice: String, language: String, in places: PiperPlaces) {
    self.voice = voice
    self.language = language
    self.places = places
  }

  /// Names the packages, their versions and a checksum of the voice.
  ///
  /// Does not load the voice. Throws `.unavailable` if there is no Piper, and `.voiceNotFound` if
  /// there is no such voice.
  public func fingerprint() async throws(SpeechError) -> String {
    let voices = try await found()
    return "\(voices.version) worker \(Self.workerVersion) \(voices.digest)"
  }

  /// Says `request`, whole; pitch, range, volume and word gap are the voice's own.
  ///
  /// Throws what `fingerprint` and `WorkerSynthesizer.speak` do; `.voiceNotFound` for any voice but
  /// the one it was created for.
  public func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    try SpokenText.check(request.text)
    guard request.voice == voice else {
      throw SpeechError(.voiceNotFound, "Piper has no voice for \(request.voice) here")
    }
    let voices = try await found()
    return try await running(voices).speak(request)
  }

  /// Ends the worker; no process is left when it returns.
  public func shutdown() async {
    isShutDown = true
    finding?.cancel()
    _ = await finding?.value
    await workers?.shutdown()
  }

  private func found() async throws(SpeechError) -> PiperVoices {
    guard !isShutDown else { throw SpeechError(.unavailable, "speech has been shut down") }
    let finding =
      finding
      ?? Task { [voice, language, places] in
        await PiperVoices.find(voice, language: language, in: places)
      }
    self.finding = finding
    let voices = await finding.value
    guard !Task.isCancelled, !isShutDown else {
      throw SpeechError(.cancelled, "the request was cancelled")
    }
    guard let voices else {
      throw SpeechError(
        .unavailable, "it needs Piper, which was not found; limber doctor tells how to get it")
    }
    guard voices.chosen != nil else {
      let wanted = voice == PiperVoices.anyVoice ? "that speaks \(language)" : "called \(voice)"
      throw SpeechError(
        .voiceNotFound, "Piper has no voice \(wanted); limber doctor tells how to get one")
    }
    return voices
  }

  private func running(_ voices: PiperVoices) -> WorkerSynthesizer {
    if let workers { return workers }
    var program = WorkerProgram(
      path: voices.python, startDeadline: Self.startDeadline, answerDeadline: Self.answerDeadline)
    let source = String(decoding: PackageResources.piper_worker_py, as: UTF8.self)
    program.arguments = ["-c", source, voices.chosen?.model ?? ""]
    program.cancelDeadline = Self.cancelDeadline
    let started = WorkerSynthesizer(program, workers: 1)
    workers = started
    return started
  }
}
