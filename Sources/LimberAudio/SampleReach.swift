/// How far whole-number samples reach, and how much they bend: how loud they can get between them.
public struct SampleReach: Hashable, Sendable {
  /// The largest of them, whatever its sign.
  public let peak: Int
  /// The most by which two steps from sample to sample differ, with silence around.
  public let bend: Int

  /// Takes what was measured before.
  public init(peak: Int, bend: Int) {
    self.peak = peak
    self.bend = bend
  }

  /// Measures samples.
  public init(of samples: Span<Int16>) {
    var peak: Int16 = 0
    for index in samples.indices {
      let sample = samples[index]
      // One less for a negative sample, which has a number more to it.
      peak = max(peak, sample < 0 ? ~sample : sample)
    }
    var bend: Int32 = 0
    if samples.count > 2 {
      let (one, two, three) = (
        samples.extracting(first: samples.count - 2),
        samples.extracting(1..<samples.count - 1), samples.extracting(last: samples.count - 2)
      )
      for index in one.indices {
        let step = Int32(one[index]) &+ Int32(three[index]) &- 2 &* Int32(two[index])
        bend = max(bend, step < 0 ? 0 &- step : step)
      }
    }
    self.init(peak: Int(peak) + 1, bend: Int(bend))
  }
}
