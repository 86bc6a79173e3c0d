extension PlaybackMachine.State {
  /// The commands that can make sense in this state, in the order of `PlayerCommand`; every other
  /// one is always refused.
  ///
  /// Whoever offers commands, on keys or by voice, offers these.
  public var commands: [PlayerCommand] {
    switch self {
    case .ready: [.stop]
    case .standby:
      [
        .ready, .resume, .toggle, .sayAgain, .slower, .faster, .easier, .deeper, .howLong, .stop,
      ]
    case .playing: PlayerCommand.allCases.filter { $0 != .resume }
    case .asking: PlayerCommand.allCases
    case .paused: PlayerCommand.allCases.filter { !Self.notPaused.contains($0) }
    case .waiting: PlayerCommand.allCases.filter { $0 != .moreTime }
    case .hurting: PlayerCommand.allCases.filter { !Self.notHurting.contains($0) }
    case .finished, .stopped: []
    }
  }

  private static let notPaused: Set<PlayerCommand> = [.pause, .moreTime]
  private static let notHurting: Set<PlayerCommand> = [
    .pause, .moreTime, .enough, .slower, .faster, .deeper,
  ]
}
