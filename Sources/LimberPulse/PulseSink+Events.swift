internal import LimberAudio

extension PulseSink {
  /// Takes what libpulse tells.
  func receive(_ event: PulseEvent) {
    switch event {
    case .changed: checkHealth()
    case .writable: fill()
    case .timing: keepTime()
    case .underflow: noticeUnderrun()
    case .moved: noticeMove()
    case .server(let name): serverName = name
    case .device(let driver): self.driver = driver
    }
    wakeWaiters()
  }

  /// Writes what the server waits for.
  func fill() {
    guard state == .playing, let stream = link.stream else { return }
    queue.fill(stream)
  }

  /// Notices the end of a connection that was in use.
  private func checkHealth() {
    guard state == .playing, let context = link.context, let stream = link.stream else { return }
    guard context.isGone || stream.isGone else { return }
    if !isPaused { clock.guess(written: queue.written) }
    state = .failed
    let error = SinkError(.lost, context.reason)
    announce.yield(.failed(error, frame: clock.position))
  }

  private func noticeUnderrun() {
    guard let frame = link.stream?.underflow, !queue.endedDry(at: frame) else { return }
    announce.yield(.underrun(frame: frame))
  }

  /// Another device may not allow what the last one did.
  private func noticeMove() {
    guard let context = link.context, let stream = link.stream else { return }
    _ = context.askDevice(stream.device, for: link)
    announce.yield(.moved(device: stream.device))
  }
}
