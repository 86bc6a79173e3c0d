/// A stream without a device: what is heard, and what is queued and cannot change any more.
struct IdealStream {
  /// A stretch that was queued before a rewrite and is heard as it was.
  private struct Piece {
    var end: Int
    var feed: any AudioFeed
  }

  /// How many frames have been heard.
  private(set) var position = 0
  private var pieces: [Piece] = []
  private var feed: any AudioFeed

  /// Creates a stream on which nothing has been heard.
  init(_ feed: any AudioFeed) {
    self.feed = feed
  }

  /// One past the last frame that could be heard now.
  var limit: Int {
    max(position, pieces.last?.end ?? 0, feed.readyFrames)
  }

  /// Goes on with a feed that equals the one there is, but reaches further.
  mutating func extend(_ feed: any AudioFeed) {
    self.feed = feed
  }

  /// Replaces everything `margin` frames after the position, and returns where that is.
  mutating func rewrite(margin: Int, _ makeFeed: (Int) -> any AudioFeed) -> Int {
    let at = min(position + margin, limit)
    pieces.append(Piece(end: .max, feed: feed))
    for index in pieces.indices {
      pieces[index].end = min(pieces[index].end, at)
    }
    feed = makeFeed(at)
    return at
  }

  /// Moves the position on, to at most `limit`, and hands each stretch that is heard to `record`.
  mutating func hear(_ count: Int, _ record: (any AudioFeed, Range<Int>) -> Void) {
    let end = min(position + count, limit)
    while position < end {
      pieces.removeAll { $0.end <= position }
      let source = pieces.first?.feed ?? feed
      let next = min(end, pieces.first?.end ?? end)
      record(source, position..<next)
      position = next
    }
  }
}
