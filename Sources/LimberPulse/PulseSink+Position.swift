internal import LimberAudio

extension PulseSink {
  /// How long after its last word a server that says nothing is believed to play on.
  static let trust = 300 * AudioFormat.framesPerMillisecond

  /// Whether what is in the queue is what will be heard: neither held nor waiting for anything.
  var isAttached: Bool { state == .playing && pausedSince == nil }

  /// Learns what is heard, as far as the server tells.
  ///
  /// On the way into a pause the server still tells what the device had fetched; nothing is
  /// learned before `pause` has asked again.
  ///
  /// What it `tells` right now is believed; what follows from its last word only for a while, since
  /// a server that was stopped throws away what it should have played meanwhile.
  func keepTime(tells: Bool = false) {
    guard isAttached, let stream = link.stream, let frame = heard(on: stream) else { return }
    let trusted = tells || queue.isDry ? Int.max : silence.position + Self.trust
    clock.learn(min(frame, trusted), written: queue.written)
  }

  /// Makes sure that the server has told its time at least once.
  func learnTiming() async {
    guard isAttached, link.stream?.timing == nil else { return }
    try? await refreshTiming()
  }

  /// The first frame that a rewrite can change, while the stream plays.
  func firstChangeable(on stream: PulseStream) -> Int {
    keepTime()
    let frame = clock.position + margin(of: stream.timing, queued: queue.written - clock.position)
    // Within the queue, and with a frame before it, which `PulseQueue.replace` may need.
    return min(max(stream.origin + 1, frame), queue.written)
  }

  /// Replaces everything behind the position when everything was heard: what comes next must not be
  /// behind silence that the server may have played.
  func beginAnew(_ makeFeed: @Sendable (Int) -> any AudioFeed) async throws(SinkError) -> Int {
    let frame = clock.position
    queue.exchange(makeFeed(frame))
    try await attach(at: frame, wake: 0, fade: crossFade)
    return frame
  }

  private func margin(of timing: PulseTiming?, queued: Int) -> Int {
    plan.margin(
      latency: timing?.configuredLatency ?? 0, fetched: timing?.latency ?? 0, queued: queued)
  }

  /// Lets the queue go on from `frame`, after `wake` frames of silence and fading in over `fade`.
  ///
  /// Whatever the server had left to play of it is overwritten.
  func attach(at frame: Int, wake: Int, fade: Int) async throws(SinkError) {
    try await refreshTiming()
    try begin(at: frame, wake: wake, fade: fade)
    try await release()
  }

  /// Writes what the queue goes on with; the server has just told its time.
  func begin(at frame: Int, wake: Int, fade: Int) throws(SinkError) {
    guard let stream = link.stream, let timing = stream.timing else {
      throw SinkError(.lost, link.context?.reason ?? "no connection")
    }
    let margin = stream.isCorked ? 0 : margin(of: timing, queued: 0)
    let first = timing.read + margin
    // `PulseQueue` may need a frame before the first one, and something of its own there.
    let isEarly = first == stream.origin && queue.written > first
    let offset = frame - wake - first - (isEarly ? 1 : 0)
    stream.origin += offset
    words.forget()
    queue.renumber(by: offset)
    clock.begin(at: frame, hearing: timing.read - timing.latency + offset)
    queue.begin(from: first + offset, at: frame, over: fade, on: stream)
    silence.end(at: clock.latest())
  }

  /// Lets the server play what was written.
  func release() async throws(SinkError) {
    try await finish(link.stream?.cork(false, for: link))
    awake = device?.name
    pace.begin(at: .now)
    expectWord()
    // Holding a stream makes it wait for a full queue once more.
    if queue.isDry { link.stream?.trigger() }
    holdWhileAsleep()
  }

  /// How many frames of silence wake the device.
  var wake: Int {
    queue.keepAwake ? device?.wake ?? 0 : 0
  }

  /// How many frames of silence wake the device when nothing was played for so long, or on another
  /// one.
  func wake(after length: Duration) -> Int {
    length > Self.nap || isNew ? wake : 0
  }

  /// Whether nothing was played on the device yet: it has to start, and may swallow what comes first.
  var isNew: Bool { awake != device?.name }

  /// A silence this long lets a sleepy device doze off.
  private static let nap = Duration.seconds(3)

  /// Whether frames of the queue are heard, and not the silence before them.
  func isSounding(on stream: PulseStream) -> Bool {
    (heard(on: stream) ?? .min) >= clock.position - Self.trust
  }

  /// Learns what the server has just told.
  func noteWord() {
    guard isAttached, let word = link.stream?.word else { return }
    words.learn(word.frame, aged: word.age, at: PulseStream.moment, within: plan.memory)
  }

  private func heard(on stream: PulseStream) -> Int? {
    guard let timing = stream.timing else { return nil }
    guard timing.isPlaying else { return timing.tail }
    return words.frame(at: PulseStream.moment) ?? stream.time
  }
}
