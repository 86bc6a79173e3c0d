public import LimberAudio
internal import LimberSpeech
public import LimberTimeline

/// Plays a session on a sink: it does what a `PlaybackMachine` decides.
///
/// Commands, scores, sink events and ticks go through one queue and are handled strictly one after
/// another, so nothing can come in between. The player has no clock: the position is what its sink
/// says has been heard.
public actor Player {
  /// What happened, in order; ends when `run` does.
  ///
  /// For one reader.
  public nonisolated let events: AsyncStream<PlayerEvent>
  private let announce: AsyncStream<PlayerEvent>.Continuation
  private let inputs: AsyncStream<Input>
  private let queue: AsyncStream<Input>.Continuation
  private let fallback: (@Sendable () -> any AudioSink)?
  private let tick: Duration?

  private var sink: any AudioSink
  private var sinkWatch: Task<Void, Never>?
  private var machine = PlaybackMachine()
  private var score: Score?
  private var map: StreamMap
  /// The first cue that is not heard yet, as an index into the timeline's cues.
  private var nextCue = 0
  private var told: Set<Utterance> = []

  /// What the player waits for.
  private enum Input: Sendable {
    case score(Score)
    case noMoreScores
    case command(PlayerCommand)
    case sink(SinkEvent)
    case tick
    case flush(CheckedContinuation<Void, Never>)
  }

  /// Creates a player.
  ///
  /// - Parameters:
  ///   - sink: Where the session is heard; not started yet.
  ///   - fallback: Makes a sink to go on with when the first one fails; nil to end then.
  ///   - leadIn: Silence before the first cue, so that a sleepy device is awake for it.
  ///   - tick: How often the position is looked at, 100 ms for people; nil if the caller ticks.
  public init(
    sink: any AudioSink, fallback: (@Sendable () -> any AudioSink)?, leadIn: Milliseconds,
    tick: Duration?
  ) {
    (events, announce) = AsyncStream.makeStream()
    (inputs, queue) = AsyncStream.makeStream()
    self.sink = sink
    self.fallback = fallback
    self.tick = tick
    map = StreamMap(startingAt: -Score.frame(of: leadIn))
  }

  /// Asks for something; returns at once.
  public nonisolated func send(_ command: PlayerCommand) {
    queue.yield(.command(command))
  }

  /// Looks at the position once; only needed without a tick of the player's own.
  public nonisolated func look() {
    queue.yield(.tick)
  }

  /// Waits until everything that was asked before has been done.
  ///
  /// Call it only while `run` runs.
  public func flush() async {
    await withCheckedContinuation { queue.yield(.flush($0)) }
  }

  /// Plays until the session is finished or stopped, the task is cancelled, or there is nothing
  /// left to play on.
  ///
  /// Call it once.
  ///
  /// Sound begins with the first score that has something settled; later ones extend it.
  ///
  /// - Throws: what `scores` throws, and the sink's error if there is no fallback.
  public func run(_ scores: AsyncThrowingStream<Score, any Error>) async throws {
    let helpers = [forward(scores), ticker()].compactMap(\.self)
    defer {
      helpers.forEach { $0.cancel() }
      sinkWatch?.cancel()
      announce.finish()
      queue.finish()
    }
    do {
      try await withTaskCancellationHandler {
        for await input in inputs where try await !handle(input) { break }
      } onCancel: {
        queue.yield(.command(.stop))
      }
    } catch {
      await sink.stop()
      throw error
    }
    await sink.stop()
    try await helpers.first?.value
  }
}

// MARK: - The queue

extension Player {
  private func forward(
    _ scores: AsyncThrowingStream<Score, any Error>
  ) -> Task<Void, any Error> {
    Task { [queue] in
      defer { queue.yield(.noMoreScores) }
      do {
        for try await score in scores { queue.yield(.score(score)) }
      } catch is CancellationError {}
    }
  }

  private func ticker() -> Task<Void, any Error>? {
    guard let tick else { return nil }
    return Task { [queue] in
      while !Task.isCancelled {
        try? await Task.sleep(for: tick)
        queue.yield(.tick)
      }
    }
  }

  /// Does what one input asks for; false when the session is over.
  private func handle(_ input: Input) async throws -> Bool {
    switch input {
    case .score(let score): try await play(score)
    case .noMoreScores: return score != nil
    case .command(let command):
      try await act(machine.perform(command, at: await position()))
    case .tick: try await look(at: await position())
    case .sink(.failed(let error, _)): try await goOn(after: error)
    case .sink: break
    case .flush(let continuation): continuation.resume()
    }
    return machine.state != .finished && machine.state != .stopped
  }
}

// MARK: - Acting

extension Player {
  private func play(_ score: Score) async throws {
    self.score = score
    announce.yield(.planned(score.timeline, isFinal: score.isFinal))
    tellUnspoken(score)
    let action = machine.plan(
      score.timeline, settled: score.settled, isFinal: score.isFinal)
    guard action == .nothing, machine.state != .ready else {
      try await act(action)
      return
    }
    try await sink.extend(SessionFeed(score: score, map: map))
  }

  private func tellUnspoken(_ score: Score) {
    for (utterance, error) in score.unspoken where told.insert(utterance).inserted {
      announce.yield(.unspoken(text: utterance.text, reason: error.reason))
    }
  }

  private func act(_ action: PlaybackMachine.Action) async throws {
    switch action {
    case .nothing: return
    case .start:
      try await start()
      announce.yield(.started)
    case .pause:
      try await sink.pause()
      try await look(at: await position())
      announce.yield(.paused)
    case .resume:
      try await sink.resume()
      announce.yield(.resumed)
    case .jump(let target): try await jump(to: target)
    case .finish: announce.yield(.finished)
    case .stop: announce.yield(.stopped)
    }
  }

  private func start() async throws {
    guard let score else { return }
    do throws(SinkError) {
      try await sink.start(SessionFeed(score: score, map: map))
      watchSink()
    } catch {
      try await goOn(after: error)
    }
  }

  private func watchSink() {
    sinkWatch = Task { [queue, events = sink.events] in
      for await event in events { queue.yield(.sink(event)) }
    }
  }

  /// Everything up to here has been heard; everything after it comes from `target` on.
  private func jump(to target: Milliseconds) async throws {
    guard let score else { return }
    try await look(at: await position())
    let frame = Score.frame(of: target)
    let jumped = map
    let at = try await sink.rewrite { first in
      var map = jumped
      map.jump(at: first, to: frame)
      return SessionFeed(score: score, map: map)
    }
    map.jump(at: at, to: frame)
    nextCue = score.timeline.cues.firstIndex { $0.start >= target } ?? score.timeline.cues.count
    announce.yield(.jumped(to: target))
  }

  /// Goes on from the last position on another sink, if there is one to go on with.
  private func goOn(after error: SinkError) async throws {
    let frame = map.timelineFrame(at: max(map.lastJump, await sink.position()))
    await sink.stop()
    sinkWatch?.cancel()
    announce.yield(.soundLost(error, continues: fallback != nil))
    guard let fallback, let score else { throw error }
    sink = fallback()
    map = StreamMap(startingAt: frame)
    try await sink.start(SessionFeed(score: score, map: map))
    watchSink()
    if machine.state == .paused { try await sink.pause() }
  }
}

// MARK: - Looking

extension Player {
  /// What has been heard; right after a jump, the place that was jumped to.
  private func position() async -> Milliseconds {
    let frame = map.timelineFrame(at: max(map.lastJump, await sink.position()))
    return Milliseconds(max(0, frame) / AudioFormat.framesPerMillisecond)
  }

  private func look(at position: Milliseconds) async throws {
    guard let score, machine.state != .ready else { return }
    let cues = score.timeline.cues
    while nextCue < cues.count, cues[nextCue].start <= position, cues[nextCue].start < score.settled
    {
      announce.yield(.cue(cues[nextCue]))
      nextCue += 1
    }
    announce.yield(.position(min(position, score.timeline.duration)))
    try await act(machine.hear(upTo: position))
  }
}
