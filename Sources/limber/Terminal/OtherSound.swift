internal import LimberPlayer
internal import LimberWorker

/// Other programs' sound, which steps back while a session speaks.
struct OtherSound: Sendable {
  private let gain: Double
  private let companion: Companion?
  private var ducking = Ducking()

  /// - Parameter gain: What is left of it; 1 leaves it alone.
  init(loweredTo gain: Double) {
    self.gain = gain
    companion = gain < 1 ? Backends.ducker() : nil
  }

  /// Learns what happened in the session.
  mutating func hear(_ event: PlayerEvent) {
    guard let companion, let isDown = ducking.apply(event) else { return }
    companion.send(isDown ? "\(gain)" : "1")
  }

  /// Brings it back.
  func leave() async {
    await companion?.leave()
  }
}
