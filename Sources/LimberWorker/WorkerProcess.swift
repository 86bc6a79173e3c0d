internal import Glibc
internal import LimberSpeech
internal import Subprocess
internal import SystemPackage

/// A running worker process: frames in, frames out, and the task that owns it.
struct WorkerProcess: Sendable {
  private let requests: AsyncStream<WorkerFrame>.Continuation
  private let replies: AsyncStream<WorkerFrame>
  private let pending: PendingBytes
  private let session: Task<Void, Never>

  /// Starts `program`, without waiting for it.
  ///
  /// From here on the whole process ignores `SIGPIPE`: a worker may die while it is written to.
  init(_ program: WorkerProgram) {
    signal(SIGPIPE, SIG_IGN)
    let (outgoing, requests) = AsyncStream.makeStream(of: WorkerFrame.self)
    let (replies, incoming) = AsyncStream.makeStream(of: WorkerFrame.self)
    self.requests = requests
    self.replies = replies
    let pending = PendingBytes()
    self.pending = pending
    session = Task {
      await Self.run(program, sending: outgoing) { frame in
        let isWelcome = pending.add(frame)
        incoming.yield(frame)
        return isWelcome
      }
      incoming.finish()
    }
  }

  /// Sends a frame; one to a worker that is gone is lost.
  func send(_ frame: WorkerFrame) {
    requests.yield(frame)
  }

  /// The next frame, or nil when the worker is gone.
  ///
  /// For one task at a time, which must not be cancelled: that would end the replies for good.
  func receive() async -> WorkerFrame? {
    var iterator = replies.makeAsyncIterator()
    let frame = await iterator.next()
    if let frame { pending.remove(frame) }
    return frame
  }

  /// Ends the process by force, also one that does not listen.
  func kill() {
    session.cancel()
  }

  /// Lets the process end by itself, by force after a second; returns when it is gone.
  func stop() async {
    requests.finish()
    let force = Task {
      try await Task.sleep(for: .seconds(1))
      session.cancel()
    }
    await session.value
    force.cancel()
  }
}

extension WorkerProcess {
  /// Runs the process to its end, whatever that is; whoever waits for a reply learns of it.
  private static func run(
    _ program: WorkerProgram, sending outgoing: AsyncStream<WorkerFrame>,
    receiving: @escaping @Sendable (WorkerFrame) -> Bool
  ) async {
    // A group of its own: what is typed at a terminal (Ctrl-C, Ctrl-Z) is for us, and we still speak.
    var platform = PlatformOptions()
    platform.processGroupID = 0
    _ = try? await Subprocess.run(
      .path(FilePath(program.path)), arguments: Arguments(program.arguments),
      platformOptions: platform, input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      // Ends with this closure: nothing can be sent to a worker that says nothing any more.
      async let _ = send(outgoing, to: execution.standardInputWriter)
      try await receive(from: execution.standardOutput, into: receiving)
    }
  }

  /// Writes frames until there are no more, then closes the input, at which the worker ends.
  private static func send(
    _ frames: AsyncStream<WorkerFrame>, to input: StandardInputWriter
  ) async throws {
    for await frame in frames {
      _ = try await input.write(frame.bytes)
    }
    try await input.finish()
  }

  /// Reads frames until the worker ends, sends what is none, or sends too many.
  private static func receive(
    from output: SubprocessOutputSequence, into receiving: (WorkerFrame) -> Bool
  ) async throws {
    var reader = FrameReader()
    for try await buffer in output {
      let taken = unsafe buffer.withUnsafeBytes { unsafe reader.take($0) }
      guard let frames = taken else { throw CancellationError() }
      for frame in frames {
        guard receiving(frame) else { throw CancellationError() }
      }
    }
  }
}
