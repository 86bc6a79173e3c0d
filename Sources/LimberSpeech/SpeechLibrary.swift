public import LimberTimeline

/// The clips of a session: from memory, else from the disk, else from the engine.
///
/// May be used from any task. Equal clauses are answered by one synthesis, also when they come at
/// the same time.
public actor SpeechLibrary {
  private let maker: ClipMaker
  private var clips: [ClipRecipe: SpeechClip] = [:]

  /// Creates a library without a clip.
  ///
  /// - Parameters:
  ///   - synthesizer: Who says what is not stored.
  ///   - profile: The voice.
  ///   - rate: Words a minute instead of the profile's own; nil to keep it.
  ///   - store: Where clips are kept for later sessions; nil to keep them in memory only.
  public init(
    synthesizer: any SpeechSynthesizer, profile: VoiceProfile, rate: Int?, store: ClipStore?
  ) {
    maker = ClipMaker(synthesizer: synthesizer, profile: profile, rate: rate, store: store)
  }

  /// The clip that says `utterance`.
  ///
  /// Throws what the synthesizer throws, and `.cancelled` when the task is; the engine is only
  /// stopped if nobody else waits for the same words.
  public func clip(for utterance: Utterance) async throws(SpeechError) -> SpeechClip {
    let recipe = try maker.recipe(for: utterance)
    if let clip = clips[recipe] { return clip }
    let clip = try await maker.clip(for: recipe)
    clips[recipe] = clip
    return clip
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
}
