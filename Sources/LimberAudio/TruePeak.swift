/// How loud a sound gets between its samples: an estimate from three points between any two.
///
/// The points are those of a band-limited wave, cut off after eight samples on either side by a
/// Kaiser window of shape 5. What is below 18 kHz is estimated within 0.2 dB.
enum TruePeak {
  /// How many samples before a point take part in it.
  static var before: Int { 7 }
  /// How many samples behind it do.
  static var after: Int { 8 }
  /// No point lies further out than the loudest sample around it, times this.
  static var excess: Float { 2.11 }

  /// The largest of the points in `frames` of `samples`; what is not a number is passed over.
  ///
  /// There must be `before` samples in front of the frames, and `after` behind them. Frames are
  /// taken eight at a time, and have to be a multiple of that.
  static func largest(in samples: Span<Float>, _ frames: Range<Int>) -> Float {
    var largest = SIMD8<Float>.zero
    for first in stride(from: frames.lowerBound, to: frames.upperBound, by: 8) {
      raise(&largest, around: samples.extracting(first - before..<first + 8 + after))
    }
    return largest.max()
  }

  /// Raises it to the points of eight samples, which have `before` in front and `after` behind them.
  @_noAllocation @_noLocks
  private static func raise(_ largest: inout SIMD8<Float>, around: Span<Float>) {
    var (one, two, three) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
    for tap in 0..<16 {
      let eight = SIMD8<Float>(
        around[tap], around[tap + 1], around[tap + 2], around[tap + 3],
        around[tap + 4], around[tap + 5], around[tap + 6], around[tap + 7])
      one += eight * early[tap]
      two += eight * middle[tap]
      three += eight * late[tap]
      if tap == before { raise(&largest, to: eight) }
    }
    raise(&largest, to: one)
    raise(&largest, to: two)
    raise(&largest, to: three)
  }

  /// Whether a point can lie above `ceiling` between samples that reach `peak` and bend by `bend`.
  ///
  /// A point is a mean of the two samples beside it, and a sum of second differences around it
  /// whose weights are at most 0.3694 together.
  static func mayExceed(_ ceiling: Float, peak: Float, bend: Float) -> Bool {
    // Rounding moves a point by less than a thousandth of this.
    peak + 0.3694 * bend > 0.999 * ceiling
  }

  /// Whether a point can lie above `ceiling` anywhere between `samples`.
  static func mayExceed(_ ceiling: Float, in samples: Span<Float>) -> Bool {
    let peak = peak(of: samples)
    guard samples.count > 2, peak.bitPattern > (ceiling / excess).bitPattern else { return false }
    let bend = bend(
      of: samples.extracting(first: samples.count - 2),
      samples.extracting(1..<samples.count - 1), samples.extracting(last: samples.count - 2))
    // What is not a number may be anything.
    return !(peak.isFinite && bend.isFinite) || mayExceed(ceiling, peak: peak, bend: bend)
  }

  // The bits of numbers without a sign have their order.

  @_noAllocation @_noLocks
  private static func peak(of samples: Span<Float>) -> Float {
    var peak: UInt32 = 0
    for index in samples.indices { peak = max(peak, samples[index].bitPattern & 0x7fff_ffff) }
    return Float(bitPattern: peak)
  }

  /// The largest second difference of three samples in a row.
  @_noAllocation @_noLocks
  private static func bend(
    of one: Span<Float>, _ two: Span<Float>, _ three: Span<Float>
  ) -> Float {
    var bend: UInt32 = 0
    for index in one.indices {
      let step = one[index] + three[index] - 2 * two[index]
      bend = max(bend, step.bitPattern & 0x7fff_ffff)
    }
    return Float(bitPattern: bend)
  }

  private static func raise(_ largest: inout SIMD8<Float>, to points: SIMD8<Float>) {
    largest.replace(with: points, where: points .> largest)
    largest.replace(with: -points, where: -points .> largest)
  }

  /// A quarter of the way from one sample to the next.
  private static var early: SIMD16<Float> {
    SIMD16<Float>(
      -0.00281801, 0.00712778, -0.01464625, 0.02699362, -0.04726540, 0.08364606, -0.17061039,
      0.89915863, 0.29452417, -0.11555187, 0.06246867, -0.03582927, 0.02007707, -0.01040318,
      0.00464702, -0.00151864)
  }

  /// Half of the way.
  private static var middle: SIMD16<Float> {
    SIMD16<Float>(
      -0.00298363, 0.00820151, -0.01752942, 0.03299897, -0.05823378, 0.10200048, -0.19629739,
      0.63184326, 0.63184326, -0.19629739, 0.10200048, -0.05823378, 0.03299897, -0.01752942,
      0.00820151, -0.00298363)
  }

  /// Three quarters of the way.
  private static var late: SIMD16<Float> {
    SIMD16<Float>(
      -0.00151864, 0.00464702, -0.01040318, 0.02007707, -0.03582927, 0.06246867, -0.11555187,
      0.29452417, 0.89915863, -0.17061039, 0.08364606, -0.04726540, 0.02699362, -0.01464625,
      0.00712778, -0.00281801)
  }
}
