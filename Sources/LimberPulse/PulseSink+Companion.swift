internal import LimberAudio

extension PulseSink {
  /// For how long a device is kept running in a pause; after that it may sleep.
  static let alertness = Duration.seconds(60)
  /// How long after going on the sound keeps the device running by itself, at the latest.
  static let startingTime = Duration.seconds(1)

  /// Adds a stream without sound, held until a pause.
  ///
  /// PipeWire stops its device when no stream plays, and a device that is started again misses its
  /// first turns in 5 to 8 of 100 cases: the sound goes on 34 ms after it was asked to, and 23 ms where
  /// the device never stopped (docs/measurements.md).
  func addCompanion(on context: PulseContext) {
    guard plan.kind == .pipeWire, let stream = PulseStream(on: context, named: "Ready to go on"),
      stream.connect(plan, to: wanted)
    else { return }
    link.companion = stream
  }

  /// Keeps the device running, although the sound is about to be held.
  ///
  /// Nothing is ever written to the stream, so that nothing is asked of this program either.
  func keepDeviceRunning() {
    rest?.cancel()
    guard let companion = link.companion, companion.isReady else { return }
    _ = companion.cork(false, for: link)
  }

  /// Lets the device stop by itself after some time, unless this is called again meanwhile.
  func letDeviceRest(after time: Duration) {
    rest?.cancel()
    guard link.companion != nil else { return }
    rest = Task { [weak self] in
      guard (try? await Task.sleep(for: time)) != nil else { return }
      await self?.letDeviceRest()
    }
  }

  private func letDeviceRest() {
    guard !Task.isCancelled, let companion = link.companion, companion.isReady else { return }
    _ = companion.cork(true, for: link)
  }
}
