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
    let samples = placed.buffer.samples.span.extracting(first - placed.start..<end - placed.start)
    for index in samples.indices {
      sums[first - start + index] += samples[index] * placed.gain
    }
  }

  /// Adds a sample to every frame.
  mutating func add(_ sample: (Int) -> Float) {
    for index in 0..<Self.frames { sums[index] += sample(start + index) }
  }

  /// Writes the first sums as samples to the `indices` of `samples`.
  func write(into samples: inout [Int16], at indices: Range<Int>) {
    for index in indices {
      samples[index] = Limiter.sample(sums[index - indices.lowerBound])
    }
  }
}
