internal import LimberTimeline

/// The stretches of a window in which something sounds, in order of time.
struct Reservations: Hashable, Sendable {
  private(set) var ranges: [Range<Milliseconds>] = []

  /// Keeps a stretch.
  mutating func insert(_ range: Range<Milliseconds>) {
    ranges.insert(range, at: place(of: range.lowerBound))
  }

  /// Whether a stretch, with `gap` around it, touches nothing.
  ///
  /// Stretches do not overlap each other, so only the neighbours can be touched.
  func isFree(_ range: Range<Milliseconds>, gap: Milliseconds) -> Bool {
    obstacle(to: range, gap: gap) == nil
  }

  /// What is in the way of a stretch with `gap` around it.
  func obstacle(to range: Range<Milliseconds>, gap: Milliseconds) -> Range<Milliseconds>? {
    let place = place(of: range.lowerBound)
    let neighbours = ranges[max(0, place - 1)..<min(ranges.count, place + 1)]
    return neighbours.first { taken in
      range.upperBound + gap > taken.lowerBound && taken.upperBound + gap > range.lowerBound
    }
  }

  /// The end of the last stretch that starts before `moment`.
  func end(before moment: Milliseconds) -> Milliseconds? {
    let place = place(of: moment)
    return place > 0 ? ranges[place - 1].upperBound : nil
  }

  /// The start of the first stretch that does not start before `moment`.
  func start(after moment: Milliseconds) -> Milliseconds? {
    let place = place(of: moment)
    return place < ranges.count ? ranges[place].lowerBound : nil
  }

  /// The stretches between those that are kept, from `start` to `end`.
  func gaps(from start: Milliseconds, to end: Milliseconds) -> [Range<Milliseconds>] {
    var gaps: [Range<Milliseconds>] = []
    var now = start
    for range in ranges {
      if now < range.lowerBound { gaps.append(now..<range.lowerBound) }
      now = max(now, range.upperBound)
    }
    if now < end { gaps.append(now..<end) }
    return gaps
  }

  /// Where a stretch that starts at `moment` belongs.
  private func place(of moment: Milliseconds) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
