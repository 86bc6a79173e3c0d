internal import Glibc

/// What a sound server may ask for on this machine.
public enum Urgency {
  /// Whether a thread gets the real-time priority that a server asks for, so that busy programs do not
  /// make it late.
  ///
  /// Where it does not, a test that listens has to allow for a server that is late.
  public static let isGranted: Bool = {
    guard take(5) else { return false }
    var usual = sched_param()
    return unsafe sched_setscheduler(0, SCHED_OTHER, &usual) == 0
  }()

  /// Makes the calling thread more urgent than those of a sound server, or of another priority; whether
  /// it could be.
  @discardableResult static func take(_ priority: Int32 = 50) -> Bool {
    var urgent = sched_param()
    urgent.sched_priority = priority
    return unsafe sched_setscheduler(0, SCHED_RR, &urgent) == 0
  }
}
