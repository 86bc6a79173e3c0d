internal import LimberAudio

extension PulseSink {
  /// How long a server may take to answer.
  private static let patience = Duration.seconds(2)

  /// Connects and opens a held stream within the time that is allowed.
  func open() async throws(SinkError) {
    isOpening = true
    let alarm = Task { [weak self] in
      try await Task.sleep(for: Self.patience)
      await self?.giveUp()
    }
    defer {
      alarm.cancel()
      isOpening = false
    }
    let context = try await connected()
    device = nil
    try await finish(context.askServer(for: link))
    try await finish(context.askDevice(wanted, for: link))
    guard device != nil else { throw SinkError(.noDevice, "the sound server has no device") }
    try await openStream(on: context)
  }

  /// Drops the connection, so that it dies, libpulse goes silent, and nobody waits any more.
  func close() {
    link.close()
    wakeWaiters()
  }

  private func giveUp() {
    if isOpening { close() }
  }

  private func connected() async throws(SinkError) -> PulseContext {
    guard let context = PulseContext(on: loop) else {
      throw SinkError(.noServer, "out of memory")
    }
    link.context = context
    guard context.connect(to: server, for: link) else {
      throw SinkError(.noServer, context.reason)
    }
    while !context.isReady {
      if context.isGone { throw SinkError(.noServer, context.reason) }
      try await change()
    }
    return context
  }

  private func openStream(on context: PulseContext) async throws(SinkError) {
    guard let stream = PulseStream(on: context) else {
      throw SinkError(.lost, context.reason)
    }
    link.stream = stream
    queue.padding = plan.padding
    stream.listen(for: link)
    guard stream.connect(plan, to: wanted) else { throw SinkError(.noDevice, context.reason) }
    while !stream.isReady {
      if stream.isGone {
        throw SinkError(context.lacksEntity ? .noDevice : .lost, context.reason)
      }
      try await change()
    }
    try await finish(stream.askTiming(for: link))
    try await checkDevice(of: stream, on: context)
    addCompanion(on: context)
  }

  /// A server may have put the stream on another device than was asked about.
  private func checkDevice(
    of stream: PulseStream, on context: PulseContext
  ) async throws(SinkError) {
    guard !stream.device.isEmpty, stream.device != device?.name else { return }
    let former = plan
    try await finish(context.askDevice(stream.device, for: link))
    if plan != former { stream.ask(for: plan, link) }
  }

  /// Whether nobody hears what is played, since its device stands in for one.
  var isUnheard: Bool {
    guard let name = link.stream?.device, !name.isEmpty else { return device?.isStandIn != false }
    return PulseDevice.isStandIn(name)
  }

  /// What suits this server and its device.
  var plan: QueuePlan {
    var plan = QueuePlan(server: serverName, driver: device?.driver ?? "")
    if let requests { plan.request = max(plan.request, requests) }
    return plan
  }
}
