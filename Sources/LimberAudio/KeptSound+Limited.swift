extension KeptSound {
  /// The sound as it is alone, nowhere above the ceiling of the mix; as `AudioBuffer.limited` has it.
  ///
  /// Only what can be too loud is looked at, which in most words is nothing.
  public func limited() -> KeptSound {
    guard mayBeTooLoud else { return self }
    let cells = (count + Limiter.cell - 1) / Limiter.cell
    var needs = [Float](repeating: 0, count: MixedStretch.cellsKnown(around: cells))
    var isSoft = true
    for cell in suspects(among: cells) where mayBeTooLoud(cell) {
      let around = samples(in: Self.frames(around: cell))
      let need = MixedStretch.need(of: around.span)
      needs[MixedStretch.cellsBefore + cell] = need
      if need > 0 { isSoft = false }
    }
    guard !isSoft else { return self }
    var limited = self
    limited.reductions = Reductions(Limiter.Gains(needs: needs).reductions)
    return limited
  }

  /// The largest sample, whatever its sign.
  public var peak: Float {
    var peak: Float = 0
    for piece in pieces {
      let steady = steady(piece)
      let (first, end) = (piece.start + steady.lowerBound, piece.start + steady.upperBound)
      let fades = [piece.start..<first, end..<piece.end]
      for frames in fades { peak = max(peak, loudest(frames)) }
      let isInside = fades.allSatisfy { Self.peak(of: piece, in: $0) < piece.reach.peak }
      if reductions.isEmpty, isInside {
        peak = max(peak, Float(piece.reach.peak) * factor)
      } else {
        peak = max(peak, self.peak(of: piece, in: first..<end))
      }
    }
    return peak
  }

  /// The same of frames on which a piece does not fade; where another one is heard too, both are
  /// quiet.
  private func peak(of piece: Piece, in frames: Range<Int>) -> Float {
    var (peak, frame): (Float, Int) = (0, frames.lowerBound)
    for run in reductions.runs {
      let softer = run.frames.clamped(to: frames)
      guard !softer.isEmpty else { continue }
      let plain = Float(Self.peak(of: piece, in: frame..<softer.lowerBound)) * factor
      peak = max(peak, plain, loudest(softer))
      frame = softer.upperBound
    }
    return max(peak, Float(Self.peak(of: piece, in: frame..<frames.upperBound)) * factor)
  }

  private func loudest(_ frames: Range<Int>) -> Float {
    samples(in: frames).reduce(0) { max($0, $1.magnitude) }
  }

  private static func peak(of piece: Piece, in frames: Range<Int>) -> Int {
    let part = frames.lowerBound - piece.start..<frames.upperBound - piece.start
    let samples = piece.part(part)
    return SampleReach.peak(of: samples.span)
  }

  /// From the first to the last frame that is at least as loud as `level`; nil if none is.
  public func part(reaching level: Float) -> Range<Int>? {
    guard let first = firstFrame(reaching: level), let last = lastFrame(reaching: level) else {
      return nil
    }
    return first..<last + 1
  }

  /// How many frames are looked through at once for a level: 10 ms.
  private static let atOnce = 480

  private func firstFrame(reaching level: Float) -> Int? {
    for start in stride(from: 0, to: count, by: Self.atOnce) {
      let samples = samples(in: start..<min(count, start + Self.atOnce))
      if let index = samples.firstIndex(where: { abs($0) >= level }) { return start + index }
    }
    return nil
  }

  private func lastFrame(reaching level: Float) -> Int? {
    for end in stride(from: count, to: 0, by: -Self.atOnce) {
      let start = max(0, end - Self.atOnce)
      let samples = samples(in: start..<end)
      if let index = samples.lastIndex(where: { abs($0) >= level }) { return start + index }
    }
    return nil
  }
}

// MARK: - What can be too loud

extension KeptSound {
  /// Whether a peak can be too loud anywhere.
  private var mayBeTooLoud: Bool {
    pieces.contains { piece in
      let reach = piece.reach
      // What silence in front and behind, and the fades, can add to the bends.
      let ends =
        piece.part(0..<min(2, piece.count)).reduce(0) { max($0, abs(Int($1))) }
        + piece.part(max(0, piece.count - 2)..<piece.count).reduce(0) { max($0, abs(Int($1))) }
      let fade = [fadeIn, fadeOut].filter { $0 > 0 }.min().map { 2 * Float(reach.peak) / Float($0) }
      let bend = Float(reach.bend + 3 * ends) + (fade ?? 0)
      return TruePeak.mayExceed(
        Limiter.ceiling, peak: Float(reach.peak) * factor, bend: bend * factor)
    }
  }

  /// How many cells are looked at together first.
  private static let together = 20

  /// The cells that cannot be passed over at once: where samples are large enough that a peak beside
  /// them can be too loud, whatever they bend, and where pieces begin, end or fade.
  private func suspects(among cells: Int) -> [Int] {
    stride(from: -1, through: cells, by: Self.together).flatMap { first -> [Int] in
      let last = min(cells, first + Self.together - 1)
      let frames = Self.frames(around: first).lowerBound..<Self.frames(around: last).upperBound
      let isQuiet = pieces.allSatisfy { piece in
        let part = frames.lowerBound - piece.start..<frames.upperBound - piece.start
        guard part.overlaps(0..<piece.count) else { return true }
        guard steady(piece).clamped(to: part) == part else { return false }
        let samples = piece.part(part)
        let peak = SampleReach.peak(of: samples.span)
        return !TruePeak.mayExceed(
          Limiter.ceiling, peak: Float(peak) * factor, bend: Float(piece.reach.bend) * factor)
      }
      return isQuiet ? [] : Array(first...last)
    }
  }

  /// Whether a peak of a cell can be too loud.
  private func mayBeTooLoud(_ cell: Int) -> Bool {
    let frames = Self.frames(around: cell)
    for piece in pieces where piece.start < frames.upperBound && frames.lowerBound < piece.end {
      let part = frames.lowerBound - piece.start..<frames.upperBound - piece.start
      // Where pieces begin and end, all of it is looked at.
      guard steady(piece).clamped(to: part) == part else { return true }
      let samples = piece.part(part)
      let reach = SampleReach(of: samples.span)
      if TruePeak.mayExceed(
        Limiter.ceiling, peak: Float(reach.peak) * factor, bend: Float(reach.bend) * factor)
      {
        return true
      }
    }
    return false
  }

  /// The frames that have a part in the peaks of a cell.
  private static func frames(around cell: Int) -> Range<Int> {
    let first = cell * Limiter.cell
    return first - TruePeak.before..<first + Limiter.cell + TruePeak.after
  }
}
