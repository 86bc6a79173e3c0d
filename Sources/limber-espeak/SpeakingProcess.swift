internal import CEspeakNG
internal import Glibc

/// A process that says one utterance and ends.
///
/// Forked from an engine that has said nothing with its voice, it starts from the same state every
/// time; so the same request gives the same samples whatever was said before, and nothing it does
/// outlives it.
struct SpeakingProcess {
  private let id: pid_t

  /// The longest utterance, in seconds.
  static let longest = 60
  /// Processor time for one utterance, in seconds: thousands of times what the longest takes.
  private static let processorTime: rlim_t = 5

  /// Starts to say `request` into `sound`; `stream` is none of the process's business.
  init(
    saying request: SpeakRequest, with espeak: Espeak, into sound: SharedSound,
    besides stream: FrameStream
  ) throws(Failure) {
    let parent = getpid()
    id = limber_fork()
    guard id >= 0 else { throw Failure.cannotStart }
    guard id == 0 else { return }
    stream.close()
    // A parent that died before the first line asked for it would otherwise go unnoticed.
    guard limber_die_with_parent() == 0, getppid() == parent else { _exit(1) }
    limit(RLIMIT_CPU, Self.processorTime)
    var output = SampleOutput(into: sound)
    do {
      try espeak.say(request, into: &output)
      _exit(0)
    } catch {
      _exit(Int32(error.code.rawValue))
    }
  }

  /// Ends it at once.
  func kill() {
    Glibc.kill(id, SIGKILL)
  }

  /// Whether it has ended, which is told once.
  ///
  /// Throws what kept it from saying everything.
  func hasEnded(waiting: Bool) throws(Failure) -> Bool {
    var status: Int32 = 0
    var ended: pid_t
    repeat {
      ended = unsafe waitpid(id, &status, waiting ? 0 : WNOHANG)
    } while ended < 0 && errno == EINTR
    guard ended == id else { return false }
    guard status & 0x7F == 0 else {
      let reason = "espeak-ng was stopped by signal \(status & 0x7F)"
      throw Failure(code: .engineFailure, reason: reason)
    }
    let exitCode = UInt8(truncatingIfNeeded: status >> 8)
    guard exitCode != 0 else { return true }
    throw Self.failure(Failure.Code(rawValue: exitCode) ?? .engineFailure)
  }

  /// The failure behind an exit code; the process could only leave us its kind.
  private static func failure(_ code: Failure.Code) -> Failure {
    switch code {
    case .voiceNotFound: Failure(code: code, reason: "espeak-ng has no such voice")
    case .tooLong: Failure(code: code, reason: "the words take longer than \(longest) seconds")
    default: Failure(code: .engineFailure, reason: "espeak-ng failed")
    }
  }
}

/// Keeps this process, and those it starts, from taking more of something.
func limit(_ resource: __rlimit_resource, _ value: rlim_t) {
  var limit = rlimit(rlim_cur: value, rlim_max: value)
  guard unsafe setrlimit(Int32(resource.rawValue), &limit) == 0 else {
    _exit(Int32(Failure.Code.engineFailure.rawValue))
  }
}

extension Failure {
  /// Why a process was not started.
  static var cannotStart: Failure {
    Failure(code: .unavailable, reason: "no process can be started: error \(errno)")
  }
}
