internal import LimberSpeech

/// A worker that has said that it is ready, and how to ask it for words.
struct WorkerConversation: Sendable {
  /// Names the engine and its data.
  let fingerprint: String
  /// The files and folders that it is read from; empty if the worker does not tell.
  let sources: [String]
  private let program: WorkerProgram
  private let sampleRate: Int
  private let worker: WorkerProcess

  /// The samples a second that an engine may give.
  private static let sampleRates = 8000...96_000
  /// The longest answer, in seconds of sound.
  private static let longest = 120

  /// Starts a worker and waits until it is ready; nobody will ask a `nameless` one for its name.
  init(_ program: WorkerProgram, nameless: Bool) async throws(SpeechError) {
    var program = program
    if nameless { program.arguments += program.argumentsIfKnown }
    let worker = WorkerProcess(program)
    let first = await Self.first(of: worker, within: program.startDeadline)
    guard let first, first.kind == .ready, first.payload.count > 4,
      Self.sampleRates.contains(number(first.payload[..<4]))
    else {
      await worker.stop()
      throw first.map(Self.failure)
        ?? SpeechError(.unavailable, "\(program.path) does not start as a speech worker")
    }
    self.program = program
    self.worker = worker
    sampleRate = number(first.payload[..<4])
    let lines = String(decoding: first.payload[4...], as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    fingerprint = String(lines[0])
    sources = lines.dropFirst().map(String.init)
  }

  /// Says `request`.
  ///
  /// Throws `.crashed` or `.timedOut` if the worker is of no use any more; it must then be ended.
  /// Cancelling the task makes the worker stop, and throws `.cancelled` once it has, or `.crashed`
  /// if it had to be ended.
  func say(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    worker.send(.speak(request))
    let alarm = Alarm(after: program.answerDeadline) { worker.kill() }
    // A task of its own, since cancelling ours must not end the replies.
    let answer = Task { await collect() }
    let result = await withTaskCancellationHandler {
      await answer.value
    } onCancel: {
      worker.send(.cancel)
      endIfLate(answer)
    }
    guard await alarm.silence() else { return try result.get() }
    throw SpeechError(
      .timedOut, "the speech worker did not answer within \(program.answerDeadline)")
  }

  /// Ends a worker that does not stop soon enough.
  private func endIfLate(_ answer: Task<Result<SpokenAudio, SpeechError>, Never>) {
    guard let deadline = program.cancelDeadline else { return }
    let alarm = Alarm(after: deadline) { worker.kill() }
    Task {
      _ = await answer.value
      _ = await alarm.silence()
    }
  }

  /// Whether it has told the name of its engine.
  var hasName: Bool { fingerprint != WorkerProgram.nameless }

  /// The voices of the engine; throws `.crashed` if the worker is of no use any more.
  func voices() async throws(SpeechError) -> [WorkerVoice] {
    worker.send(.list)
    guard let frame = await Self.first(of: worker, within: program.answerDeadline),
      frame.kind == .voices
    else {
      throw SpeechError(.crashed, "the speech worker does not tell its voices")
    }
    return String(decoding: frame.payload, as: UTF8.self).split(separator: "\n").compactMap {
      let parts = $0.split(separator: "\t").map(String.init)
      return parts.count == 2 ? WorkerVoice(name: parts[0], language: parts[1]) : nil
    }
  }

  /// Ends the worker; returns when its process is gone.
  func end() async {
    await worker.stop()
  }

  private static func first(
    of worker: WorkerProcess, within deadline: Duration
  ) async -> WorkerFrame? {
    let alarm = Alarm(after: deadline) { worker.kill() }
    let answer = Task { await worker.receive() }
    let frame = await withTaskCancellationHandler {
      await answer.value
    } onCancel: {
      worker.kill()
    }
    _ = await alarm.silence()
    return frame
  }

  private func collect() async -> Result<SpokenAudio, SpeechError> {
    var bytes: [UInt8] = []
    while bytes.count <= 2 * sampleRate * Self.longest, let frame = await worker.receive() {
      switch frame.kind {
      case .audio:
        // Most answers are a single frame, which is not copied.
        if bytes.isEmpty { bytes = frame.payload } else { bytes += frame.payload }
      case .done: return audio(from: bytes)
      default: return .failure(Self.failure(frame))
      }
    }
    let isTooLong = bytes.count > 2 * sampleRate * Self.longest
    return .failure(
      SpeechError(.crashed, "the speech worker \(isTooLong ? "does not stop" : "died")"))
  }

  private func audio(from bytes: [UInt8]) -> Result<SpokenAudio, SpeechError> {
    let count = bytes.count / 2
    var samples = unsafe [Int16](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[..<(2 * count)]))
      }
      filled = count
    }
    // They come with their lowest byte first.
    if Int16(1).littleEndian != 1 { samples = samples.map(Int16.init(littleEndian:)) }
    guard !samples.isEmpty else {
      return .failure(SpeechError(.engineFailure, "the engine gave no sound"))
    }
    return .success(SpokenAudio(samples: samples, sampleRate: sampleRate))
  }

  private static func failure(_ frame: WorkerFrame) -> SpeechError {
    guard frame.kind == .failed, let code = frame.payload.first else {
      return SpeechError(.crashed, "the speech worker sends nonsense")
    }
    let codes: [UInt8: SpeechError.Code] = [
      1: .unavailable, 2: .voiceNotFound, 3: .tooLong, 5: .cancelled,
    ]
    let reason = String(decoding: frame.payload.dropFirst(), as: UTF8.self)
    return SpeechError(codes[code] ?? .engineFailure, reason)
  }
}
