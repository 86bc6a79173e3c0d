internal import ArgumentParser
internal import LimberAudio
internal import LimberControl
internal import LimberPlayer
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// `limber play`: the main job.
struct Play: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Guide a session by voice.",
    discussion: """
      Keys while it plays: space pauses and goes on, Enter goes on where the session waits. Right \
      or n is the next pose or side, left or b goes back, s skips the pose, r says it again. \
      + gives more time, - ends the window, [ and ] are slower and faster, e and d easier and \
      deeper. h says that it hurts, ? asks how long it still takes, q stops.

      With --hands-free you say it: "start session", "pause exercise", "continue session", "next \
      exercise", "repeat exercise", "that hurts", "stop session"; the screen shows what makes sense \
      now. Nothing that is heard is kept or sent anywhere.

        limber play desk-break
        limber play figure-four --pace gentle --dose low
        limber play --resume
        limber play cat-cow --hands-free
        limber play --hands-free
        limber play hips-and-lower-back --from pigeon --wait poses
      """)

  /// Where the session is heard.
  enum Sound: String, ExpressibleByArgument, CaseIterable {
    case pulse, silent
  }

  @OptionGroup var argument: PlayedRoutine
  @OptionGroup var planning: PlanningOptions
  @OptionGroup var listening: HandsFreeOptions
  @OptionGroup var background: MusicOption
  @OptionGroup var screen: ScreenOptions

  @Option(name: .customLong("output"), help: "pulse, or silent to follow on the screen only.")
  var sound = Sound.pulse

  @OptionGroup var place: DeviceOption

  @Option(help: "What is left of other programs' sound meanwhile, 0 to 1; 1 leaves it alone.")
  var duck = 0.3

  @Option(help: "How fast silent time passes, 1 to 1000.")
  var speed = 1

  @Option(
    help: ArgumentHelp(
      "Where it waits until you are ready: never, written, poses or holds; written unless asked.",
      valueName: "where"))
  var wait: WaitChoice?

  @Option(
    help: ArgumentHelp("Where it begins: a pose, or a time such as 3:20.", valueName: "place"))
  var from: String?

  func validate() throws {
    if !listening.handsFree { try argument.needRoutine() }
    guard (1...1000).contains(speed) else {
      throw ValidationError("--speed is a number from 1 to 1000, not \(speed)")
    }
    guard (0...1).contains(duck) else {
      throw ValidationError("--duck is a number from 0 to 1, not \(duck)")
    }
    guard speed == 1 || sound == .silent else {
      throw ValidationError("--speed needs --output silent; sound cannot be hurried")
    }
    guard from == nil || !argument.resume else {
      throw ValidationError("--from and --resume both say where it begins; give one of them")
    }
    guard place.device == nil || sound == .pulse else {
      throw ValidationError("--device is for --output pulse; nothing is heard of a silent session")
    }
  }

  func run() async throws {
    let outcome = try await Message.reportingFailure {
      let told = ToldNotices()
      guard let session = try await session(told) else {
        return SessionOnTerminal.Outcome.stopped
      }
      let routine = try session.compiled()
      if routine.plannedVoice != nil, let wait, wait != .written,
        !Settings.added.contains(wait.word)
      {
        throw PlannedSession.isPlanned(session.name, "--wait")
      }
      for line in RoutinePage.askFirst(routine) { Message.say(line) }
      let voiced = try VoicedRoutine(
        routine, session.planning, besides: session.folder, music: background.loop(),
        forms: RoutineArgument.forms(
          of: routine, named: session.name, from: session.chosen, session.planning),
        gates: PlanOptions.Gates(session.waits),
        handsFree: try handsFree(in: routine.language, told), plays: true)
      let resumption = try await session.resumption(of: routine, voiced)
      let beginning = try await beginning(of: voiced, resumption)
      let diary = SessionDiary(
        session.start(of: routine, speed: speed),
        from: resumption.flatMap { $0.position > .zero ? $0.place : nil },
        hidesNotices: RawTerminal.isThere)
      let played = SessionOnTerminal(
        voiced, diary, screen: screen, canAnswer: await canAnswer(session.waits),
        beginning: beginning, lowering: sound == .pulse ? duck : 1,
        news: { [from] in resumption?.words ?? (from == nil ? session.offer(of: routine) : nil) })
      let (sink, speaker) = try sink()
      return try await diary.around { try await played.play(on: sink, speaker: speaker) }
    }
    if outcome == .interrupted { throw ExitCode(130) }
  }

  /// What is played, and how: as it was asked for, or chosen by voice; nil if nothing is.
  private func session(_ told: ToldNotices) async throws -> PlayedSession? {
    guard listening.handsFree, argument.routine == nil, !argument.resume else {
      return try PlayedSession(argument, planning, wait)
    }
    let choosing = try ChoosingByVoice(
      voice: planning.voice, try handsFree(in: ChoosingByVoice.language, told),
      on: try sink().sink)
    guard let choice = try await choosing.choose() else { return nil }
    var planning = planning
    planning.pace = choice.pace.rawValue
    return PlayedSession(choice.script, planning, wait)
  }

  /// Listening in a language, if that is wanted; what is in `told` is not told again.
  private func handsFree(in language: String, _ told: ToldNotices) throws -> HandsFree? {
    guard listening.handsFree else { return nil }
    return HandsFree(
      language: language, microphone: try listening.chosenMicrophone(), speaker: try place.found(),
      told: told)
  }

  /// Where the session begins; its poses are known before a word of it has been spoken.
  private func beginning(
    of voiced: VoicedRoutine, _ resumption: Resumption?
  ) async throws -> PlaybackMachine.Beginning {
    if let resumption { return .place(resumption.position) }
    guard let from else { return .place(.zero) }
    let place = PlaceInSession(text: from)
    let plan = voiced.routine.plan(voiced.options, measure: FixedMeasure())
    let estimate = plan.draft.timeline
    // How long it lasts is known when its words are spoken; who begins early need not wait for that.
    if let time = place.time, time * 2 > estimate.duration {
      try await PlaceInSession.check(time, in: voiced)
    }
    return try place.beginning(in: estimate)
  }

  /// Whether somebody can answer a gate: with a key of the terminal, or with one of the desktop.
  private func canAnswer(_ waits: WaitChoice) async -> Bool {
    guard waits != .never else { return false }
    if RawTerminal.isThere { return true }
    return sound == .pulse ? await Backends.hasMediaKeys : false
  }

  /// The sink to start with, and what makes others that can be heard; the screen alone where no
  /// sound server can be asked.
  private func sink() throws -> (sink: any AudioSink, speaker: (@Sendable () -> (any AudioSink)?)?)
  {
    guard sound == .pulse else { return (Backends.silence(speed: speed), nil) }
    let device = try place.found()
    do throws(SinkError) {
      return (try Backends.speaker(on: device), { try? Backends.speaker(on: device) })
    } catch {
      Message.say(error.silentText)
      return (Backends.silence(speed: 1), nil)
    }
  }
}
