public import LimberPlayer

extension PlayerCommand {
  /// What a person asked for, in a few words.
  public var words: String {
    switch self {
    case .ready: "ready"
    case .pause, .toggle: "pause"
    case .resume: "go on"
    case .next: "next"
    case .back: "back"
    case .sayAgain: "say it again"
    case .moreTime: "more time"
    case .enough: "enough"
    case .slower: "slower"
    case .faster: "faster"
    case .easier: "easier"
    case .deeper: "deeper"
    case .thatHurts: "that hurts"
    case .howLong: "how long"
    case .skip: "skip"
    case .stop: "stop"
    }
  }
}
