/// Keeps a mix below its ceiling: softer a little before it gets too loud, and for a while after.
///
/// It has no state. Time is cut into cells of a millisecond, counted from frame zero. How much
/// softer a cell has to be follows from its own true peak, and the gain on a frame from the cells
/// around it, so that any stretch comes out the same, whole or in pieces. Where nothing gets too
/// loud, samples pass unchanged.
enum Limiter {
  /// The largest sample that leaves the limiter: −1.7 dB.
  ///
  /// The ceiling is −1.5 dBTP (SPEECH.md 6); the rest is for what the estimate of a peak misses.
  static var ceiling: Float { 0.8222 }
  /// The frames of a cell.
  static var cell: Int { 48 }
  /// How many cells before a peak the gain begins to fall.
  static let attack = 5
  /// After how many cells it has come back.
  static let release = 80

  /// How many frames ahead a sound can make the mix softer: 8 ms.
  static let lookAhead = (attack + 2) * cell + TruePeak.after
  /// How many frames later a sound can still do so.
  static let lookBehind = (attack + release + 2) * cell + TruePeak.before

  /// The gains of the cells of a stretch.
  struct Gains {
    /// By how much the sound is made softer at each border between two cells; empty if nowhere.
    private(set) var reductions: [Float] = []

    /// Works out the gains from how much softer each cell has to be.
    ///
    /// `needs` begins `attack + release + 1` cells earlier than the gains, and reaches
    /// `attack + 1` cells further.
    init(needs: [Float]) {
      guard needs.contains(where: { $0 > 0 }) else { return }
      let borders = zip(needs, needs.dropFirst()).map { max($0, $1) }
      reductions = Self.smoothed(Self.ahead(Self.fading(borders)))
    }

    /// Each reduction fades away; drops the borders whose past is not known.
    private static func fading(_ needs: [Float]) -> [Float] {
      var faded = [Float](repeating: 0, count: needs.count - release)
      for (index, need) in needs.enumerated() where need > 0 {
        for later in max(index, release)...min(index + release, needs.count - 1) {
          let left = need * fade[later - index]
          if left > faded[later - release] { faded[later - release] = left }
        }
      }
      return faded
    }

    /// Each reduction begins early; drops the borders whose future is not known.
    private static func ahead(_ needs: [Float]) -> [Float] {
      (0..<needs.count - attack).map { needs[$0...$0 + attack].max() ?? 0 }
    }

    /// Each reduction is as large as it has to be just in time.
    private static func smoothed(_ needs: [Float]) -> [Float] {
      (attack..<needs.count).map { index in
        ramp.indices.reduce(0) { $0 + ramp[$1] * needs[index - $1] }
      }
    }

    /// From 1 to 0 without a corner.
    private static let fade: [Float] = (0...release).map { step in
      let part = Float(step) / Float(release)
      return 1 - part * part * (3 - 2 * part)
    }

    /// The steps of a gain that falls without a corner; their sum is 1.
    private static let ramp: [Float] = [0.0538, 0.1747, 0.2715, 0.2715, 0.1747, 0.0538]
  }

  /// By which part a cell has to become softer: 0 if it need not, and never 1.
  ///
  /// There must be samples around it, as `TruePeak` asks for.
  static func need(of samples: Span<Float>, _ frames: Range<Int>) -> Float {
    let peak = TruePeak.largest(in: samples, frames)
    return peak > ceiling ? 1 - ceiling / min(peak, absurd) : 0
  }

  /// The sample nearest to `value`; what is not a number is silent.
  ///
  /// Without a branch and without a conversion that could fail, so that many are done at once.
  @inline(__always)
  static func sample(_ value: Float) -> Int16 {
    let magnitude = Float(bitPattern: value.bitPattern & 0x7fff_ffff)
    let above = (magnitude < ceiling ? magnitude : ceiling) * 32_767 + 0.5
    // So far from zero a number has no room for a fraction, and its last bits are a whole number: the
    // nearest one, but the one below is meant.
    let shifted = above + 8_388_608
    let nearest = Int32(truncatingIfNeeded: shifted.bitPattern) &- 0x4b00_0000
    let whole = nearest &- (shifted - 8_388_608 > above ? 1 : 0)
    let sign = Int32(truncatingIfNeeded: value.bitPattern) >> 31
    return Int16(truncatingIfNeeded: value == value ? (whole ^ sign) &- sign : 0)
  }

  /// Above this, 18 dB over full scale, a sum is no sound any more.
  private static var absurd: Float { 8 }
}
