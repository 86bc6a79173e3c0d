internal import CEspeakNG
internal import Glibc

/// The engine as nobody has used it yet, and who speaks with it.
///
/// Every voice is taken by a process of its own, forked from here. One of these processes at a time
/// has the worker's input: at first this one, then whoever has the voice that was asked for last.
struct Worker {
  /// The engine.
  let espeak: Espeak
  /// Where requests come from, and answers go.
  let stream: FrameStream
  /// What was said last.
  let sound: SharedSound

  /// How many voices are kept ready.
  private static let mostVoices = 6

  /// Works until there is nobody to work for; returns the program's exit status.
  static func run(dataFolder: String?, hasName: Bool) -> Int32 {
    guard let stream = FrameStream.standard() else { return 1 }
    do {
      let espeak = try Espeak(data: DataFolder(in: dataFolder))
      try proveThatForkingIsSafe()
      let sound = try SharedSound(limit: SpeakingProcess.longest * espeak.sampleRate)
      stream.write(ready(espeak, hasName: hasName))
      try Worker(espeak: espeak, stream: stream, sound: sound).work()
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

  private static func ready(_ espeak: Espeak, hasName: Bool) -> Frame {
    let rate = (0..<4).map { UInt8(truncatingIfNeeded: espeak.sampleRate >> (8 * $0)) }
    let lines = [hasName ? espeak.fingerprint : "-"] + espeak.sources
    return Frame(kind: .ready, payload: rate + Array(lines.joined(separator: "\n").utf8))
  }

  /// The next request to say something; answers others, and is nil when nobody will ask any more.
  func nextRequest() -> Frame? {
    while let frame = stream.read() {
      if frame.kind == .list { stream.write(Frame(kind: .voices, payload: espeak.voiceList)) }
      // A cancel that crossed with the end of its utterance finds nothing to stop.
      if frame.kind == .speak { return frame }
    }
    return nil
  }

  /// Gives every request to who has its voice.
  private func work() throws(Failure) {
    var back: [Int32] = [-1, -1]
    guard unsafe pipe2(&back, O_CLOEXEC) == 0 else { throw Failure.cannotStart }
    endWithVoices()
    var voices: [(manner: SpeakRequest.Manner, process: VoiceProcess)] = []
    var next = nextRequest()
    while let frame = next {
      do throws(Failure) {
        let manner = try SpeakRequest(payload: frame.payload).manner
        if let index = voices.firstIndex(where: { $0.manner == manner }) {
          voices.append(voices.remove(at: index))
        } else {
          if voices.count == Self.mostVoices { end(voices.removeFirst().process) }
          let process = try VoiceProcess(
            manner, self, handingBack: back[1], besides: voices.map(\.process))
          voices.append((manner, process))
        }
        guard let voice = voices.last?.process, voice.take(frame) else { return }
        next = FrameStream(input: back[0], output: -1).read()
        if next?.kind == .done { next = nil }
      } catch {
        stream.write(error.frame)
        next = nextRequest()
      }
    }
    for voice in voices { voice.process.end() }
  }

  /// Ends the process of a voice that was not asked for longest.
  private func end(_ process: VoiceProcess) {
    signal(SIGCHLD, SIG_DFL)
    process.end()
    endWithVoices()
  }

  /// Ends at once when a process with a voice does that does not say so, since it has our input.
  private func endWithVoices() {
    signal(SIGCHLD) { _ in
      var status: Int32 = 0
      if unsafe waitpid(-1, &status, WNOHANG) > 0, status != 0 { _exit(1) }
    }
  }
}
