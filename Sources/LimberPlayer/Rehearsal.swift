public import LimberAudio
public import LimberSpeech
public import LimberTimeline

/// Turns a routine into scores: lays it out, has the words spoken that are missing, and lays it
/// out again, until nothing is missing.
///
/// The words that are needed first are spoken first, and a score is given out as soon as something
/// of it can be heard.
public struct Rehearsal: Sendable {
  /// Lays out the routine with the clips there are, as it was changed.
  private let layOut: @Sendable (SessionPlan?, ClipTable) -> Draft
  /// Makes the clip of an utterance.
  private let speak: @Sendable (Utterance) async throws(SpeechError) -> SpeechClip
  /// Learns from each draft what is needed when.
  private let expect: @Sendable (Draft) async -> Void
  /// How loud everything is in its scores.
  private let levels: Levels
  /// What is heard in the background.
  private let music: MusicLoop?
  /// Words that may be needed beside the timeline.
  private let asides: [Utterance]

  /// Creates a rehearsal of a routine that nobody changes while it is played.
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
    self.init(
      planned: { _, clips in layOut(clips) }, expect: expect, speak: speak, levels: levels,
      music: music, asides: [])
  }

  /// Creates a rehearsal of a routine that can be planned anew while it is played.
  ///
  /// - Parameters:
  ///   - layOut: Lays out the routine as a person changed it, nil for not at all, with the clips
  ///     there are; must be pure.
  ///   - expect: Learns from each draft which words are needed when, before they are asked for.
  ///   - speak: Makes the clip of an utterance; dozens may be asked for at the same time.
  ///   - levels: How loud everything is beside the rest.
  ///   - music: What is heard in the background; nil for nothing.
  ///   - asides: Words that may be needed beside the timeline; spoken a few at a time, between
  ///     those that are needed.
  public init(
    planned layOut: @escaping @Sendable (SessionPlan?, ClipTable) -> Draft,
    expect: @escaping @Sendable (Draft) async -> Void,
    speak: @escaping @Sendable (Utterance) async throws(SpeechError) -> SpeechClip,
    levels: Levels, music: MusicLoop?, asides: [Utterance]
  ) {
    self.layOut = layOut
    self.expect = expect
    self.speak = speak
    self.levels = levels
    self.music = music
    self.asides = asides
  }

  /// The scores of the session, each reaching further than the one before; the last is final.
  ///
  /// With `plans` they begin anew with every plan that comes, and end when the plans do.
  ///
  /// An utterance that cannot be spoken costs that cue only: a soft tone is heard in its place.
  /// Ends with a `SpeechError` when the very first words show that there is no voice at all.
  public func scores(
    of plans: AsyncStream<SessionPlan>? = nil
  ) -> AsyncThrowingStream<Score, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          try await rehearse(plans, isHeard: true) { continuation.yield($0) }
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
  /// As nobody waits for a first part of it, all words but the very first, which show that there is a
  /// voice, are asked for at once, and there are few layouts. Throws what `scores` ends with.
  public func finalScore() async throws -> Score {
    var last: Score?
    try await rehearse(nil, isHeard: false) { last = $0 }
    guard let last else { throw CancellationError() }
    return last
  }

  /// How many clips are made between two layouts: few at first, so that sound begins soon, then
  /// more and more, so that there are few layouts.
  private static let batches = [1, 4, 16]
  private static let laterBatch = 64
  /// The same where nobody hears a part before all is made.
  private static let unheardBatches = [1]
  /// After this time a layout is made with what there is, so that a slow voice keeps nothing back.
  private static let longestBatch = Duration.milliseconds(250)

  private func rehearse(
    _ plans: AsyncStream<SessionPlan>?, isHeard: Bool, _ give: (Score) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: RehearsalNews.self) { group in
      var state = RehearsalState(asides: asides, plans: plans)
      var batches = (isHeard ? Self.batches : Self.unheardBatches).makeIterator()
      state.awaitPlan(in: &group)
      while true {
        let draft = layOut(state.plan, state.clips.table)
        if isHeard || draft.isFinal, state.gives(draft) { give(score(of: draft, state)) }
        if draft.isFinal, state.asides.isEmpty {
          guard state.awaitsPlan, let news = try await group.next() else {
            return group.cancelAll()
          }
          try state.learn(news, in: &group)
          continue
        }
        precondition(
          draft.missing.allSatisfy { state.clips.table.clips[$0] == nil },
          "a layout misses words it was given")
        await expect(draft)
        let most = batches.next() ?? (isHeard ? Self.laterBatch : .max)
        let batch = Array(draft.missing.prefix(most))
        let asides = state.takeAsides(beside: batch)
        for utterance in state.clips.notAsked(of: batch + asides) {
          group.addTask { .spoken(try await outcome(of: utterance)) }
        }
        try await collect(
          Set(batch.isEmpty ? asides : batch), within: isHeard ? Self.longestBatch : nil,
          into: &state, from: &group)
      }
    }
  }

  private func score(of draft: Draft, _ state: RehearsalState) -> Score {
    Score(
      draft, clips: state.clips.table, unspoken: state.clips.unspoken, levels: levels,
      music: music, plan: state.plan)
  }

  /// Waits for all of a batch, or, when its time is over, for any clip; or for another plan.
  private func collect(
    _ batch: Set<Utterance>, within time: Duration?, into state: inout RehearsalState,
    from group: inout ThrowingTaskGroup<RehearsalNews, any Error>
  ) async throws {
    let number = state.clips.table.clips.count
    if let time {
      group.addTask {
        try await Task.sleep(for: time)
        return .waited(batch: number)
      }
    }
    var left = batch
    var isOver = false
    while let news = try await group.next() {
      try state.learn(news, in: &group)
      switch news {
      case .spoken(let spoken): left.remove(spoken.utterance)
      case .waited(batch: number): isOver = true
      case .waited: break
      case .planned: return
      }
      if left.isEmpty || isOver && state.clips.table.clips.count > number { return }
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
