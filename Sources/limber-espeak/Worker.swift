internal import CEspeakNG
internal import Glibc

/// Takes requests one after the other, until its input ends.
struct Worker {
  private let espeak: Espeak
  private let stream: FrameStream

  /// Works until there is nobody to work for; returns the program's exit status.
  static func run(dataFolder: String?) -> Int32 {
    guard let stream = FrameStream.standard() else { return 1 }
    do {
      let espeak = try Espeak(data: DataFolder(in: dataFolder))
      try proveThatForkingIsSafe()
      stream.write(ready(espeak))
      Worker(espeak: espeak, stream: stream).answerAll()
      return 0
    } catch {
      stream.write(error.frame)
      return 1
    }
  }

  /// Makes sure that nobody can hold a lock that a forked process would wait for.
  ///
  /// Initialising libespeak-ng 1.51 starts a thread for its asynchronous mode in any mode. It
  /// sleeps on its own queue for good, and holds nothing that speaking synchronously needs.
  private static func proveThatForkingIsSafe() throws(Failure) {
    var status = stat()
    // A folder has two links of its own, and one for each folder in it: here, for each thread.
    guard unsafe stat("/proc/self/task", &status) == 0, status.st_nlink <= 2 + 2 else {
      throw Failure(code: .unavailable, reason: "a library has started threads in the worker")
    }
  }

  private static func ready(_ espeak: Espeak) -> Frame {
    let rate = (0..<4).map { UInt8(truncatingIfNeeded: espeak.sampleRate >> (8 * $0)) }
    let lines = [espeak.fingerprint] + espeak.sources
    return Frame(kind: .ready, payload: rate + Array(lines.joined(separator: "\n").utf8))
  }

  private func answerAll() {
    while let frame = stream.read() {
      if frame.kind == .list { stream.write(Frame(kind: .voices, payload: espeak.voiceList)) }
      // A cancel that crossed with the end of its utterance finds nothing to stop.
      guard frame.kind == .speak else { continue }
      do {
        try answer(SpeakRequest(payload: frame.payload))
        stream.write(Frame(kind: .done, payload: []))
      } catch {
        stream.write(error.frame)
      }
    }
  }

  /// Passes on what a process of its own says, while it listens for a cancel.
  private func answer(_ request: SpeakRequest) throws(Failure) {
    let process = try SpeakingProcess(saying: request, with: espeak, parent: stream)
    var isCancelled = false
    while !isCancelled {
      let ready = waitForEither(stream.input, process.samples)
      if ready.first {
        isCancelled = true
      } else if ready.second {
        guard let bytes = readSome(from: process.samples, upTo: 1 << 16), !bytes.isEmpty else {
          break
        }
        stream.write(Frame(kind: .audio, payload: bytes))
      }
    }
    if isCancelled { process.kill() }
    try finish(process, isCancelled: isCancelled)
  }

  private func finish(_ process: SpeakingProcess, isCancelled: Bool) throws(Failure) {
    let cancelled = Failure(code: .cancelled, reason: "the request was cancelled")
    do {
      try process.finish()
    } catch {
      throw isCancelled ? cancelled : error
    }
    if isCancelled { throw cancelled }
  }

  /// Which of two descriptors has something to read, or has ended; waits for one of them.
  private func waitForEither(_ first: Int32, _ second: Int32) -> (first: Bool, second: Bool) {
    var waits = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard unsafe poll(&waits, 2, -1) >= 0 else { return (false, false) }
    return (waits[0].revents != 0, waits[1].revents != 0)
  }
}
