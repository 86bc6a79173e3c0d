internal import LimberTimeline

/// The clips of one voice: from memory, else from the disk, else from the engine.
///
/// Equal requests are answered by one synthesis, also when they come at the same time.
actor SpokenVoice {
  /// The name of the voice.
  nonisolated let name: String
  private let maker: ClipMaker
  private var clips: [SpeechRequest: SpeechClip] = [:]
  private var errands: [SpeechRequest: Errand] = [:]
  private var lastErrand = 0

  /// Creates a voice that has said nothing.
  init(_ speaker: Speaker, rate: Int?, store: ClipStore?) {
    name = speaker.profile.name
    maker = ClipMaker(
      synthesizer: speaker.synthesizer, profile: speaker.profile, rate: rate, store: store)
  }

  /// The clip that says `utterance`, or why there is none.
  func answer(for utterance: Utterance) async -> Result<SpeechClip, SpeechError> {
    do throws(SpeechError) {
      return .success(try await clip(for: utterance))
    } catch {
      return .failure(error)
    }
  }

  /// The clip that says `utterance`.
  ///
  /// Throws what the synthesizer throws, and `.cancelled` when the task is; the engine is only
  /// stopped if nobody else waits for the same words.
  func clip(for utterance: Utterance) async throws(SpeechError) -> SpeechClip {
    let request = try maker.request(for: utterance)
    if let clip = clips[request] { return clip }
    let errand = join(request)
    let result = await withTaskCancellationHandler {
      await errand.task.value
    } onCancel: {
      Task { await leave(request, errand.id) }
    }
    guard !Task.isCancelled else { throw .cancelled }
    return try result.get()
  }
}

extension SpokenVoice {
  /// A clip being made, for everybody who waits for it.
  private struct Errand: Sendable {
    let id: Int
    let task: Task<Result<SpeechClip, SpeechError>, Never>
    var waiters: Int
  }

  private func join(_ request: SpeechRequest) -> Errand {
    if errands[request] != nil {
      errands[request]?.waiters += 1
    }
    if let errand = errands[request] { return errand }
    lastErrand += 1
    let id = lastErrand
    let task = Task { await run(request, id) }
    let errand = Errand(id: id, task: task, waiters: 1)
    errands[request] = errand
    return errand
  }

  /// Stops the errand if nobody waits for it any more.
  private func leave(_ request: SpeechRequest, _ id: Int) {
    guard var errand = errands[request], errand.id == id else { return }
    errand.waiters -= 1
    errands[request] = errand.waiters > 0 ? errand : nil
    if errand.waiters == 0 { errand.task.cancel() }
  }

  private func run(_ request: SpeechRequest, _ id: Int) async -> Result<SpeechClip, SpeechError> {
    let result: Result<SpeechClip, SpeechError>
    do throws(SpeechError) {
      let clip = try await maker.clip(for: request)
      clips[request] = clip
      result = .success(clip)
    } catch {
      result = .failure(error)
    }
    if errands[request]?.id == id { errands[request] = nil }
    return result
  }
}
