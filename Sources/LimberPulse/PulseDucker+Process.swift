internal import Glibc

extension PulseDucker {
  /// Makes this process one that only the end of its input ends: until then somebody relies on it.
  ///
  /// Two that lower the same sound would take each other for a person, so the second one waits for
  /// the first, for 2 s, as when a session is killed and begun anew.
  ///
  /// - Parameter lock: The path of a file that the only one locks; nil, or one that cannot be made,
  ///   to do without.
  /// - Returns: Whether there is no other.
  public static func standAlone(lock: String?) -> Bool {
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
    guard let lock else { return true }
    let mode = mode_t(S_IRUSR | S_IWUSR)
    let file = unsafe open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else { return true }
    for _ in 0..<40 {
      // It is given back when the process ends.
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(50_000)
    }
    close(file)
    return false
  }
}
