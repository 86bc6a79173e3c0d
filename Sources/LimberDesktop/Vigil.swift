internal import LimberPlayer

/// Whether a session needs the machine awake: while it plays, and for a while when it stands.
package struct Vigil: Sendable {
  /// How long a session that is paused or waits keeps the machine awake.
  package static let patience = Duration.seconds(600)

  /// Whether it does; not while the program is put aside.
  package var isKept: Bool { isNeeded && !isAside }
  private var isNeeded = false
  private var isAside = false
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
      if isMine, isStanding, !isAside { isNeeded = false }
      return []
    case .aside(let isAside):
      self.isAside = isAside
      // Somebody is there who lets the program go on.
      return isNeeded && isStanding && !isAside ? beginPatience() : []
    case .connected, .message: return []
    }
  }

  private mutating func look() -> [BusStep] {
    let stands = [.paused, .waiting, .silent].contains(glance.status)
    if !stands { isNeeded = glance.status == .playing }
    guard stands != isStanding else { return [] }
    isStanding = stands
    guard stands else {
      turns += 1
      return []
    }
    return beginPatience()
  }

  private mutating func beginPatience() -> [BusStep] {
    turns += 1
    return [.remind(BusReminder(name: name, number: turns), after: Self.patience)]
  }
}
