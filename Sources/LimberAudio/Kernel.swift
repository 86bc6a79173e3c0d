/// What is done to each sample of a mix.
///
/// The compiler checks that nothing here takes memory or a lock (PLAYBACK.md 14): whoever calls it
/// has taken what it needs, once for a stretch.
enum Kernel {
  /// Adds samples at a gain to the sums from `offset` on.
  @_noAllocation @_noLocks
  static func add(
    _ samples: Span<Float>, to sums: inout MutableSpan<Float>, at offset: Int, _ gain: Float
  ) {
    for index in samples.indices { sums[offset + index] += samples[index] * gain }
  }

  /// Multiplies the sums of `cells` cells with gains that move from border to border.
  ///
  /// `reductions` says by which part they are made softer at each border.
  @_noAllocation @_noLocks
  static func reduce(
    _ sums: inout MutableSpan<Float>, from first: Int, cells: Int, by reductions: Span<Float>
  ) {
    for cell in 0..<cells {
      let (from, to) = (reductions[cell], reductions[cell + 1])
      guard from > 0 || to > 0 else { continue }
      let step = (to - from) / Float(Limiter.cell)
      let start = first + cell * Limiter.cell
      for index in 0..<Limiter.cell { sums[start + index] *= 1 - (from + Float(index) * step) }
    }
  }

  /// Writes the sums as samples from `first` on.
  @_noAllocation @_noLocks
  static func round(_ sums: Span<Float>, into samples: inout MutableSpan<Int16>, at first: Int) {
    for index in sums.indices { samples[first + index] = Limiter.sample(sums[index]) }
  }

  /// Replaces every exact zero by a dither that follows from the frame alone; the first sample is that
  /// of `frame`.
  @_noAllocation @_noLocks
  static func dither(_ samples: inout MutableSpan<Int16>, from frame: Int) {
    for index in samples.indices where samples[index] == 0 {
      samples[index] = KeepAwakeFeed.dither(frame + index)
    }
  }

  /// Goes over from `former` to what `samples` hold from `first` on, `step` frames of `length` into it.
  @_noAllocation @_noLocks
  static func fade(
    from former: Span<Int16>, to samples: inout MutableSpan<Int16>, at first: Int,
    step: Int, of length: Int
  ) {
    for index in former.indices {
      let gain = ((Float(step + index) + 0.5) / Float(length)).eased
      let mixed = Float(former[index]) * (1 - gain) + Float(samples[first + index]) * gain
      samples[first + index] = nearest(to: mixed)
    }
  }

  /// The nearest whole number, and of two the one further from zero.
  private static func nearest(to value: Float) -> Int16 {
    let whole = Int16(value)
    let rest = value - Float(whole)
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }
}
