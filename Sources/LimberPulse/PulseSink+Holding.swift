internal import LimberAudio

/// A time without sound that nobody asked for.
struct Outage {
  /// What has to happen before the sound can go on.
  enum Need {
    /// A new connection.
    case connection
    /// Any word from the server.
    case word
    /// A device that somebody hears.
    case device
    /// The device wakes up.
    case awakening
    /// Nothing but the time to wake a device that has taken over.
    case waking
  }

  /// What has to happen.
  var need: Need
  /// Why there is no sound.
  let error: SinkError
  /// Since when, by a clock that goes on while the machine sleeps, and by one that does not.
  private let start = (all: ContinuousClock.now, awake: SuspendingClock.now)
  /// Whether the sound is about to go on.
  var isEnding = false
  /// Whether what is to be heard next was replaced: then nothing of before is heard once more.
  var isReplaced = false
  /// Whether the sound was held by a person when it broke off: then nothing was missed.
  let beganInPause: Bool
  /// How many frames before the position the sound may have broken off.
  ///
  /// It is believed to go on for 0.3 s after the last word of a server that stands still, and did for
  /// 0.1 s (docs/measurements.md), or for less where the card had little left. That a device has taken
  /// over is known within 20 ms.
  let doubt: Int

  /// An outage that begins now; the server `stoodStill` if nothing was heard of it for a while before.
  init(need: Need, error: SinkError, beganInPause: Bool, stoodStill: Bool) {
    self.need = need
    self.error = error
    self.beganInPause = beganInPause
    let milliseconds =
      switch need {
      case .word: 200
      case .connection where stoodStill: 300
      case .waking: 20
      case .connection, .device, .awakening: 0
      }
    doubt = milliseconds * AudioFormat.framesPerMillisecond
  }

  /// How long it has lasted.
  var length: Duration { ContinuousClock.now - start.all }

  /// How long the sound was waited for: nobody does while the machine sleeps.
  var wait: Duration { SuspendingClock.now - start.awake }

  /// How long to wait before the next look: at first not at all, for 10 s often, then every second.
  var delay: Duration {
    wait < .milliseconds(20)
      ? .milliseconds(20)
      : wait < .seconds(10)
        ? .milliseconds(100)
        : .seconds(1)
  }
}

extension PulseSink {
  /// Holds the session at the last frame that was heard, until the sound is back.
  func hold(_ error: SinkError, needs need: Outage.Need) {
    guard state == .playing else { return alsoNeeds(need) }
    let stoodStill = isAttached && !queue.isDry && silence.isLong
    let outage = Outage(
      need: need, error: error, beganInPause: pausedSince != nil, stoodStill: stoodStill)
    state = .held
    self.outage = outage
    if !outage.beganInPause { silenceQueue(need) }
    announce.yield(.held(error, frame: clock.position))
    wait()
  }

  /// Something more is missing now: without a connection, or a device, nothing else helps.
  private func alsoNeeds(_ need: Outage.Need) {
    guard state == .held, let former = outage?.need, former != .connection else { return }
    if need == .connection || need == .device { outage?.need = need }
  }

  /// Plays on, if what was missing is there again.
  func restore() {
    guard state == .held, outage?.isEnding == false else { return }
    outage?.isEnding = true
    Task { [weak self] in await self?.goOn() }
  }

  /// Nothing more of the queue may be heard, as far as the server can still be told.
  ///
  /// A held stream on a device that sleeps might never hear of its waking, since a device without a
  /// stream is put to sleep: there the stream goes on, with silence.
  private func silenceQueue(_ need: Outage.Need) {
    guard need != .connection, let stream = link.stream else { return }
    if need == .awakening {
      let read = stream.timing?.read ?? clock.position
      queue.fadeOut(from: max(read, stream.origin), over: 0, on: stream)
    } else {
      _ = stream.cork(true, for: link)
    }
  }

  /// Looks again and again whether the sound can go on, until it does or the time is over.
  private func wait() {
    // Whoever waited for the end of an outage before is to find none of this one's.
    waiting?.cancel()
    waiting = Task { [weak self] in
      while let delay = await self?.delayBeforeLook() {
        guard (try? await Task.sleep(for: delay)) != nil else { return }
        await self?.look()
      }
    }
  }

  private func delayBeforeLook() -> Duration? {
    state == .held ? outage?.delay : nil
  }

  private func look() async {
    guard state == .held, let outage, !outage.isEnding, !isOpening else { return }
    guard outage.wait < persistence else { return fail(outage.error) }
    guard isConnected, outage.need != .connection, let stream = link.stream else {
      self.outage?.need = .connection
      return await reconnect()
    }
    switch outage.need {
    case .awakening where !stream.isSuspended: restore()
    case .device where !isUnheard: restore()
    case .waking: restore()
    case .word: stream.askTimeOnce()
    case .awakening, .device, .connection: break
    }
  }

  private func fail(_ error: SinkError) {
    state = .failed
    outage = nil
    announce.yield(.failed(error, frame: clock.position))
    close()
  }

  /// Tries once to get a stream on a device that somebody hears.
  private func reconnect() async {
    close()
    do throws(SinkError) {
      try await open()
      guard state == .held else { return close() }
      queue.forget()
      awake = nil
      outage?.need = isUnheard ? .device : .word
      if outage?.need == .word { restore() }
    } catch {
      close()
    }
  }

  private func goOn() async {
    defer { outage?.isEnding = false }
    do throws(SinkError) {
      try await refreshTiming()
      guard state == .held, let outage, isConnected else { return }
      guard !isUnheard else { return alsoNeeds(.device) }
      let length = outage.length
      if !outage.beganInPause { heldAt = returnFrame(after: outage) }
      if pausedSince == nil {
        let next = heldAt ?? returnFrame(after: outage)
        heldAt = nil
        try begin(at: next, wake: wake(after: length), fade: crossFade)
      }
      // From here on, jumps and pauses find a stream that plays.
      state = .playing
      self.outage = nil
      announce.yield(.restored(frame: clock.position, after: length))
      if pausedSince == nil { try await release() }
      fill()
    } catch {
      // What became of the sound was told, or will be; it is waited for.
    }
  }

  /// The frame that is heard first after an outage: some are heard once more, so that none is missed.
  private func returnFrame(after outage: Outage) -> Int {
    outage.isReplaced ? clock.position : clock.latest(minus: plan.repeated + outage.doubt)
  }
}

/// How long the server has said nothing.
struct ServerSilence {
  /// How long a server that plays is waited for: it asks for samples four times or more in that time.
  private static let limit = Duration.seconds(1)
  /// How many looks it takes to know that it was not this program that stood still.
  private static let looks = 5
  /// How often it is looked at, when it says nothing.
  static let look = Duration.milliseconds(200)

  /// The position at its last word.
  private(set) var position = 0
  private var start = ContinuousClock.now
  private var count = 0

  /// It has said something.
  mutating func end(at position: Int) {
    self = ServerSilence()
    self.position = position
  }

  /// Whether it has said nothing for longer than a server does that plays.
  var isLong: Bool { ContinuousClock.now - start > Self.look }

  /// Looks at the clock; true if the server has said nothing for too long.
  mutating func isTooLong() -> Bool {
    let length = ContinuousClock.now - start
    if length > Self.limit / Self.looks { count += 1 }
    return length > Self.limit && count >= Self.looks
  }
}

extension PulseSink {
  /// Takes a server that should ask for samples and does not for one that does not play.
  ///
  /// One that was stopped goes on as if it had played: it throws away what it should have.
  func noticeSilence() {
    guard isAttached, !queue.isDry, silence.isTooLong() else { return }
    hold(SinkError(.lost, "the sound server does not answer"), needs: .word)
  }
}
