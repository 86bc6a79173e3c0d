internal import LimberPlayer

/// Keeps the machine from falling asleep in a session, and pauses the session before it does.
///
/// It asks logind for two locks. One forbids sleep while the session plays. The other delays a sleep
/// that comes all the same, such as by a closed lid, until the session is paused.
package struct SleepGuard: BusClient {
  private static let service = "org.freedesktop.login1"
  private static let path = "/org/freedesktop/login1"
  private static let manager = "org.freedesktop.login1.Manager"

  /// A lock: asked for, held, or refused.
  private enum Lock {
    case none, asked, refused
    case held(BusDescriptor)
  }

  private var vigil = Vigil(name: "sleep")
  private var glance = SessionGlance()
  private var footing = SessionFooting()
  private var isConnected = false
  private var awake = Lock.none
  private var delay = Lock.none
  /// The name under which logind has answered; nobody else tells when the machine sleeps.
  private var logind: String?
  private var isSleeping = false
  private var isPausedForSleep = false
  /// Whether the program is put aside, and could not say that it is ready to sleep.
  private var isAside = false

  /// Creates a guard that has not asked.
  package init() {}

  /// Learns what has happened, and says what to do about it.
  package mutating func take(_ input: BusInput) -> [BusStep] {
    var steps = vigil.take(input)
    switch input {
    case .connected:
      isConnected = true
      steps.append(Self.watch)
    case .message(let message): steps += receive(message)
    case .player(let event):
      glance.apply(event)
      footing.apply(event)
    case .aside(let isAside): self.isAside = isAside
    case .reminder: break
    }
    return steps + settle()
  }

  /// Asks for the locks that are needed, and gives back those that are not.
  private mutating func settle() -> [BusStep] {
    guard isConnected else { return [] }
    // Before it sleeps, the machine waits until the session has come to a stand.
    let needsDelay = isThere && !isAside && !(isSleeping && isHeld)
    return Self.settle(&awake, isNeeded: vigil.isKept, "sleep:idle", "block", tag: "awake")
      + Self.settle(&delay, isNeeded: needsDelay, "sleep", "delay", tag: "delay")
  }

  private var isThere: Bool { glance.status != .ready && glance.status != .over }

  /// Whether the session stands still until somebody comes: a gate may have a limit, and a question
  /// is over by itself.
  private var isHeld: Bool {
    footing.isPaused || footing.waiting == .pain || footing.waiting == .start
  }

  private static func settle(
    _ lock: inout Lock, isNeeded: Bool, _ what: String, _ mode: String, tag: String
  ) -> [BusStep] {
    switch lock {
    case .none where isNeeded:
      lock = .asked
      let why = "a session is being guided"
      let body = [what, "Limber", why, mode].map { BusValue.text($0) }
      return [.send(.call("Inhibit", of: manager, at: path, on: service, body, tag: tag))]
    case .held where !isNeeded: lock = .none
    case .none, .asked, .held, .refused: break
    }
    return []
  }

  private mutating func receive(_ message: BusMessage) -> [BusStep] {
    switch message.tag {
    case "awake": awake = lock(from: message)
    case "delay": delay = lock(from: message)
    default:
      guard message.kind == .signal, message.member == "PrepareForSleep",
        message.sender == logind, case .flag(let begins) = message.body.first
      else { return [] }
      return begins ? fallAsleep() : wakeUp()
    }
    return []
  }

  private mutating func lock(from message: BusMessage) -> Lock {
    guard message.kind == .answer, case .descriptor(let file) = message.body.first else {
      return .refused
    }
    logind = message.sender
    return .held(file)
  }

  private mutating func fallAsleep() -> [BusStep] {
    isSleeping = true
    guard isThere, !isHeld else { return [] }
    isPausedForSleep = true
    return [.ask(.command(.pause))]
  }

  /// The session stays paused: nobody may be there.
  private mutating func wakeUp() -> [BusStep] {
    isSleeping = false
    guard isPausedForSleep else { return [] }
    isPausedForSleep = false
    guard glance.status == .paused else { return [] }
    return [.ask(.notice("the machine was asleep; paused at \(glance.place), space goes on"))]
  }

  private static let watch = BusStep.send(
    .toBus(
      "AddMatch",
      [.text("type='signal',sender='\(service)',interface='\(manager)',member='PrepareForSleep'")],
      tag: nil))
}
