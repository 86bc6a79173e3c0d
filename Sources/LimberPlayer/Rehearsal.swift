public import LimberAudio
public import LimberSpeech
public import LimberTimeline

/// Turns a routine into scores: lays it out, has the words spoken that are missing, and lays it
/// out again, until nothing is missing.
///
/// The words that are needed first are spoken first, and a score is given out as soon as something
/// of it can be heard.
public struct Rehearsal: Sendable {
  /// Lays out the routine with the clips there are.
  private let layOut: @Sendable (ClipTable) -> Draft
  /// Makes the clip of an utterance.
  private let speak: @Sendable (Utterance) async throws(SpeechError) -> SpeechClip
  /// Learns from each draft what is needed when.
  private let expect: @Sendable (Draft) async -> Void
  /// How loud everything is in its scores.
  private let levels: Levels
  /// What is heard in the background.
  private let music: MusicLoop?

  /// Creates a rehearsal.
  ///
  /// - Parameters:
  ///   - layOut: Lays out the routine with the clips there are; must be pure.
  ///   - expect: Learns from each draft which words are needed when, before they are asked for.
  ///   - speak: Makes the clip of an utterance; dozens may be asked for at the same time.
  ///   - levels: How loud everything is beside the rest.
  ///   - music: What is heard in the background; nil for nothing.
  public init(
    layOut: @escaping @Sendable (ClipTable) -> Draft,
    expect: @escaping @Sendable (Draft) async -> Void = { _ in },
    speak: @escaping @Sendable (Utterance) async throws(SpeechError) -> SpeechClip,
    levels: Levels = .standard, music: MusicLoop? = nil
  ) {
    self.levels = levels
    self.layOut = layOut
    self.expect = expect
    self.speak = speak
    self.music = music
  }

  /// The scores of the session, each reaching further than the one before; the last is final.
  ///
  /// An utterance that cannot be spoken costs that cue only: a soft tone is heard in its place.
  /// Ends with a `SpeechError` when the very first words show that there is no voice at all.
  public func scores() -> AsyncThrowingStream<Score, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          try await rehearse { continuation.yield($0) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// The final score.
  ///
  /// Throws what `scores` ends with.
  public func finalScore() async throws -> Score {
    var last: Score?
    for try await score in scores() { last = score }
    guard let last else { throw CancellationError() }
    return last
  }

  /// How many clips are made between two layouts: few at first, so that sound begins soon, then
  /// more and more, so that there are few layouts.
  private static let batches = [1, 4, 16]
  private static let laterBatch = 64
  /// After this time a layout is made with what there is, so that a slow voice keeps nothing back.
  private static let longestBatch = Duration.milliseconds(250)

  private func rehearse(_ give: (Score) -> Void) async throws {
    try await withThrowingTaskGroup(of: News.self) { group in
      var clips = RehearsedClips()
      var batches = Self.batches.makeIterator()
      var given = Milliseconds.zero
      while true {
        let draft = layOut(clips.table)
        if draft.isFinal || draft.settled > given {
          give(
            Score(
              draft, clips: clips.table, unspoken: clips.unspoken, levels: levels, music: music))
          given = draft.settled
        }
        guard !draft.isFinal else { return group.cancelAll() }
        precondition(
          draft.missing.allSatisfy { clips.table.clips[$0] == nil },
          "a layout misses words it was given")
        await expect(draft)
        let batch = draft.missing.prefix(batches.next() ?? Self.laterBatch)
        for utterance in clips.notAsked(of: batch) {
          group.addTask { .spoken(try await outcome(of: utterance)) }
        }
        try await collect(Set(batch), into: &clips, from: &group)
      }
    }
  }

  /// What is waited for.
  private enum News: Sendable {
    case spoken(Spoken)
    /// The time of a batch is over.
    case waited(batch: Int)
  }

  /// Waits for all of a batch, or, when its time is over, for any clip.
  private func collect(
    _ batch: Set<Utterance>, into clips: inout RehearsedClips,
    from group: inout ThrowingTaskGroup<News, any Error>
  ) async throws {
    let number = clips.table.clips.count
    group.addTask {
      try await Task.sleep(for: Self.longestBatch)
      return .waited(batch: number)
    }
    var left = batch
    var isOver = false
    while let news = try await group.next() {
      switch news {
      case .spoken(let spoken):
        try clips.add(spoken)
        left.remove(spoken.utterance)
      case .waited(batch: number): isOver = true
      case .waited: break
      }
      if left.isEmpty || isOver && clips.table.clips.count > number { return }
    }
  }

  /// The clip, or why there is none; throws if nobody waits for it any more.
  private func outcome(of utterance: Utterance) async throws -> Spoken {
    do throws(SpeechError) {
      return (utterance, .success(try await speak(utterance)))
    } catch {
      if error.code == .cancelled { throw CancellationError() }
      return (utterance, .failure(error))
    }
  }
}

/// An utterance and its clip, or why there is none.
private typealias Spoken = (utterance: Utterance, result: Result<SpeechClip, SpeechError>)

/// What has been spoken of a routine.
private struct RehearsedClips {
  private(set) var table = ClipTable()
  private(set) var unspoken: [Utterance: SpeechError] = [:]
  private var asked: Set<Utterance> = []

  /// Those that were not asked for yet; from now on they were.
  mutating func notAsked(of utterances: some Sequence<Utterance>) -> [Utterance] {
    utterances.filter { asked.insert($0).inserted }
  }

  /// Takes what was spoken; throws if it shows that there is no voice at all.
  mutating func add(_ spoken: Spoken) throws(SpeechError) {
    switch spoken.result {
    case .success(let clip): table.clips[spoken.utterance] = clip
    case .failure(let error):
      if error.endsAll, unspoken.count == table.clips.count { throw error }
      table.clips[spoken.utterance] = .substitute
      unspoken[spoken.utterance] = error
    }
  }
}

extension SpeechError {
  /// Whether other words cannot be spoken either, if not one was before.
  fileprivate var endsAll: Bool { code == .unavailable || code == .voiceNotFound }
}

extension SpeechClip {
  /// What is heard in place of words that cannot be spoken: one soft tone.
  fileprivate static let substitute: SpeechClip = {
    let tone = ToneRecipe.count.rendered()
    return SpeechClip(audio: tone, onset: 0, beat: 0, end: tone.samples.count)
  }()
}
