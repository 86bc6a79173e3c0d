internal import Glibc

/// A pipe whose reader has gone away.
enum BrokenPipe {
  /// Has writing to it fail, where it would end the whole program.
  static func fails() {
    signal(SIGPIPE, SIG_IGN)
  }
}
