/// Pieces of sound as whole numbers, and what is done to them when they are mixed.
///
/// A session keeps its words in this form: it needs half the memory of samples, and words that are
/// found in a store are ready without being gone through. Any stretch comes out with the same bits,
/// whole or in parts.
public struct KeptSound: Hashable, Sendable {
  /// Whole numbers, from their first to their last, and where they lie.
  public struct Piece: Sendable {
    /// The samples, with 32,768 for full scale; none where they rest.
    public private(set) var samples: ArraySlice<Int16>
    /// The frame of the first of them, from zero on.
    public var start: Int
    /// How far they reach; they have to have the largest sample of what this was measured in.
    public var reach: SampleReach
    /// How many samples there are.
    public let count: Int
    /// Where the samples can be read again, and which of it is the first; nil for nowhere.
    private let source: (samples: any SampleSource, first: Int)?

    /// Creates a piece; with a source, its samples may rest there.
    public init(
      samples: ArraySlice<Int16>, start: Int, reach: SampleReach,
      source: (samples: any SampleSource, first: Int)? = nil
    ) {
      self.samples = samples
      self.start = start
      self.reach = reach
      self.source = source
      count = samples.count
    }

    /// One past the frame of the last sample.
    public var end: Int { start + count }

    /// Some of the samples, counted from zero.
    func part(_ range: Range<Int>) -> ArraySlice<Int16> {
      guard let source, samples.isEmpty else {
        return samples.dropFirst(range.lowerBound).prefix(range.count)
      }
      return source.samples.samples(
        in: source.first + range.lowerBound..<source.first + range.upperBound)
    }

    /// The piece without its samples, if they can be read again.
    fileprivate var resting: Piece {
      var piece = self
      if source != nil { piece.samples = [] }
      return piece
    }
  }

  /// The pieces in their order; the quiet at their edges may overlap.
  public private(set) var pieces: [Piece]
  /// How many frames there are, silence behind the pieces included.
  public internal(set) var count: Int
  /// What every whole number is multiplied with.
  let factor: Float
  /// How many frames each piece fades in and out.
  let fadeIn: Int
  let fadeOut: Int
  /// By how much it is softer where it would be too loud.
  var reductions = Reductions([])

  /// Creates the sound of pieces, none of which begins before frame zero.
  ///
  /// - Parameters:
  ///   - pieces: What is heard.
  ///   - factor: What every whole number is multiplied with.
  ///   - fadeIn: How many frames each piece fades in, not below zero.
  ///   - fadeOut: How many it fades out.
  public init(_ pieces: [Piece], factor: Float, fadeIn: Int, fadeOut: Int) {
    self.pieces = pieces
    self.factor = factor
    self.fadeIn = fadeIn
    self.fadeOut = fadeOut
    count = pieces.reduce(0) { max($0, $1.end) }
  }

  /// The samples on some frames; silence where there is nothing.
  public func samples(in frames: Range<Int>) -> [Float] {
    var sums = [Float](repeating: 0, count: frames.count)
    for piece in pieces {
      let first = max(frames.lowerBound, piece.start)
      let end = min(frames.upperBound, piece.end)
      guard first < end else { continue }
      var sums = sums.mutableSpan
      add(piece, first - piece.start..<end - piece.start, to: &sums, at: first - frames.lowerBound)
    }
    if !reductions.isEmpty { soften(&sums, from: frames.lowerBound) }
    return sums
  }

  /// The part of a piece, in its own frames, that does not fade.
  func steady(_ piece: Piece) -> Range<Int> {
    let start = min(fadeIn, piece.count)
    return start..<max(start, piece.count - fadeOut)
  }

  /// The same sound, which reads its samples again whenever it is rendered, where that is possible.
  public var resting: KeptSound {
    var sound = self
    sound.pieces = pieces.map(\.resting)
    return sound
  }

  /// Adds `part` of a piece, in its own frames.
  private func add(
    _ piece: Piece, _ part: Range<Int>, to sums: inout MutableSpan<Float>, at offset: Int
  ) {
    let slice = piece.part(part)
    let samples = slice.span
    let steady = steady(piece).clamped(to: part)
    let before = part.lowerBound
    for index in before..<steady.lowerBound {
      sums[offset + index - before] += faded(samples[index - before], index, of: piece.count)
    }
    let first = steady.lowerBound - before
    let middle = samples.extracting(first..<steady.upperBound - before)
    for index in middle.indices { sums[offset + first + index] += Float(middle[index]) * factor }
    for index in steady.upperBound..<part.upperBound {
      sums[offset + index - before] += faded(samples[index - before], index, of: piece.count)
    }
  }

  /// A sample near an end.
  private func faded(_ number: Int16, _ index: Int, of count: Int) -> Float {
    var sample = Float(number) * factor
    if index < fadeIn { sample *= Float(index) / Float(fadeIn) }
    let left = count - 1 - index
    if left < fadeOut { sample *= Float(left) / Float(fadeOut) }
    return sample
  }

  /// Multiplies each frame with its gain, which moves from border to border.
  private func soften(_ samples: inout [Float], from start: Int) {
    let all = start..<start + samples.count
    for run in reductions.runs where run.frames.overlaps(all) {
      for cell in run.cells {
        let (from, to) = (run[cell], run[cell + 1])
        let step = (to - from) / Float(Limiter.cell)
        let first = cell * Limiter.cell
        for frame in (first..<first + Limiter.cell).clamped(to: all) {
          samples[frame - start] *= 1 - (from + Float(frame - first) * step)
        }
      }
    }
  }
}

extension KeptSound.Piece: Hashable {
  /// Whether they sound the same, or rest in the same place.
  public static func == (one: Self, other: Self) -> Bool {
    one.mark == other.mark && one.samples == other.samples
  }

  /// Adds what tells it from others.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(mark)
    hasher.combine(samples)
  }

  private struct Mark: Hashable {
    var start: Int
    var count: Int
    var reach: SampleReach
    var source: ObjectIdentifier?
    var first: Int
  }

  private var mark: Mark {
    let place = samples.isEmpty ? source : nil
    return Mark(
      start: start, count: count, reach: reach, source: place.map { ObjectIdentifier($0.samples) },
      first: place?.first ?? 0)
  }
}
