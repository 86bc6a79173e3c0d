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
  /// How loud everything is in its scores.
  private let levels: Levels

  /// Creates a rehearsal.
  ///
  /// `layOut` must be pure.
  public init(
    layOut: @escaping @Sendable (ClipTable) -> Draft,
    speak: @escaping @Sendable (Utterance) async throws(SpeechError) -> SpeechClip,
    levels: Levels = .standard
  ) {
    self.levels = levels
    self.layOut = layOut
    self.speak = speak
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
  /// How many clips are made at the same time.
  private static let workers = 2

  private func rehearse(_ give: (Score) -> Void) async throws {
    var table = ClipTable()
    var unspoken: [Utterance: SpeechError] = [:]
    var batches = Self.batches.makeIterator()
    var given = Milliseconds.zero
    while true {
      let draft = layOut(table)
      if draft.isFinal || draft.settled > given {
        give(Score(draft, clips: table, unspoken: unspoken, levels: levels))
        given = draft.settled
      }
      guard !draft.isFinal else { return }
      precondition(
        draft.missing.allSatisfy { table.clips[$0] == nil }, "a layout misses words it was given")
      let batch = draft.missing.prefix(batches.next() ?? Self.laterBatch)
      for (utterance, result) in try await spoken(Array(batch)) {
        switch result {
        case .success(let clip): table.clips[utterance] = clip
        case .failure(let error):
          if error.endsAll, unspoken.count == table.clips.count { throw error }
          table.clips[utterance] = .substitute
          unspoken[utterance] = error
        }
      }
    }
  }

  private typealias Spoken = (utterance: Utterance, result: Result<SpeechClip, SpeechError>)

  private func spoken(_ utterances: [Utterance]) async throws -> [Spoken] {
    try await withThrowingTaskGroup(of: Spoken.self) { group in
      var waiting = utterances.makeIterator()
      for _ in 0..<Self.workers {
        if let utterance = waiting.next() { group.addTask { try await outcome(of: utterance) } }
      }
      var spoken: [Spoken] = []
      while let next = try await group.next() {
        spoken.append(next)
        if let utterance = waiting.next() { group.addTask { try await outcome(of: utterance) } }
      }
      return spoken
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
