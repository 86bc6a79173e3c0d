internal import LimberAudio
internal import LimberPlayer
internal import LimberSpeech
internal import LimberTimeline
internal import Synchronization

/// A voice before any session: it says what it is given, and is silent between.
final class Announcer: Sendable {
  let player: Player
  private let speech: CastSpeech
  private let engines: Engines
  private let score: Score
  /// Counts what was to be said, so that nothing is said in place of what came after it.
  private let turn = Mutex(0)

  /// The usual voice of a language, or the one called `voice`, on a sink.
  init(language: String, voice: String?, on sink: any AudioSink) throws {
    let finder = VoiceFinder(besides: nil)
    let cast = try finder.cast(for: language, led: voice)
    let profiles = [cast.main] + cast.others
    let fallbacks = try profiles.map(finder.fallback)
    let engines = try Backends.engines(for: profiles + fallbacks.compactMap(\.self))
    let readings = LanguageFinder.readings()
    speech = CastSpeech(cast) { profile in
      let fallback = zip(profiles, fallbacks).first { $0.0 == profile }?.1
      return SpeechLibrary(
        speaker: engines.speaker(profile), fallback: fallback.map(engines.speaker), rate: nil,
        readings: readings, store: .personal)
    }
    self.engines = engines
    let options = Timeline.Options(dose: 0, pace: 1000, breath: .slow, voice: cast.main.name)
    let nothing = Timeline(title: "Limber", language: language, options: options)
    score = Score(
      Draft(timeline: nothing, missing: [], settled: .zero), clips: ClipTable(), unspoken: [:],
      levels: Levels.standard.beside(speechAt: cast.main.loudness))
    player = Player(
      sink: sink, fallback: { Backends.silence(speed: 1) }, leadIn: Ducking.ahead,
      tick: .milliseconds(100),
      steering: Steering(rules: .init(awaitsStart: true), answers: .all))
  }

  /// Keeps the sound open until the player is stopped, or the task is cancelled.
  func run() async throws {
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    give.yield(score)
    do {
      try await player.run(scores)
    } catch {
      await end()
      throw error
    }
    give.finish()
    await end()
  }

  /// Ends the engine's processes in good order, also when the task has been cancelled.
  private func end() async {
    await Task { [speech, engines] in
      await speech.end()
      await engines.shutdown()
    }.value
  }

  /// Says words in place of what is being said, the first of them as soon as they are made; returns
  /// when the last has been heard, or soon after the task has been cancelled.
  ///
  /// A tone that answers is heard at once. Words that cannot be spoken are left out.
  func say(_ utterances: [Utterance], behind answer: Player.Answer?) async {
    let turn = turn.withLock { turn in
      turn += 1
      return turn
    }
    guard var free = begin([], turn, answer) else { return }
    var ready: [(utterance: Utterance, clip: SpeechClip)] = []
    for utterance in utterances {
      guard !Task.isCancelled else { return }
      guard let clip = await clip(for: utterance) else { continue }
      ready.append((utterance, clip))
      guard ContinuousClock.now >= free else { continue }
      guard let end = begin(ready, turn) else { return }
      (free, ready) = (end, [])
    }
    guard await isReached(free) else { return }
    guard !ready.isEmpty, let end = begin(ready, turn) else { return }
    _ = await isReached(end)
  }

  /// Is silent from now on, behind a tone if there is one; returns when that has been heard.
  func fallSilent(behind answer: Player.Answer?) async {
    await say([], behind: answer)
  }

  /// Says something where nothing else is said; returns when it is made.
  func add(_ utterance: Utterance) async {
    guard let clip = await clip(for: utterance) else { return }
    player.say(Saying([(utterance, clip)], moment: .whenFree))
  }

  /// Makes words that may be needed soon.
  func prepare(_ utterances: [Utterance]) async {
    for utterance in utterances where !Task.isCancelled { _ = await clip(for: utterance) }
  }

  private func clip(for utterance: Utterance) async -> SpeechClip? {
    try? await speech.clip(for: utterance)
  }

  /// Begins to say words, unless something else is to be said by now; returns when they will be over.
  private func begin(
    _ words: [(utterance: Utterance, clip: SpeechClip)], _ turn: Int,
    _ answer: Player.Answer? = nil
  ) -> ContinuousClock.Instant? {
    self.turn.withLock { current in
      guard turn == current, !Task.isCancelled else { return nil }
      let saying = Saying(words, moment: .now, answer: answer)
      player.say(saying)
      return .now + .milliseconds(saying.duration.count)
    }
  }

  /// Waits until a time; false if the task is cancelled before.
  private func isReached(_ time: ContinuousClock.Instant) async -> Bool {
    (try? await Task.sleep(until: time)) != nil
  }
}
