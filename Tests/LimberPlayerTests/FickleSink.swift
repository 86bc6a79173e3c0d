import LimberAudio

/// A sink without a clock, and with no position to tell, that breaks on one kind of call: it throws,
/// and tells it as an event.
actor FickleSink: AudioSink {
  /// What it may break on.
  enum Call: CaseIterable {
    case extend, rewrite, pause, resume
  }

  nonisolated let events: AsyncStream<SinkEvent>
  private let announce: AsyncStream<SinkEvent>.Continuation
  private let refused: Call?

  init(refusing call: Call?) {
    (events, announce) = AsyncStream.makeStream()
    refused = call
  }

  func start(_ feed: any AudioFeed) {}

  func extend(_ feed: any AudioFeed) throws(SinkError) {
    try check(.extend)
  }

  func rewrite(_ makeFeed: @Sendable (Int) -> any AudioFeed) throws(SinkError) -> Int {
    try check(.rewrite)
    _ = makeFeed(0)
    return 0
  }

  func pause() throws(SinkError) {
    try check(.pause)
  }

  func resume() throws(SinkError) {
    try check(.resume)
  }

  func position() -> Int { 0 }

  nonisolated func remind(_ reminder: SinkReminder?) {}

  /// Breaks by itself.
  func fail(at frame: Int) {
    announce.yield(.failed(SinkError(.lost, "by design"), frame: frame))
  }

  /// Tells something that happened by itself.
  func tell(_ event: SinkEvent) {
    announce.yield(event)
  }

  func stop() {
    announce.finish()
  }

  private func check(_ call: Call) throws(SinkError) {
    guard call == refused else { return }
    let error = SinkError(.lost, "broke on \(call)")
    announce.yield(.failed(error, frame: 0))
    throw error
  }
}
