internal import LimberAudio
internal import LimberControl
internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTerminal
internal import LimberTimeline

/// What it takes to have a routine spoken: the voice, the engine, and the stored clips.
struct VoicedRoutine {
  let routine: Routine
  let options: PlanOptions
  private let speech: CastSpeech
  private let engines: Engines
  private let levels: Levels
  private let music: MusicLoop?
  private let forms: RoutineForms?
  private let handsFree: HandsFree?
  /// Whether the command line asks for a dose and for a length, of which one can be kept.
  private let asksForBoth: Bool
  /// How much has been spoken.
  private let spoken = SpokenShare()
  /// The voice, if it takes its time, and who speaks where it would be late.
  private let slowVoice: (name: String, fallback: String?)?

  /// Finds the voices; the folder of the script may have some of its own.
  ///
  /// Where nothing `plays` in real time, memory is spared.
  init(
    _ routine: Routine, _ planning: PlanningOptions, besides project: String?,
    music: MusicLoop? = nil, forms: RoutineForms? = nil,
    gates: PlanOptions.Gates = .written, handsFree: HandsFree? = nil, plays: Bool = false
  ) throws {
    self.routine = routine
    self.handsFree = handsFree
    asksForBoth = ["--dose=", "--length="].allSatisfy { option in
      planning.asked.contains { $0.hasPrefix(option) }
    }
    self.forms = forms
    self.music = music
    let finder = VoiceFinder(besides: project)
    let planning = routine.plannedVoice == nil ? planning : planning.withoutSettings
    let wanted = finder.wanted(planning.voice, for: routine.language)
    let name = wanted ?? finder.plannedVoice(of: routine)
    let cast = try finder.cast(for: routine.language, led: name)
    let readings = LanguageFinder.readings(besides: project)
    let profiles = [cast.main] + cast.others
    let fallbacks = try profiles.map(finder.fallback)
    let engines = try Backends.engines(for: profiles + fallbacks.compactMap(\.self))
    self.engines = engines
    let isSlow = cast.main.engine != VoiceProfile.usualEngine
    slowVoice = isSlow ? (cast.main.name, fallbacks.first?.map(\.name)) : nil
    levels = Levels.standard.beside(speechAt: cast.main.loudness)
    var options = try planning.plan()
    options.voice = cast.main.name
    if wanted != nil { cast.tellUnspoken(routine.language) }
    options.wording = (planning.wording ?? .full).style(for: routine)
    options.gates = gates
    self.options = options
    let store = planning.ignoresCache ? nil : Self.store(isFrugal: !plays)
    speech = CastSpeech(cast) { profile in
      let fallback = zip(profiles, fallbacks).first { $0.0 == profile }?.1
      return SpeechLibrary(
        speaker: engines.speaker(profile), fallback: fallback.map(engines.speaker),
        rate: planning.rate, readings: readings, store: store)
    }
  }

  /// The stored speech, which is tidied up meanwhile.
  private static func store(isFrugal: Bool) -> ClipStore {
    let store = ClipStore.personal(isFrugal: isFrugal)
    if let problem = store.problem { Message.say("speech is not stored: \(problem)") }
    Task.detached(priority: .background) { store.tidy() }
    return store
  }

  /// The rehearsal of the session.
  var rehearsal: Rehearsal { rehearsal(besides: []) }

  /// The rehearsal of a session that is steered, and may be planned anew.
  var steeredRehearsal: Rehearsal {
    rehearsal(besides: (handsFree?.words(of: routine).all ?? []) + routine.words.all)
  }

  private func rehearsal(besides asides: [Utterance]) -> Rehearsal {
    let (routine, options, speech, forms, spoken) = (routine, options, speech, forms, spoken)
    return Rehearsal(
      planned: { plan, clips in
        guard let plan else { return routine.plan(options, measure: clips).draft }
        let form = forms?[plan.variant] ?? routine
        return form.plan(options, paced: plan.pace, measure: clips).draft
      },
      expect: { draft in
        spoken.expect(draft)
        await speech.expect(draft)
      },
      speak: { utterance async throws(SpeechError) in
        defer { spoken.add() }
        return try await speech.clip(for: utterance)
      },
      levels: levels, music: music, asides: asides)
  }

  /// What lets a person steer the session; `canAnswer` tells whether gates wait for an answer.
  func steering(canAnswer: Bool) -> SessionSteering {
    let speech = speech
    return SessionSteering(
      routine, options, canAnswer: canAnswer || handsFree != nil, handsFree: handsFree
    ) { utterance in
      try? await speech.clip(for: utterance)
    }
  }

  /// What steers the session by voice; nil where nobody listens.
  func spokenSteering(of player: Player) -> SpokenSteering? {
    guard let handsFree, let commands = handsFree.commands, let ears = handsFree.ears() else {
      return nil
    }
    let (speech, words) = (speech, routine.words.handsFree)
    let goOn = commands.phrase(for: .player(.resume)).map(words.paused(saying:))
    return SpokenSteering(
      ears, commands, steering: player, told: handsFree.told,
      news: { notice in
        SpokenSteering.News(notice.text, aloud: notice.spoken.map(words.notice))
      },
      soundBack: { isPaused in [words.soundBack] + [isPaused ? goOn : nil].compactMap(\.self) },
      speak: { try? await speech.clip(for: $0) })
  }

  /// Says once that the language of a session that is to be steered by voice is not understood.
  func tellUnknownLanguage(_ player: Player) async {
    guard let handsFree, handsFree.commands == nil else { return }
    player.tell("voice commands are not there in this language; keys and media keys work")
    let words = routine.words.handsFree.notice(.voiceUnknown)
    guard let clip = try? await speech.clip(for: words) else { return }
    player.say(Saying([(words, clip)], moment: .whenFree))
  }

  /// The whole session, when every word of it has been spoken.
  func finalScore() async throws -> Score { try await spokenScore().score }

  /// The same, and whether every word is said, by the voice that was meant to.
  func spokenScore() async throws -> (score: Score, isAsMeant: Bool) {
    do {
      let score = try await ProgressLine.during(spoken, work: rehearsal.finalScore)
      for (utterance, error) in score.unspoken.sorted(by: { $0.key.text < $1.key.text }) {
        Message.say("\"\(utterance.text)\" cannot be spoken: \(error.reason)")
      }
      await stop()
      tellLength(of: score.timeline)
      let isReplaced = await speech.tellNotices { Message.say($0) }
      return (score, score.unspoken.isEmpty && !isReplaced)
    } catch let error as SpeechError {
      await stop()
      throw Failure(error)
    }
  }

  /// Tells that a session cannot be made as long as a person asked for.
  private func tellLength(of timeline: Timeline) {
    guard let missed = missedLength(of: timeline) else { return }
    Message.say(missed.text, hint: missed.hint)
  }

  /// What there is to say when a session cannot be made as long as a person asked for.
  func missedLength(of timeline: Timeline) -> (text: String, hint: String?)? {
    guard let wanted = options.length else { return nil }
    guard options.dose == nil else {
      // A length in the settings gives way without a word.
      return asksForBoth
        ? ("a dose was asked for, so the length of \(wanted.clock) is not kept", nil) : nil
    }
    let lasts = "this lasts \(timeline.duration.clock), and not \(wanted.clock)"
    if timeline.duration > wanted {
      return ("even at its shortest \(lasts)", "leave out a pose, or allow it more time")
    }
    guard timeline.options.dose == 1000, wanted - timeline.duration > .seconds(60) else {
      return nil
    }
    return ("even at its longest \(lasts)", nil)
  }

  /// How long a session may take to begin before another voice says its first words: long enough
  /// for a slow engine to start.
  private static let patience = Duration.seconds(4)

  /// Sees to it that no word comes too late while a player plays, and that it tells when another
  /// voice steps in.
  func listen(with player: Player, tellingProgress isTold: Bool) async {
    async let _ = speech.begin(within: Self.patience)
    async let _ = tellProgress(player, isTold)
    await speech.tellNotices { player.tell($0) }
  }

  /// How long a voice may speak before it is told that it is at it: stored words are there long
  /// before.
  private static let quietTime = Duration.milliseconds(1500)

  /// Tells once how much a slow voice has prepared, as soon as something of the session can be heard.
  private func tellProgress(_ player: Player, _ isTold: Bool) async {
    guard isTold, let slowVoice else { return }
    repeat {
      try? await Task.sleep(for: Self.quietTime)
      guard !Task.isCancelled else { return }
    } while spoken.count.ready == 0
    let count = spoken.count
    guard count.ready < count.all else { return }
    let other = slowVoice.fallback.map { "; where one would be late, \($0) speaks" } ?? ""
    player.tell("\(slowVoice.name) has prepared \(count.words)\(other)")
  }

  /// Learns from what happens in a session how soon words are needed.
  func learn(_ event: PlayerEvent) async {
    switch event {
    case .position(let position), .jumped(let position): await speech.hear(upTo: position)
    default: break
    }
  }

  /// Ends the engine's processes, and what is still being said.
  func stop() async {
    await speech.end()
    await engines.shutdown()
  }
}

extension Failure {
  /// A failure of the voice, or of the words it was given.
  init(_ error: SpeechError) {
    guard error.code != .emptyText, error.code != .tooLong else {
      self.init("this cannot be spoken: \(error.reason)")
      return
    }
    let isNamedWrong = error.code == .voiceNotFound
    self.init(
      "there is no voice: \(error.reason)",
      hint: isNamedWrong
        ? "limber voices lists what each engine has; a voice file may name a fallback"
        : "limber doctor tells what is missing")
  }
}
