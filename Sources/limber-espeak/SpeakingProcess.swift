internal import CEspeakNG
internal import Glibc

/// A process that says one utterance and ends.
///
/// Forked from the initialised engine, it starts from the same state every time; so the same
/// request gives the same samples whatever was said before, and nothing it does outlives it.
struct SpeakingProcess {
  /// Where its samples can be read; at its end when it ends.
  let samples: Int32
  private let id: pid_t

  /// The longest utterance, in seconds.
  private static let longest = 60
  /// Processor time for one utterance, in seconds: thousands of times what the longest takes.
  private static let processorTime: rlim_t = 5
  /// Address space, in bytes: what the libraries map, and some room.
  private static let memory: rlim_t = 1 << 30

  /// Starts to say `request`; `parent` are the streams that are none of the process's business.
  init(saying request: SpeakRequest, with espeak: Espeak, parent: FrameStream) throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw Self.cannotStart }
    let worker = getpid()
    id = limber_fork()
    if id == 0 {
      close(parent.input)
      close(parent.output)
      close(ends[0])
      Self.speak(request, with: espeak, into: ends[1], for: worker)
    }
    close(ends[1])
    samples = ends[0]
    guard id > 0 else {
      close(samples)
      throw Self.cannotStart
    }
  }

  /// Ends it at once.
  func kill() {
    Glibc.kill(id, SIGKILL)
  }

  /// Waits for its end, which is certain once `samples` is at its end or it was killed; throws
  /// what kept it from saying everything.
  func finish() throws(Failure) {
    close(samples)
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0 && errno == EINTR {}
    guard status & 0x7F == 0 else {
      let reason = "espeak-ng was stopped by signal \(status & 0x7F)"
      throw Failure(code: .engineFailure, reason: reason)
    }
    let exitCode = UInt8(truncatingIfNeeded: status >> 8)
    guard exitCode != 0 else { return }
    throw Self.failure(Failure.Code(rawValue: exitCode) ?? .engineFailure)
  }

  private static var cannotStart: Failure {
    Failure(code: .unavailable, reason: "no process can be started: error \(errno)")
  }

  /// The failure behind an exit code; the process could only leave us its kind.
  private static func failure(_ code: Failure.Code) -> Failure {
    switch code {
    case .voiceNotFound: Failure(code: code, reason: "espeak-ng has no such voice")
    case .tooLong: Failure(code: code, reason: "the words take longer than \(longest) seconds")
    default: Failure(code: .engineFailure, reason: "espeak-ng failed")
    }
  }

  private static func speak(
    _ request: SpeakRequest, with espeak: Espeak, into pipe: Int32, for worker: pid_t
  ) -> Never {
    // A worker that died before the first line asked for it would otherwise go unnoticed.
    guard limber_die_with_parent() == 0, getppid() == worker else { _exit(1) }
    limit(RLIMIT_CPU, processorTime)
    limit(RLIMIT_AS, memory)
    limit(RLIMIT_CORE, 0)
    var output = SampleOutput(limit: longest * espeak.sampleRate, descriptor: pipe)
    do {
      try espeak.speak(request, into: &output)
      _exit(0)
    } catch {
      _exit(Int32(error.code.rawValue))
    }
  }

  private static func limit(_ resource: __rlimit_resource, _ value: rlim_t) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    guard unsafe setrlimit(Int32(resource.rawValue), &limit) == 0 else {
      _exit(Int32(Failure.Code.engineFailure.rawValue))
    }
  }
}
