internal import Glibc

/// What a sound server may ask for on this machine.
public enum Urgency {
  /// Whether a thread gets the real-time priority that a server asks for, so that busy programs do not
  /// make it late.
  ///
  /// Where it does not, a test that listens has to allow for a server that is late.
  public static let isGranted: Bool = {
    var (urgent, usual) = (sched_param(), sched_param())
    urgent.sched_priority = 5
    guard unsafe sched_setscheduler(0, SCHED_RR, &urgent) == 0 else { return false }
    return unsafe sched_setscheduler(0, SCHED_OTHER, &usual) == 0
  }()
}
