public import LimberAudio
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
  let announce: AsyncStream<PlayerEvent>.Continuation
  let inputs: AsyncStream<PlayerInput>
  nonisolated let queue: AsyncStream<PlayerInput>.Continuation
  let fallback: (@Sendable () -> any AudioSink)?
  let returning: (@Sendable () -> (any AudioSink)?)?
  let steering: Steering
  let leadIn: Milliseconds
  private let tick: Duration?
  private let attention: Attention?
  private var ticking: Task<Void, Never>?

  var sink: any AudioSink
  /// How many sinks there were before this one; what is told of those is stale.
  var sinksLost = 0
  var sinkWatch: Task<Void, Never>?
  /// Looks for sound while the session goes on without.
  var soundWatch: Task<Void, Never>?
  /// Whether the session is paused since another program asked for that.
  var isAskedToPause = false
  /// Whether another program asks for quiet, as for a call.
  var makesRoom = false
  var machine: PlaybackMachine
  var score: Score?
  /// A score of the plan that was asked for, until it can be played.
  var next: Score?
  var map: StreamMap
  /// Whether a person holds the session.
  var isHeld = false
  /// What keeps people safe, as far as it has been heard.
  var cautions = Cautions()
  /// What is left of the time that was asked for, while the session is held.
  var kept: [StreamMap.Part] = []
  /// Whether something is said in a pause in which the sink is held else.
  var speaksInPause = false
  /// The tone that is owed for a command, until it has its place.
  var owed: Answer?
  /// What the last command was given with.
  var means = PlayerCommand.Means.hand
  /// Whether no more scores come.
  var isAllPlanned = false
  var cursor = CueCursor()
  /// The last timeline frame that is known to have been heard; negative in the lead-in.
  var heard: Int
  /// The outage that goes on, if the sink holds the sound.
  var outage: SoundOutage?
  /// How often frames came late.
  var underruns = 0
  /// The stream frame that was known to be heard at the last look.
  var seen = 0
  /// Where the session was when something was last asked for, or came.
  var steered = 0
  /// The last position that was told.
  var told: Milliseconds?
  /// The cues that are left out since they would tell something that is not so.
  var dropped: Set<Cue> = []
  /// What was told last of the time that was asked for.
  var toldExtra = (left: Milliseconds.zero, isPassing: false)
  /// The words beside the session that were told last.
  var toldAside: String?
  /// Whether it was told that such words come.
  var expectsAside = false
  /// The words that were reported as not spoken.
  var unspoken: Set<Utterance> = []
  /// Why planning broke off, thrown when what was planned has been heard.
  var failure: (any Error)?

  /// Creates a player.
  ///
  /// - Parameters:
  ///   - sink: Where the session is heard; not started yet.
  ///   - fallback: Makes a sink to go on with when the first one fails; nil to end then.
  ///   - returning: Makes a sink to look for sound with while the fallback plays; nil to stay with
  ///     the fallback.
  ///   - leadIn: Silence before the first cue, so that a sleepy device is awake for it.
  ///   - tick: How often the position is looked at, 100 ms for people; nil if the caller ticks.
  ///   - attention: Lets the player look only when something can have changed, in place of `tick`.
  ///   - steering: What a person can do beside jumps and pauses.
  ///   - beginning: Where the session begins.
  public init(
    sink: any AudioSink, fallback: (@Sendable () -> any AudioSink)?,
    returning: (@Sendable () -> (any AudioSink)?)? = nil, leadIn: Milliseconds,
    tick: Duration?, attention: Attention? = nil, steering: Steering = Steering(),
    beginning: PlaybackMachine.Beginning = .place(.zero)
  ) {
    (events, announce) = AsyncStream.makeStream()
    (inputs, queue) = AsyncStream.makeStream()
    self.sink = sink
    self.fallback = fallback
    self.returning = returning
    self.tick = tick
    self.attention = attention
    self.steering = steering
    self.leadIn = leadIn
    machine = PlaybackMachine(steering.rules, beginning: beginning)
    heard = -Score.frame(of: leadIn)
    map = StreamMap(startingAt: heard)
  }

  /// Asks for something; returns at once.
  public nonisolated func send(_ command: PlayerCommand, by means: PlayerCommand.Means = .hand) {
    queue.yield(.command(command, means))
  }

  /// Sounds a tone where nothing else sounds, in answer to something the player was not asked for;
  /// returns at once.
  public nonisolated func answer(_ answer: Answer) {
    queue.yield(.answer(answer))
  }

  /// Says words that are no part of the session, while it waits; returns at once.
  public nonisolated func say(_ saying: Saying) {
    queue.yield(.saying(saying))
  }

  /// Passes something on to whoever watches, in its turn among the events; returns at once.
  public nonisolated func tell(_ event: HandsFreeEvent) {
    queue.yield(.handsFree(event))
  }

  /// Asks to go on from another place of the timeline; returns at once.
  ///
  /// Nothing happens where nothing is planned yet; behind the end, the session ends.
  public nonisolated func seek(to place: Milliseconds) {
    queue.yield(.seek(place))
  }

  /// Tells whoever watches something to know, in its turn among the events; returns at once.
  public nonisolated func tell(_ notice: String) {
    queue.yield(.notice(notice))
  }

  /// Looks at the position once; only needed without a tick of the player's own.
  public nonisolated func look() {
    queue.yield(.tick)
  }

  /// Waits until everything that was asked before has been done, or `run` has ended.
  public nonisolated func flush() async {
    await withCheckedContinuation { waiting in
      guard case .enqueued = queue.yield(.flush(waiting)) else { return waiting.resume() }
    }
  }

  /// Plays until the session is finished or stopped, the task is cancelled, or there is nothing
  /// left to play on.
  ///
  /// Call it once.
  ///
  /// Sound begins with the first score that has something settled; later ones extend it. When
  /// `scores` break off, what is settled is played before their error is thrown.
  ///
  /// - Throws: what `scores` throws, and the sink's error if there is no fallback.
  public func run(_ scores: AsyncThrowingStream<Score, any Error>) async throws {
    let source = forward(scores)
    keepLooking()
    do {
      for await input in inputs {
        guard try await handle(input) else { break }
        keepLooking()
      }
    } catch is CancellationError {
      // The caller wants no more, and no reason either.
    } catch {
      failure = error
    }
    source.cancel()
    ticking?.cancel()
    await sink.stop()
    sinkWatch?.cancel()
    soundWatch?.cancel()
    await close()
    if let failure { throw failure }
  }

  /// Nobody waits any more, neither for an event nor for an answer.
  private func close() async {
    if failure == nil, machine.state != .finished, machine.state != .stopped {
      announce.yield(.stopped)
    }
    announce.finish()
    queue.finish()
    for await input in inputs {
      if case .flush(let waiting) = input { waiting.resume() }
      if case .sound(let sink) = input { await sink.stop() }
    }
  }
}

extension Player {
  private func forward(_ scores: AsyncThrowingStream<Score, any Error>) -> Task<Void, Never> {
    Task { [queue] in
      do {
        for try await score in scores { queue.yield(.score(score)) }
        queue.yield(.noMoreScores(nil))
      } catch {
        queue.yield(.noMoreScores(error))
      }
    }
  }

  /// Looks again by itself, but not while a person holds the session: then nothing changes by itself,
  /// and nobody is to be woken.
  private func keepLooking() {
    guard let attention else { return keepTicking() }
    guard !isStill, let score, machine.isUnderWay else { return sink.remind(nil) }
    let look = SinkReminder(at: nextLook(of: score, attention)) { [queue, sinksLost] position in
      queue.yield(.reached(position, after: sinksLost))
    }
    sink.remind(look)
  }

  private func keepTicking() {
    guard let tick, isStill == (ticking != nil) else { return }
    guard !isStill else {
      ticking?.cancel()
      ticking = nil
      return
    }
    ticking = Task { [queue] in
      while !Task.isCancelled {
        try? await Task.sleep(for: tick)
        queue.yield(.tick)
      }
    }
  }
}
