internal import CEspeakNG
internal import Glibc

/// A process whose engine has a voice, and has said nothing with it yet.
///
/// To take a voice is dearer than to say a word with it, so it is done once. The process takes the
/// requests from the worker's input as long as they are for its voice, has each said by a process
/// of its own, and hands the first one for another voice back.
struct VoiceProcess {
  /// Where it is given requests.
  private let input: Int32
  private let id: pid_t

  /// Address space, in bytes: what the libraries map, and some room.
  private static let memory: rlim_t = 1 << 30

  /// Starts a process for a manner of speaking; `others` are not its business.
  ///
  /// It gives `worker` back what it was not made for.
  init(
    _ manner: SpeakRequest.Manner, _ worker: Worker, handingBack back: Int32,
    besides others: some Collection<VoiceProcess>
  ) throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw Failure.cannotStart }
    let parent = getpid()
    id = limber_fork()
    if id == 0 {
      Glibc.close(ends[1])
      for other in others { other.close() }
      guard limber_die_with_parent() == 0, getppid() == parent else { _exit(1) }
      limit(RLIMIT_AS, Self.memory)
      limit(RLIMIT_CORE, 0)
      let board = FrameStream(input: ends[0], output: back)
      VoiceDesk(manner, worker, board: board).serve()
    }
    Glibc.close(ends[0])
    input = ends[1]
    guard id > 0 else {
      close()
      throw Failure.cannotStart
    }
  }

  /// Gives it a request for its voice, and with it the worker's input.
  func take(_ request: Frame) -> Bool {
    FrameStream(input: -1, output: input).write(request)
  }

  /// Lets go of it.
  func close() {
    Glibc.close(input)
  }

  /// Ends it, while it waits to be asked, and waits for that.
  func end() {
    close()
    while waitpid(id, nil, 0) < 0 && errno == EINTR {}
  }
}

/// What a process with a voice does.
struct VoiceDesk {
  private let manner: SpeakRequest.Manner
  private let worker: Worker
  /// Where it is asked while it has not the worker's input, and hands requests back.
  private let board: FrameStream
  /// Why the voice cannot speak at all.
  private var failure: Failure?

  /// Takes the voice.
  init(_ manner: SpeakRequest.Manner, _ worker: Worker, board: FrameStream) {
    self.manner = manner
    self.worker = worker
    self.board = board
    // The end of a process interrupts a wait for it, and does nothing else.
    signal(SIGCHLD) { _ in }
    limber_hold_child_signals()
    do {
      try worker.espeak.take(manner)
    } catch {
      failure = error
    }
  }

  /// Serves until there is nobody to serve.
  func serve() -> Never {
    var next = board.read()
    while let frame = next {
      do {
        let request = try SpeakRequest(payload: frame.payload)
        guard request.manner == manner else {
          board.write(frame)
          next = board.read()
          continue
        }
        try say(request)
      } catch {
        worker.stream.write(error.frame)
      }
      next = worker.nextRequest()
      // The end of the worker's input ends the worker; the end of the board only this process.
      if next == nil { board.write(Frame(kind: .done, payload: [])) }
    }
    _exit(0)
  }

  /// Has a request said, while it listens for a cancel.
  private func say(_ request: SpeakRequest) throws(Failure) {
    if let failure { throw failure }
    let process = try SpeakingProcess(
      saying: request, with: worker.espeak, into: worker.sound, besides: worker.stream)
    if try !end(of: process) {
      process.kill()
      let cancelled = Failure(code: .cancelled, reason: "the request was cancelled")
      do throws(Failure) { _ = try process.hasEnded(waiting: true) } catch { throw cancelled }
      throw cancelled
    }
    unsafe worker.stream.write(audio: worker.sound.bytes)
    worker.stream.write(Frame(kind: .done, payload: []))
  }

  /// Waits for the end of a process; false if something comes in before.
  private func end(of process: SpeakingProcess) throws(Failure) -> Bool {
    repeat {
      if limber_wait_for_input_or_child(worker.stream.input) > 0 { return false }
    } while try !process.hasEnded(waiting: false)
    return true
  }
}
