internal import LimberAudio

extension PulseSink {
  /// Takes what libpulse tells.
  func receive(_ event: PulseEvent) {
    switch event {
    case .changed: checkHealth()
    case .writable: hearWord()
    case .started:
      // A word from before the queue ran empty would count the time in between as heard.
      if plan.memory == 0 { words.forget() }
      askOften()
    case .timing:
      noteWord()
      hearWord()
    case .alarm: noticeNoWord()
    case .underflow: noticeUnderrun()
    case .moved: noticeMove()
    case .suspended: noticeSleep()
    case .asked(let toPause): announce.yield(.asked(toPause: toPause))
    case .server(let name): serverName = name
    case .device(let device): learn(device)
    }
    wakeWaiters()
  }

  /// Writes what the server waits for.
  func fill() {
    guard isAttached, let stream = link.stream else { return }
    queue.fill(stream)
  }

  /// Whether there is a connection and a stream on it, or one is on its way.
  var isConnected: Bool {
    guard let context = link.context, !context.isGone else { return false }
    return link.stream?.isGone != true
  }

  /// Asks for the time at once, and soon again, since it may go on in another way from now on.
  func askOften() {
    link.stream?.askTime()
    pace.begin(at: .now)
    expectWord()
  }

  /// Asks for the time if it was not told for long enough; in a pause nobody needs it.
  private func askInTime() {
    if isAttached, pace.isDue(at: .now) { link.stream?.askTimeOnce() }
  }

  /// The server says something, so it lives, and what it says of the time holds.
  private func hearWord() {
    askInTime()
    keepTime(tells: true)
    silence.end(at: clock.latest())
    fill()
    reminder.reach(clock.position)
    expectWord()
    if outage?.need == .word { restore() }
  }

  /// The server should have said something by now, but when everything that is ready is written.
  private func noticeNoWord() {
    noticeSilence()
    askInTime()
    if isAttached, queue.isDry { link.stream?.askTimeOnce() }
    expectWord()
  }

  /// Has the loop look whether the server still says something: as a rule it asks for frames more
  /// often than that, as long as there are any, and then each word of its wakes nobody else.
  func expectWord() {
    guard isAttached else { return }
    let isAsked = queue.isDry && reminder.frame != nil
    let look = isAsked ? Self.dryLook : ServerSilence.look
    link.context?.setAlarm(after: min(look, pace.wait(at: .now) ?? look), for: link)
  }

  /// How often the time is asked for where nothing is left to write.
  private static let dryLook = Duration.milliseconds(100)

  /// Notices the end of a connection that was in use.
  private func checkHealth() {
    guard state == .playing || state == .held, !isOpening, !isConnected else { return }
    let reason = link.context?.reason ?? "no connection"
    if isAttached {
      clock.guess(
        written: queue.written, upTo: queue.isDry ? .max : silence.position + Self.trust)
    }
    hold(SinkError(.lost, reason), needs: .connection)
  }

  private func noticeUnderrun() {
    guard isAttached, let frame = link.stream?.underflow, !queue.endedDry(at: frame) else {
      return
    }
    announce.yield(.underrun(frame: frame))
    if strain.grows(at: .now) { keepMoreReady() }
  }

  /// Has the server ask for more at a time, if that is not the most already.
  package func keepMoreReady() {
    guard let stream = link.stream, let next = plan.strained else { return }
    requests = next.request
    stream.ask(for: next, link)
    askOften()
    announce.yield(.strained)
  }

  /// Takes what is told of the device that plays, which may ask for other blocks than the last one.
  private func learn(_ device: PulseDevice) {
    let former = plan
    self.device = device
    guard !isOpening else { return }
    if plan != former { link.stream?.ask(for: plan, link) }
    wakeIfNew()
  }

  /// Holds the session where a device has taken over that may swallow what comes first, until it is
  /// awake.
  private func wakeIfNew() {
    guard isAttached, isNew, wake > 0 else { return }
    keepTime()
    hold(SinkError(.suspended, "another sound device wakes up"), needs: .waking)
    restore()
  }

  /// Another device may not allow what the last one did, or be none at all.
  private func noticeMove() {
    words.forget()
    askOften()
    guard let context = link.context, let stream = link.stream, !isOpening else { return }
    _ = context.askDevice(stream.device, for: link)
    if isUnheard {
      keepTime()
      hold(SinkError(.noDevice, "the sound server has no device"), needs: .device)
    } else {
      announce.yield(.moved(device: stream.device))
      if outage?.need == .device { restore() }
    }
  }

  private func noticeSleep() {
    guard let stream = link.stream else { return }
    askOften()
    holdWhileAsleep()
    if !stream.isSuspended, outage?.need == .awakening { restore() }
  }

  /// Holds the session if its device sleeps: it has lost what it had fetched, and fetches nothing.
  func holdWhileAsleep() {
    guard isAttached, link.stream?.isSuspended == true else { return }
    keepTime()
    hold(SinkError(.suspended, "the sound device was put to sleep"), needs: .awakening)
  }
}
