/// The first frames that were heard, kept for a comparison.
struct HeardRecord {
  /// How many frames are kept at most.
  let limit: Int
  /// The frames, from stream frame zero on.
  private(set) var samples: [Int16] = []

  /// Creates an empty record of at most `limit` frames.
  init(limit: Int) {
    self.limit = limit
  }

  /// Appends what of `frames` still fits.
  mutating func append(_ feed: any AudioFeed, _ frames: Range<Int>) {
    let count = min(frames.count, limit - samples.count)
    guard count > 0 else { return }
    var heard = [Int16](repeating: 0, count: count)
    feed.render(from: frames.lowerBound, into: &heard)
    samples += heard
  }
}
