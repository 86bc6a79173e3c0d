/// How far whole-number samples reach, and how much they bend: how loud they can get between them.
public struct SampleReach: Hashable, Sendable {
  /// The largest of them, whatever its sign.
  public let peak: Int
  /// The most by which two steps from sample to sample differ, with silence around.
  public let bend: Int

  /// The largest of some samples, whatever its sign.
  static func peak(of samples: Span<Int16>) -> Int {
    var (least, most): (Int16, Int16) = (0, 0)
    for index in samples.indices {
      least = min(least, samples[index])
      most = max(most, samples[index])
    }
    return max(Int(most), -Int(least))
  }

  /// Takes what was measured before.
  public init(peak: Int, bend: Int) {
    self.peak = peak
    self.bend = bend
  }

  /// Measures samples.
  public init(of samples: Span<Int16>) {
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
    self.init(peak: Self.peak(of: samples), bend: Int(bend))
  }
}
