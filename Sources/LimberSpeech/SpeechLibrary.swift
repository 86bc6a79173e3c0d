public import LimberTimeline

/// The clips of a session: from memory, else from the disk, else from the engine.
///
/// May be used from any task. Equal requests are answered by one synthesis, also when they come at
/// the same time.
public actor SpeechLibrary {
  private let maker: ClipMaker
  private var clips: [SpeechRequest: SpeechClip] = [:]
  private var errands: [SpeechRequest: Errand] = [:]
  private var lastErrand = 0

  /// Creates a library without a clip.
  ///
  /// - Parameters:
  ///   - synthesizer: Who says what is not stored.
  ///   - profile: The voice.
  ///   - rate: Words a minute instead of the profile's own; nil to keep it.
  ///   - readings: How the languages are read.
  ///   - store: Where clips are kept for later sessions; nil to keep them in memory only.
  public init(
    synthesizer: any SpeechSynthesizer, profile: VoiceProfile, rate: Int?,
    readings: Readings = .english, store: ClipStore?
  ) {
    maker = ClipMaker(
      synthesizer: synthesizer, profile: profile, rate: rate, readings: readings, store: store)
  }

  /// The clip that says `utterance`.
  ///
  /// Throws what the synthesizer throws, and `.cancelled` when the task is; the engine is only
  /// stopped if nobody else waits for the same words.
  public func clip(for utterance: Utterance) async throws(SpeechError) -> SpeechClip {
    let request = try maker.request(for: utterance)
    if let clip = clips[request] { return clip }
    let errand = join(request)
    let result = await withTaskCancellationHandler {
      await errand.task.value
    } onCancel: {
      Task { await leave(request, errand.id) }
    }
    guard !Task.isCancelled else { throw SpeechError(.cancelled, "the request was cancelled") }
    return try result.get()
  }

  /// The clips that say the utterances, in their order; two are made at the same time.
  ///
  /// Throws the first error, and stops what is not made yet.
  public func clips(for utterances: [Utterance]) async throws(SpeechError) -> [SpeechClip] {
    let lanes = 2
    let made = await withTaskGroup(of: Lane.self, returning: Lane.self) { group in
      for lane in 0..<lanes {
        let indices = stride(from: lane, to: utterances.count, by: lanes)
        group.addTask { await self.clips(at: indices, of: utterances) }
      }
      var all: Lane = .success([:])
      for await lane in group {
        if case .failure = lane { group.cancelAll() }
        all = Self.joined(all, lane)
      }
      return all
    }
    let clips = try made.get()
    return utterances.indices.compactMap { clips[$0] }
  }
}

extension SpeechLibrary {
  /// Some of the clips of a row, by their places, or why one of them could not be made.
  private typealias Lane = Result<[Int: SpeechClip], SpeechError>

  private func clips(at indices: StrideTo<Int>, of utterances: [Utterance]) async -> Lane {
    var clips: [Int: SpeechClip] = [:]
    for index in indices {
      do {
        clips[index] = try await clip(for: utterances[index])
      } catch {
        return .failure(error)
      }
    }
    return .success(clips)
  }

  /// Both, or the error of the first that has one.
  private static func joined(_ first: Lane, _ second: Lane) -> Lane {
    first.flatMap { clips in second.map { clips.merging($0) { clip, _ in clip } } }
  }

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
