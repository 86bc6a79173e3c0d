public import LimberPlayer

/// Who says and shows what there is to choose from.
public protocol ChoiceHost: Sendable {
  /// Shows what is asked, and listens for its answers from now on; returns at once.
  func show(_ action: RoutineChoice.Action, listeningFor state: ListeningState?)

  /// Says what is asked in place of what is being said, behind a tone if it answers somebody; returns
  /// when it has been said, or soon after the task has been cancelled.
  func say(_ action: RoutineChoice.Action, answering: Bool) async

  /// Sounds a tone at once, and leaves alone what is being said; returns at once.
  func answer(_ answer: Player.Answer)
}

/// Has somebody choose a routine and its pace, by voice or by keys.
///
/// Nothing waits for words: they are made and said beside, and whatever somebody does meanwhile is
/// answered at once.
public struct SpokenChoosing: Sendable {
  /// What somebody does.
  public enum Input: Hashable, Sendable {
    /// They say something.
    case heard(VoiceCommand)
    /// They press a key for it.
    case pressed(VoiceCommand)
    /// They come back after they had put the program aside.
    case back
    /// They do nothing after what was said with this number.
    case nothing(after: Int)
    /// They want the program to end.
    case interrupt
  }

  /// How it ended.
  public enum Outcome: Hashable, Sendable {
    /// Something was chosen, by its place in the list.
    case chosen(routine: Int, pace: SpokenPace)
    /// Nothing is wanted.
    case left
    /// The program is to end.
    case interrupted
  }

  private let count: Int
  private let patience: Duration
  private let inputs: AsyncStream<Input>
  private let give: AsyncStream<Input>.Continuation

  /// A choice among so many routines, in which somebody has `patience` to answer.
  public init(among count: Int, patience: Duration) {
    self.count = count
    self.patience = patience
    (inputs, give) = AsyncStream.makeStream()
  }

  /// Passes on what somebody does; returns at once.
  public func take(_ input: Input) { give.yield(input) }

  /// Asks until something is chosen.
  ///
  /// Call it once.
  public func run(_ host: some ChoiceHost) async -> Outcome {
    var choice = RoutineChoice(among: count)
    var turn = 0
    var saying = begin(choice.beginning, of: choice, turn, answering: false, host)
    defer { saying.cancel() }
    for await input in inputs {
      let action: RoutineChoice.Action
      switch input {
      case .heard(let command), .pressed(let command): action = choice.hear(command)
      case .back: action = choice.beginning
      case .nothing(after: turn): action = choice.hearNothing()
      case .nothing: continue
      case .interrupt: return .interrupted
      }
      switch action {
      case .play(let routine, let pace): return .chosen(routine: routine, pace: pace)
      case .leave: return .left
      case .refuse: host.answer(.refusal)
      case .keepQuiet: break
      case .offer, .askPace, .rest:
        saying.cancel()
        turn += 1
        let isAnswer = if case .heard = input { true } else { false }
        saying = begin(action, of: choice, turn, answering: isAnswer, host)
      }
    }
    return .interrupted
  }

  /// Says and shows something, and begins to wait for an answer.
  private func begin(
    _ action: RoutineChoice.Action, of choice: RoutineChoice, _ turn: Int, answering: Bool,
    _ host: some ChoiceHost
  ) -> Task<Void, any Error> {
    host.show(action, listeningFor: choice.listening)
    return Task { [give, patience] in
      await host.say(action, answering: answering)
      try await Task.sleep(for: patience)
      give.yield(.nothing(after: turn))
    }
  }
}
