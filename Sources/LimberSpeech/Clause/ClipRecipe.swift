internal import LimberTimeline

/// What a clip is made of: what an engine is asked for, and the silence we put between.
struct ClipRecipe: Hashable, Sendable {
  /// One clause.
  struct Part: Hashable, Sendable {
    /// What the engine says.
    var request: SpeechRequest
    /// The silence after it, from its last to the next audible sample; zero for the last part.
    var pause: Milliseconds
  }

  /// The time that words have to fit.
  struct Fit: Hashable, Sendable {
    /// How long they last in the end.
    var length: Milliseconds
    /// The words a minute within which that is tried.
    var rates: ClosedRange<Int>
  }

  /// The clauses, at least one, in the order they are spoken.
  var parts: [Part]
  /// The time the words have to fit; nil for as long as they take.
  var fit: Fit?
  /// Whether the words are heard on their beat, as numbers and the words of breaths are; only then
  /// it is looked for.
  var isOnBeat: Bool

  /// What has to be done so that a voice says `utterance`.
  ///
  /// Throws `.emptyText` or `.tooLong`, as `SpokenText` does.
  init(
    _ utterance: Utterance, _ profile: VoiceProfile, rate: Int?, readings: Readings,
    pronunciations: Pronunciations
  ) throws(SpeechError) {
    let whole = try profile.request(
      for: utterance, rate: rate, readings: readings, pronunciations: pronunciations)
    let clauses = Clause.split(whole.text, language: utterance.language)
    parts = clauses.enumerated().map { index, clause in
      var request = whole
      request.text = clause.text
      let isLast = index == clauses.count - 1
      return Part(request: request, pause: isLast ? .zero : profile.pauses.after(clause.ending))
    }
    isOnBeat = utterance.role == .count || utterance.role == .breath
    // What keeps people safe is never hurried.
    guard let length = utterance.fit, utterance.role != .safety else { return }
    fit = Fit(length: length, rates: profile.fit)
  }

  /// Words a minute; the same for every part.
  var rate: Int {
    get { parts.first?.request.rate ?? 0 }
    set { for index in parts.indices { parts[index].request.rate = newValue } }
  }

  /// The silence between all parts.
  var pauses: Milliseconds {
    parts.reduce(.zero) { $0 + $1.pause }
  }
}

extension VoicePauses {
  fileprivate func after(_ ending: Clause.Ending) -> Milliseconds {
    ending == .clause ? clause : sentence
  }
}
