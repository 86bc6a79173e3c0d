internal import Glibc

extension PulseDucker {
  /// Makes this process one that only the end of its input ends: until then somebody relies on it.
  public static func outliveSignals() {
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
  }
}

/// A file that only one process at a time can lock.
///
/// Two that lower the same sound would take each other for a person, so one waits for the other.
struct DuckLock {
  /// Negative where there is no such file; it is closed when the process ends.
  private let file: Int32

  /// Opens the file at a path, and makes it if need be; nil, or one that cannot be made, is to do
  /// without.
  init(at path: String?) {
    let mode = mode_t(S_IRUSR | S_IWUSR)
    file = path.map { unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode) } ?? -1
  }

  /// Locks it until the process ends; false if another one has locked it.
  func take() -> Bool { file < 0 || flock(file, LOCK_EX | LOCK_NB) == 0 }
}
