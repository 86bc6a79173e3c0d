internal import LimberAudio
internal import LimberTimeline

/// A time without sound that nobody asked for.
struct SoundOutage: Hashable, Sendable {
  /// Where the tone began that was cut off, if one was.
  var tone: Milliseconds?

  /// After so long nobody remembers what the tone was for.
  static let forgotten = Duration.seconds(2)
}

/// What the player does when the sound breaks off and comes back.
///
/// What was not heard was not done: the session goes on from the last frame that was heard. Words
/// that were cut off are said again, and so is a tone after two seconds.
extension Player {
  /// Follows what the sink does by itself.
  func follow(_ event: SinkEvent) async throws {
    switch event {
    case .held(let error, let frame): try await hold(error, at: frame)
    case .restored(_, let length): try await goOn(after: length)
    case .asked(let toPause): try await pauseForOthers(toPause)
    case .underrun: countUnderrun()
    case .strained: announce.yield(.notice("the sound came late; more of it is kept ready now"))
    case .failed, .moved: break
    }
  }

  private func countUnderrun() {
    underruns += 1
    let times = underruns == 1 ? "once" : "\(underruns) times"
    announce.yield(.notice("the sound came late \(times)"))
  }

  /// Makes room for a call, and goes on after it, unless a person has said something meanwhile.
  private func pauseForOthers(_ toPause: Bool) async throws {
    try await look()
    guard machine.isUnderWay else { return }
    let isNews = try await toPause ? makeRoom() : endCall()
    if toPause { dropQuestion() }
    let position = max(.zero, Score.time(of: heard))
    let mayAct = toPause || isAskedToPause
    let action = mayAct ? machine.perform(toPause ? .pause : .resume, at: position) : .refuse
    if action != .refuse {
      isAskedToPause = toPause
      if toPause { announce.yield(.notice("paused, since another program asks for quiet")) }
      try await act(action)
    } else if isNews, holdsInStream {
      // A session that stands still anyway is silent during the call, and speaks again after it.
      try await restInStream()
    }
    // A server tells the end of a call only to a stream that has stopped for it.
    guard isNews, toPause else { return }
    try await onSink { sink, _ throws(SinkError) in try await sink.pause() }
  }

  /// Says nothing more, and listens to nobody; false if that is so already, or nobody is listened to.
  private func makeRoom() -> Bool {
    guard answersAll, !makesRoom else { return false }
    makesRoom = true
    announce.yield(.handsFree(.makesRoom(true)))
    return true
  }

  /// Lets the stream go on after a call; false if there was none.
  @discardableResult
  func endCall() async throws -> Bool {
    guard forgetCall() else { return false }
    try await onSink { sink, _ throws(SinkError) in try await sink.resume() }
    return true
  }

  /// Knows of no call any more, as of one on a server that is gone; false if there was none.
  @discardableResult
  func forgetCall() -> Bool {
    guard makesRoom else { return false }
    makesRoom = false
    announce.yield(.handsFree(.makesRoom(false)))
    return true
  }

  /// Learns that everything before a stream frame has been heard.
  func hear(upTo frame: Int) {
    heard = max(heard, map.timelineFrame(at: max(map.lastChange, frame)))
  }

  /// After a long outage nobody may be there any more: the session waits for whoever comes back.
  func stayHeld() async throws {
    guard outage != nil else { return }
    outage = nil
    dropQuestion()
    try await act(machine.perform(.pause, at: max(.zero, Score.time(of: heard))))
  }

  private func hold(_ error: SinkError, at frame: Int) async throws {
    hear(upTo: frame)
    try await look()
    announce.yield(.soundHeld(error))
    outage = SoundOutage(tone: start(ofCut: { $0.text == nil }))
    if let words = start(ofCut: { $0.text != nil }) {
      outage?.tone = nil
      try await jump(to: words)
    } else if cautions.areSaid, !isHeld {
      // They are no part of the timeline, and are said again from their start too.
      keepExtraTime()
      try await play(from: max(0, heard), with: takeKept())
    }
  }

  private func goOn(after length: Duration) async throws {
    let tone = outage?.tone
    outage = nil
    announce.yield(.soundBack)
    // Whoever asked for quiet may be gone with the server.
    if try await endCall(), holdsInStream { try await restInStream() }
    if let tone, length >= SoundOutage.forgotten { try await jump(to: tone) }
  }

  /// When the first of the cues that sound now began, of those that are wanted.
  private func start(ofCut isWanted: (Cue) -> Bool) -> Milliseconds? {
    let now = Score.time(of: heard)
    let cues = score?.timeline.cues ?? []
    let cut = cues.filter { $0.audibleStart < now && now < $0.audibleEnd && isWanted($0) }
    return cut.map { max(.zero, $0.audibleStart) }.min()
  }
}
