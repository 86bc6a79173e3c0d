/// A stretch of the mix, with as much around it as the limiter has to know.
struct MixedStretch {
  /// The stream frame of the first sum.
  private let start: Int
  /// The first cell whose gain is wanted, counted from frame zero.
  private let firstCell: Int
  /// How many cells that concerns.
  private let cells: Int
  private var sums: [Float]

  /// Creates a silent stretch around `frames`, which must not be empty.
  init(around frames: Range<Int>) {
    firstCell = Self.cell(of: frames.lowerBound)
    cells = Self.cell(of: frames.upperBound - 1) - firstCell + 1
    start = (firstCell - Self.cellsBefore) * Limiter.cell - TruePeak.before
    let known = Self.cellsKnown(around: cells)
    sums = [Float](
      repeating: 0, count: known * Limiter.cell + TruePeak.before + TruePeak.after)
  }

  /// The frames that are summed.
  var frames: Range<Int> { start..<start + sums.count }

  /// Adds what of `placed` falls into the stretch.
  mutating func add(_ placed: PlacedBuffer) {
    let first = max(start, placed.start)
    let end = min(start + sums.count, placed.end)
    guard first < end else { return }
    let offset = first - start
    let part = placed.cut + first - placed.start..<placed.cut + end - placed.start
    var sums = self.sums.mutableSpan
    switch placed.sound {
    case .samples(let buffer):
      Kernel.add(buffer.samples.span.extracting(part), to: &sums, at: offset, placed.gain)
    case .kept(let sound):
      Kernel.add(sound.samples(in: part).span, to: &sums, at: offset, placed.gain)
    }
  }

  /// Adds a sample to every frame of `frames`, which must lie in the stretch.
  mutating func add(on frames: Range<Int>, _ sample: (Int) -> Float) {
    for frame in frames { sums[frame - start] += sample(frame) }
  }

  /// Makes softer what is too loud.
  mutating func limit() {
    let needs = self.needs
    let gains = Limiter.Gains(needs: needs)
    guard !gains.reductions.isEmpty else { return }
    let first = index(of: 0)
    let cells = cells
    var sums = self.sums.mutableSpan
    Kernel.reduce(&sums, from: first, cells: cells, by: gains.reductions.span)
  }

  /// Writes the frames from `frame` on to the `indices` of `samples`.
  func write(from frame: Int, into samples: inout [Int16], at indices: Range<Int>) {
    let sums = self.sums.span.extracting(frame - start..<frame - start + indices.count)
    var samples = samples.mutableSpan
    Kernel.round(sums, into: &samples, at: indices.lowerBound)
  }

  /// What is summed on `frames`, which must lie in the stretch.
  func samples(on frames: Range<Int>) -> [Float] {
    Array(sums[frames.lowerBound - start..<frames.upperBound - start])
  }

  /// How much softer each known cell has to be.
  private var needs: [Float] {
    let sums = self.sums.span
    return (-Self.cellsBefore..<cells + Self.cellsBehind).map { cell in
      let first = index(of: cell)
      let around = sums.extracting(
        first - TruePeak.before..<first + Limiter.cell + TruePeak.after)
      return Self.need(of: around)
    }
  }

  /// How much softer a cell has to be, from its samples and those around it which take part in it.
  static func need(of around: Span<Float>) -> Float {
    guard TruePeak.mayExceed(Limiter.ceiling, in: around) else { return 0 }
    return Limiter.need(of: around, TruePeak.before..<TruePeak.before + Limiter.cell)
  }

  /// Where a cell of the stretch begins in `sums`.
  private func index(of cell: Int) -> Int {
    (firstCell + cell) * Limiter.cell - start
  }

  /// The cell of a frame, counted from frame zero.
  private static func cell(of frame: Int) -> Int {
    let whole = frame / Limiter.cell
    return frame % Limiter.cell < 0 ? whole - 1 : whole
  }

  /// How many cells there are to know for the gains of so many.
  static func cellsKnown(around cells: Int) -> Int { cellsBefore + cells + cellsBehind }

  /// How many of them lie in front.
  static let cellsBefore = Limiter.attack + Limiter.release + 1
  private static let cellsBehind = Limiter.attack + 1
}
