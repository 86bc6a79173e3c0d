/// Counts the frames that pass on the machine's clock, at a multiple of their speed.
struct FrameClock {
  private let start = ContinuousClock.now
  private let speed: Int
  private var taken = 0

  /// Creates a clock that begins now; `speed` is 1 for real time.
  init(speed: Int) {
    precondition((1...1000).contains(speed), "a clock runs at 1 to 1000 times its speed")
    self.speed = speed
  }

  /// How many frames have passed since this was last asked; none is lost or counted twice.
  mutating func take() -> Int {
    let elapsed = (ContinuousClock.now - start).components
    let nanoseconds = elapsed.attoseconds / 1_000_000_000
    let rate = Int64(AudioFormat.sampleRate * speed)
    let all = Int(elapsed.seconds * rate + nanoseconds * rate / 1_000_000_000)
    defer { taken = all }
    return all - taken
  }
}
