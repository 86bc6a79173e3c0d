/// A short stretch of the mix, held without any allocation while it is summed.
struct Block {
  /// How many frames a block holds.
  static let frames = 512

  /// The stream frame of the first sum.
  let start: Int
  private var sums = InlineArray<512, Float>(repeating: 0)

  /// Creates a silent block.
  init(start: Int) {
    self.start = start
  }

  /// Adds what of `placed` falls into the block.
  mutating func add(_ placed: PlacedBuffer) {
    let first = max(start, placed.start)
    let end = min(start + Self.frames, placed.end)
    guard first < end else { return }
    let samples = placed.buffer.samples.span
    let gain = placed.gain
    for frame in first..<end {
      sums[frame - start] += samples[frame - placed.start] * gain
    }
  }

  /// Writes the first `count` sums as samples to `samples` from `offset` on.
  func write(_ count: Int, into samples: inout [Int16], at offset: Int) {
    for index in 0..<count {
      samples[offset + index] = Limiter.sample(sums[index])
    }
  }
}
