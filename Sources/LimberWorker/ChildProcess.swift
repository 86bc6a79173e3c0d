internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// A process of ours that reads what we write, in a process group of its own.
///
/// Nothing watches it: it is waited for when somebody wants to know its end.
final class ChildProcess: Sendable {
  private let process: pid_t
  /// Where we write; nil once its input has ended.
  private let input: Mutex<Int32?>

  /// Starts a program, whose output is thrown away; nil if that is not possible.
  ///
  /// From here on the whole process ignores `SIGPIPE`.
  init?(_ program: String, _ arguments: [String]) {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = Self.spawn(program, arguments, reading: ends[0])
    close(ends[0])
    guard let process else {
      close(ends[1])
      return nil
    }
    self.process = process
    input = Mutex(ends[1])
  }

  deinit {
    endInput()
  }

  /// Writes all of a text, unless the process is gone; waits until it has read what was written before.
  func write(_ text: String) {
    input.withLock { file in
      guard let file else { return }
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = unsafe bytes.withUnsafeBytes {
          unsafe Glibc.write(file, $0.baseAddress, $0.count)
        }
        guard count > 0 || errno == EINTR else { return }
        bytes = bytes.dropFirst(max(0, count))
      }
    }
  }

  /// Lets it know that nothing more comes.
  func endInput() {
    input.withLock { file in
      if let open = file { close(open) }
      file = nil
    }
  }

  /// Calls `done` on a thread of its own when the process has ended.
  func wait(_ done: @escaping @Sendable () -> Void) {
    let process = process
    let body = unsafe Unmanaged.passRetained(
      Body {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        done()
      })
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, nil,
      { body in
        guard let body = unsafe body else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    guard result == 0 else { return unsafe body.release() }
    pthread_detach(thread)
  }

  /// What a thread does.
  private final class Body {
    let run: () -> Void

    init(_ run: @escaping () -> Void) { self.run = run }
  }
}

extension ChildProcess {
  /// Starts a program that reads a file; nil if it cannot be started.
  private static func spawn(_ program: String, _ arguments: [String], reading file: Int32) -> pid_t?
  {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    guard unsafe posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
    for output in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
    }
    // A group of its own, and no signal is blocked there that a thread of ours has blocked.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    let settings = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    var environment = unsafe settings.map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + environment).forEach { unsafe free($0) } }
    var process = pid_t()
    let result = unsafe posix_spawn(&process, program, &actions, &attributes, &words, &environment)
    return result == 0 ? process : nil
  }
}
