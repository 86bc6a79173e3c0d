internal import LimberPlayer

/// Choosing a routine and its pace by voice: what to say next, whatever is heard.
///
/// Each handful is numbered from one, so that a single digit and a few words that sound unlike each
/// other are enough for any library. It has no clock and does nothing: it is told what was heard, and
/// when nothing was.
public struct RoutineChoice: Hashable, Sendable {
  /// Where choosing stands.
  public enum Stage: Hashable, Sendable {
    /// Some of the routines have been named.
    case routine(page: Int)
    /// A routine has been chosen, by its place in the list, and its pace is asked for.
    case pace(routine: Int)
    /// Everything has been chosen.
    case chosen(routine: Int, pace: SpokenPace)
    /// The person does not want any.
    case left
  }

  /// What there is to say or to do.
  public enum Action: Hashable, Sendable {
    /// Name routines, by their places in the list, the first of them as number one; `hasMore` if
    /// there are others.
    case offer(Range<Int>, hasMore: Bool)
    /// Ask for the pace of a routine.
    case askPace(routine: Int)
    /// Play a routine.
    case play(routine: Int, pace: SpokenPace)
    /// Say that it is quiet from now on, but goes on listening.
    case rest
    /// Tell that this makes no sense now.
    case refuse
    /// Say nothing.
    case keepQuiet
    /// Leave without a session.
    case leave
  }

  /// How many routines there are to choose from.
  public let count: Int
  /// Where it stands.
  public private(set) var stage = Stage.routine(page: 0)
  /// How often nothing was heard in a row.
  private var silences = 0

  /// How many routines are named at a time.
  public static let handful = 5
  /// How often something is said again when nothing is heard.
  public static let repeats = 2

  /// A choice among so many routines.
  public init(among count: Int) {
    self.count = count
  }

  /// What to say first.
  public var beginning: Action { again }

  /// What follows from a command.
  public mutating func hear(_ command: VoiceCommand) -> Action {
    silences = 0
    switch (command, stage) {
    case (_, .chosen), (_, .left): return .refuse
    case (.player(.stop), _): return move(to: .left)
    case (.player(.sayAgain), _): return again
    case (.number(let number), .routine(let page))
    where number > 0 && number <= handful(of: page).count:
      return move(to: .pace(routine: handful(of: page).lowerBound + number - 1))
    case (.more, .routine(let page)), (.player(.next), .routine(let page)):
      return move(to: .routine(page: (page + 1) % pages))
    case (.player(.back), .routine(let page)) where page > 0:
      return move(to: .routine(page: page - 1))
    case (.player(.back), .pace(let routine)):
      return move(to: .routine(page: routine / Self.handful))
    case (.pace(let pace), .pace(let routine)):
      return move(to: .chosen(routine: routine, pace: pace))
    // One key is enough to take what is most likely wanted.
    case (.player(.ready), .routine(let page)) where count > 0:
      return move(to: .pace(routine: handful(of: page).lowerBound))
    case (.player(.ready), .pace(let routine)):
      return move(to: .chosen(routine: routine, pace: .steady))
    default: return .refuse
    }
  }

  /// What follows when nobody has said anything for a while after something was said.
  public mutating func hearNothing() -> Action {
    silences += 1
    if silences <= Self.repeats { return again }
    return silences == Self.repeats + 1 ? .rest : .keepQuiet
  }

  /// What is listened for; nil when it is over.
  public var listening: ListeningState? {
    switch stage {
    case .routine(let page): .choosing(count: handful(of: page).count)
    case .pace: .choosingPace
    case .chosen, .left: nil
    }
  }

  private var pages: Int { max(1, (count + Self.handful - 1) / Self.handful) }

  /// The routines that are named together.
  private func handful(of page: Int) -> Range<Int> {
    let first = page * Self.handful
    return first..<max(first, min(count, first + Self.handful))
  }

  private mutating func move(to stage: Stage) -> Action {
    self.stage = stage
    return again
  }

  /// What is said, or done, in this stage.
  private var again: Action {
    switch stage {
    case .routine(let page): return .offer(handful(of: page), hasMore: pages > 1)
    case .pace(let routine): return .askPace(routine: routine)
    case .chosen(let routine, let pace): return .play(routine: routine, pace: pace)
    case .left: return .leave
    }
  }
}
