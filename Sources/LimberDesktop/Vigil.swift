internal import LimberPlayer

/// Whether a session needs the machine awake: while it plays, and for a while when it stands.
package struct Vigil: Sendable {
  /// How long a session that is paused or waits keeps the machine awake.
  package static let patience = Duration.seconds(600)

  /// Whether it does.
  package private(set) var isKept = false
  private let name: String
  private var glance = SessionGlance()
  private var isStanding = false
  /// How often the session has begun or ceased to stand.
  private var turns = 0

  /// Creates a vigil whose reminders have this name.
  package init(name: String) {
    self.name = name
  }

  /// Learns what has happened, and says of what it wants to be reminded.
  package mutating func take(_ input: BusInput) -> [BusStep] {
    switch input {
    case .player(let event):
      glance.apply(event)
      return look()
    case .reminder(let reminder):
      let isMine = reminder == BusReminder(name: name, number: turns)
      if isMine, isStanding { isKept = false }
      return []
    case .connected, .message: return []
    }
  }

  private mutating func look() -> [BusStep] {
    let stands = [.paused, .waiting, .silent].contains(glance.status)
    if !stands { isKept = glance.status == .playing }
    guard stands != isStanding else { return [] }
    isStanding = stands
    turns += 1
    guard stands else { return [] }
    return [.remind(BusReminder(name: name, number: turns), after: Self.patience)]
  }
}
