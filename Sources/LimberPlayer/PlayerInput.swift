internal import LimberAudio
internal import LimberSpeech
internal import LimberTimeline

/// What a player waits for: one thing after the other, in the order it came.
enum PlayerInput: Sendable {
  case score(Score)
  /// Nothing more is planned; with the error that planning broke off with.
  case noMoreScores((any Error)?)
  case command(PlayerCommand, PlayerCommand.Means)
  /// Go on from another place of the timeline.
  case seek(Milliseconds)
  /// Words that were asked for at a timeline frame; nil if they could not be spoken.
  case spoken(Utterance, SpeechClip?, asked: Int)
  /// What a sink told, and how many sinks had been lost before that one.
  case sink(SinkEvent, after: Int)
  /// A sink that plays nothing yet, and that can be heard.
  case sound(any AudioSink)
  /// Words that are no part of the session.
  case saying(Saying)
  /// Something to pass on to whoever watches.
  case notice(String)
  case handsFree(HandsFreeEvent)
  /// Be softer while somebody speaks, or as loud as before.
  case soften(Bool)
  /// A tone to sound.
  case answer(Player.Answer)
  /// Time to look at the position.
  case tick
  /// A stream frame that has been heard, and how many sinks had been lost before that one.
  case reached(Int, after: Int)
  /// Everything before this has been done.
  case flush(CheckedContinuation<Void, Never>)
}

extension PlayerInput {
  /// Whether nobody has asked for anything.
  fileprivate var isLook: Bool {
    switch self {
    case .tick, .reached, .flush: true
    default: false
    }
  }
}

extension Player {
  /// Does what one input asks for; false when the session is over.
  func handle(_ input: PlayerInput) async throws -> Bool {
    defer { if !input.isLook { steered = heard } }
    switch input {
    case .score(let score): try await take(score)
    case .noMoreScores(let error): return try await end(after: error)
    case .command(let command, let means): try await obey(command, by: means)
    case .seek(let place): try await seek(to: place)
    case .spoken(let words, let clip, let asked):
      try await look()
      try await say(words, clip, asked: asked)
    case .saying(let saying): try await say(saying)
    case .tick: try await look()
    case .reached(let frame, sinksLost): try await look(at: frame)
    case .reached: break
    case .soften(let isWanted): try await becomeSofter(isWanted)
    case .notice(let text): announce.yield(.notice(text))
    case .sound(let sink): try await play(on: sink)
    case .answer(let answer):
      owed = answer
      try await giveAnswer()
    case .handsFree(let event): announce.yield(.handsFree(event))
    case .sink(.failed(let error, let frame), sinksLost):
      hear(upTo: frame)
      try await goOn(after: error)
      try await stayHeld()
    case .sink(let event, sinksLost): try await follow(event)
    case .sink: break
    case .flush(let waiting): waiting.resume()
    }
    return !isOver
  }

  /// Does what a person asks for, and tells whether it can be done.
  private func obey(_ command: PlayerCommand, by means: PlayerCommand.Means) async throws {
    try await look()
    guard !isOver else { return }
    let before = machine.state
    let action = machine.perform(command, at: max(.zero, Score.time(of: heard)), by: means)
    isAskedToPause = false
    announce.yield(action == .refuse ? .refused(command) : .obeyed(command))
    self.means = means
    // Who does something by hand does not wait for the end of a call.
    if action != .refuse { try await endCall() }
    owed = makesRoom ? nil : answer(to: action)
    try await act(action, after: before)
    if !isOver { tellExtraTime() }
    try await giveAnswer()
  }

  private func seek(to place: Milliseconds) async throws {
    try await look()
    let before = machine.state
    try await act(machine.seek(to: place), after: before)
  }

  /// Does what the machine decided; who waited waits no more.
  private func act(
    _ action: PlaybackMachine.Action, after before: PlaybackMachine.State
  ) async throws {
    let goesOn = machine.state == .playing || machine.state == .paused
    if before.isWaiting, machine.state != before, goesOn || before == .asking {
      announce.yield(.answered)
    }
    if before == .standby, goesOn { announce.yield(.started) }
    try await act(action)
    if before == .asking, case .jump = action { tellWait() }
  }

  private var isOver: Bool {
    machine.state == .finished || machine.state == .stopped
  }

  /// Takes a score that reaches further than the one before.
  func play(_ score: Score) async throws {
    let score = score.without(dropped)
    self.score = score
    announce.yield(.planned(score.timeline, isFinal: score.isFinal))
    tellUnspoken(score)
    let isReady = machine.state == .ready
    guard !isReady || canGreet(with: score) else { return }
    let action = machine.plan(score.timeline, settled: score.settled, end: score.end)
    if !isReady {
      map = waits.completing(map)
      try await onSink { sink, feed throws(SinkError) in try await sink.extend(feed) }
    }
    try await act(action)
  }

  /// Plays what is settled as if it were everything, when nothing more comes; false if there is
  /// nothing to play.
  private func end(after error: (any Error)?) async throws -> Bool {
    failure = error is CancellationError ? nil : error
    isAllPlanned = true
    guard let score else { return false }
    if !score.isFinal || machine.state == .ready { try await play(score.closed) }
    return !isOver
  }

  /// Says once of all words that could not be spoken why, in the order of their cues.
  func tellUnspoken(_ score: Score) {
    guard unspoken.count < score.unspoken.count else { return }
    for cue in score.timeline.cues {
      guard case .speech(let utterance) = cue.sound, let error = score.unspoken[utterance],
        unspoken.insert(utterance).inserted
      else { continue }
      announce.yield(.unspoken(text: utterance.text, reason: error.reason))
    }
  }
}
