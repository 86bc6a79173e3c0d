internal import LimberAudio
internal import LimberPlayer
internal import LimberSpeech
internal import LimberTimeline

/// A voice before any session: it says what it is given, and is silent between.
struct Announcer: Sendable {
  let player: Player
  private let speech: CastSpeech
  private let engines: Engines
  private let score: Score

  /// The usual voice of a language, or the one called `voice`, on a sink.
  init(language: String, voice: String?, on sink: any AudioSink) throws {
    let cast = try VoiceFinder(besides: nil).cast(for: language, led: voice)
    let profiles = [cast.main] + cast.others
    let engines = try Backends.engines(for: profiles)
    let readings = LanguageFinder.readings()
    speech = CastSpeech(cast) { profile in
      SpeechLibrary(
        speaker: engines.speaker(profile), fallback: nil, rate: nil, readings: readings,
        store: .personal)
    }
    self.engines = engines
    let options = Timeline.Options(dose: 0, pace: 1000, breath: .slow, voice: cast.main.name)
    let nothing = Timeline(title: "", language: language, options: options)
    score = Score(
      Draft(timeline: nothing, missing: [], settled: .zero), clips: ClipTable(), unspoken: [:],
      levels: Levels.standard.beside(speechAt: cast.main.loudness))
    player = Player(
      sink: sink, fallback: { Backends.silence(speed: 1) }, leadIn: Ducking.ahead,
      tick: .milliseconds(100),
      steering: Steering(rules: .init(awaitsStart: true), answers: .all))
  }

  /// Keeps the sound open until the player is stopped.
  func run() async throws {
    let (scores, give) = AsyncThrowingStream<Score, any Error>.makeStream()
    give.yield(score)
    try await player.run(scores)
    give.finish()
    await speech.end()
    await engines.shutdown()
  }

  /// Says words in place of what is being said, and returns how long they take; words that cannot
  /// be spoken are left out.
  func say(_ utterances: [Utterance], answer: Player.Answer?) async -> Milliseconds {
    var words: [(utterance: Utterance, clip: SpeechClip)] = []
    for utterance in utterances {
      if let clip = try? await speech.clip(for: utterance) { words.append((utterance, clip)) }
    }
    let saying = Saying(words, moment: .now, answer: answer)
    player.say(saying)
    return saying.duration
  }
}
