public import LimberSpeech

/// Speech from an engine in worker processes.
///
/// A worker is started when it is first needed, and started again, once for each request, when it
/// dies. May be used from any task; as many requests are answered at once as there are workers,
/// the others wait.
public actor WorkerSynthesizer: SpeechEngine {
  private let program: WorkerProgram
  private let workers: Int
  private var turns: Turns
  /// The workers that nobody uses just now.
  private var idle: [WorkerConversation] = []
  /// Ends them when nobody has used any for a while.
  private var resting: Task<Void, Never>?
  /// How often one was used.
  private var uses = 0
  private var isShutDown = false
  /// What the first worker said of itself.
  private var known: String?
  private var knownSources: [String] = []

  /// No name of a voice is longer, in bytes.
  private static let longestVoice = 200

  /// Creates a synthesizer that starts nothing yet.
  ///
  /// - Parameters:
  ///   - program: What is started.
  ///   - workers: How many of them may run at once; at least 1.
  public init(_ program: WorkerProgram, workers: Int) {
    precondition(workers > 0, "a synthesizer needs a worker")
    self.program = program
    self.workers = workers
    turns = Turns(places: workers)
  }

  /// Names the engine, its version and a checksum of its data.
  ///
  /// Starts a worker the first time. Throws `.unavailable` if none can be started, and
  /// `.cancelled` if the task is.
  public func fingerprint() async throws(SpeechError) -> String {
    if let known { return known }
    try await takeTurn()
    defer { turns.end() }
    var worker = idle.popLast()
    if let nameless = worker, !nameless.hasName {
      await nameless.end()
      worker = nil
    }
    let conversation = try await begin(with: worker, nameless: false)
    keep(conversation)
    known = conversation.fingerprint
    knownSources = conversation.sources
    return conversation.fingerprint
  }

  /// The files and folders that the fingerprint is read from, once that was asked for.
  ///
  /// Without `async`, who waits for it would be given the answer of those that know nothing.
  public func sources() async -> [String] { knownSources }

  /// Says `request`, whole.
  ///
  /// Throws `.emptyText` and `.tooLong` without asking a worker; `.crashed` if two workers died
  /// over it, and `.timedOut` if one did not answer in time.
  public func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    try SpokenText.check(request.text)
    guard request.voice.utf8.count <= Self.longestVoice else {
      throw SpeechError(.voiceNotFound, "no voice has a name that long")
    }
    try await takeTurn()
    defer { turns.end() }
    do {
      return try await attempt(request, with: idle.popLast())
    } catch {
      guard error.code == .crashed else { throw error }
    }
    return try await attempt(request, with: nil)
  }

  /// The voices that the engine has, in the order of their languages.
  ///
  /// Starts a worker if none is idle; throws what `fingerprint` throws, and `.crashed` if it does
  /// not answer.
  public func voices() async throws(SpeechError) -> [WorkerVoice] {
    try await takeTurn()
    defer { turns.end() }
    let conversation = try await begin(with: idle.popLast())
    do {
      let voices = try await conversation.voices()
      keep(conversation)
      return voices
    } catch {
      await conversation.end()
      throw error
    }
  }

  /// Ends all workers; no process is left when it returns.
  ///
  /// Waits for what is being said, so cancel what is not wanted. Whatever is asked later throws
  /// `.unavailable`.
  public func shutdown() async {
    isShutDown = true
    for _ in 0..<workers { await waitForTurn() }
    resting?.cancel()
    await endIdle()
    await resting?.value
    for _ in 0..<workers { turns.end() }
  }
}

extension WorkerSynthesizer {
  /// Keeps a worker for whoever needs one next, for a while: even one that does nothing is some work,
  /// and takes memory.
  private func keep(_ conversation: WorkerConversation) {
    idle.append(conversation)
    uses += 1
    guard let rest = program.rest, resting == nil else { return }
    resting = Task {
      while !idle.isEmpty, !isShutDown {
        let seen = uses
        try? await Task.sleep(for: rest)
        if seen == uses { await endIdle() }
      }
      resting = nil
    }
  }

  private func endIdle() async {
    let idle = idle
    self.idle = []
    for conversation in idle { await conversation.end() }
  }
}

extension WorkerSynthesizer {
  /// Says `request` with an idle worker, or a new one.
  private func attempt(
    _ request: SpeechRequest, with worker: WorkerConversation?
  ) async throws(SpeechError) -> SpokenAudio {
    let conversation = try await begin(with: worker)
    do {
      let audio = try await conversation.say(request)
      keep(conversation)
      return audio
    } catch {
      switch error.code {
      case .crashed, .timedOut: await conversation.end()
      default: keep(conversation)
      }
      throw error
    }
  }

  /// A worker; where it is only to speak, a new one need not find out what its engine is called.
  private func begin(
    with worker: WorkerConversation?, nameless: Bool = true
  ) async throws(SpeechError) -> WorkerConversation {
    if let worker { return worker }
    guard !Task.isCancelled else { throw Self.cancelled }
    guard !isShutDown else { throw SpeechError(.unavailable, "speech has been shut down") }
    do {
      return try await WorkerConversation(program, nameless: nameless)
    } catch {
      throw Task.isCancelled ? Self.cancelled : error
    }
  }

  private func takeTurn() async throws(SpeechError) {
    guard !turns.take() else { return }
    let id = turns.makeID()
    let isMine = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        turns.wait(id, waiter)
        if Task.isCancelled { turns.giveUp(id) }
      }
    } onCancel: {
      Task { await giveUp(id) }
    }
    guard isMine else { throw Self.cancelled }
  }

  private func giveUp(_ id: Int) {
    turns.giveUp(id)
  }

  private func waitForTurn() async {
    guard !turns.take() else { return }
    let id = turns.makeID()
    _ = await withCheckedContinuation { turns.wait(id, $0) }
  }

  private static var cancelled: SpeechError {
    SpeechError(.cancelled, "the request was cancelled")
  }
}
