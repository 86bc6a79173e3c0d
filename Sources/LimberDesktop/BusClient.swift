public import LimberPlayer
public import LimberTimeline

/// Somebody who uses a bus: it decides, and does nothing by itself.
package protocol BusClient: Sendable {
  /// Learns what has happened, and says what to do about it.
  mutating func take(_ input: BusInput) -> [BusStep]
}

/// What can happen to somebody who uses a bus.
package enum BusInput: Sendable {
  /// The bus is there.
  case connected
  /// A message has come.
  case message(BusMessage)
  /// Something happened in the session.
  case player(PlayerEvent)
  /// The time of a reminder has come.
  case reminder(BusReminder)
  /// The program is about to be stopped, as by Ctrl-Z; false when it goes on.
  case aside(Bool)
}

/// What somebody who uses a bus wants done.
package enum BusStep: Hashable, Sendable {
  case send(BusMessage)
  case ask(DesktopRequest)
  /// Say it again later.
  case remind(BusReminder, after: Duration)
}

/// What somebody wants to be reminded of.
package struct BusReminder: Hashable, Sendable {
  /// Who wants it.
  package var name: String
  /// Which of their reminders it is.
  package var number: Int
}

/// What the desktop asks of a session.
public enum DesktopRequest: Hashable, Sendable {
  /// What a key would ask as well.
  case command(PlayerCommand)
  /// Go on from there.
  case seek(to: Milliseconds)
  /// Something for the person to know.
  case notice(String)
}
