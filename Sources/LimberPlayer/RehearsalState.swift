internal import LimberAudio
internal import LimberSpeech
internal import LimberTimeline

/// What a rehearsal waits for.
enum RehearsalNews: Sendable {
  case spoken(Spoken)
  /// The time of a batch is over.
  case waited(batch: Int)
  /// Another plan is wanted; nil if none will be any more.
  case planned(SessionPlan?)
}

/// What a rehearsal knows.
struct RehearsalState {
  /// What has been spoken.
  var clips = RehearsedClips()
  /// What a person changed; nil for nothing.
  private(set) var plan: SessionPlan?
  /// The words beside the timeline that were not asked for yet.
  private(set) var asides: [Utterance]
  /// Whether another plan may come.
  var awaitsPlan: Bool { plans != nil }
  private var plans: AsyncStream<SessionPlan>?
  /// How far the last score reached, and whether there is more to give although that was all.
  private var given = Milliseconds.zero
  private var hasNews = true

  init(asides: [Utterance], plans: AsyncStream<SessionPlan>?) {
    self.asides = asides
    self.plans = plans
  }

  /// Whether a draft makes a score that is worth giving out; it counts as given then.
  mutating func gives(_ draft: Draft) -> Bool {
    guard draft.isFinal ? hasNews : draft.settled > given else { return false }
    given = draft.settled
    hasNews = !draft.isFinal
    return true
  }

  /// The words to ask for beside those that are needed: none before the first word, one at a time
  /// while there is more to do, then all.
  mutating func takeAsides(beside batch: [Utterance]) -> [Utterance] {
    let count = batch.isEmpty ? asides.count : clips.table.clips.isEmpty ? 0 : 1
    defer { asides.removeFirst(min(count, asides.count)) }
    return Array(asides.prefix(count))
  }

  /// Takes what has come; throws if it shows that there is no voice at all.
  mutating func learn(
    _ news: RehearsalNews, in group: inout ThrowingTaskGroup<RehearsalNews, any Error>
  ) throws {
    switch news {
    case .spoken(let spoken):
      try clips.add(spoken)
      hasNews = true
    case .waited: break
    case .planned(let plan?):
      self.plan = plan
      (given, hasNews) = (.zero, true)
      awaitPlan(in: &group)
    case .planned(nil): plans = nil
    }
  }

  /// Waits for the next plan.
  func awaitPlan(in group: inout ThrowingTaskGroup<RehearsalNews, any Error>) {
    guard let plans else { return }
    group.addTask {
      for await plan in plans { return .planned(plan) }
      return .planned(nil)
    }
  }
}

/// An utterance and its clip, or why there is none.
typealias Spoken = (utterance: Utterance, result: Result<SpeechClip, SpeechError>)

/// What has been spoken of a routine.
struct RehearsedClips {
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
