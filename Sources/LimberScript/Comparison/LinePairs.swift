/// Which lines of two scripts belong together: as many as can be, in their order.
struct LinePairs {
  /// What comes of the next line of each.
  enum Step: Hashable {
    case pair, extra, missing
  }

  private let lines: [LineShape]
  private let others: [LineShape]
  /// How well the rests behind two places go together, row by row; empty for scripts so long that
  /// it is not worth knowing.
  private var scores: [Int32] = []

  /// The most pairs of places that are looked at.
  private static let mostScores = 4_000_000

  init(_ lines: [LineShape], _ others: [LineShape]) {
    self.lines = lines
    self.others = others
    let width = others.count + 1
    guard (lines.count + 1) * width <= Self.mostScores else { return }
    scores = Array(repeating: 0, count: (lines.count + 1) * width)
    for here in lines.indices.reversed() {
      for there in others.indices.reversed() {
        let skipped = max(score(here + 1, there), score(here, there + 1))
        let paired = likeness(here, there).map { $0 + score(here + 1, there + 1) } ?? 0
        scores[here * width + there] = max(skipped, paired)
      }
    }
  }

  /// What comes of the line at one index and the other at the other.
  func step(_ here: Int, _ there: Int) -> Step {
    let likeness = likeness(here, there)
    guard !scores.isEmpty else {
      return likeness == nil ? (here < there ? .extra : .missing) : .pair
    }
    if let likeness, score(here, there) == likeness + score(here + 1, there + 1) { return .pair }
    return score(here + 1, there) >= score(here, there + 1) ? .extra : .missing
  }

  private func score(_ here: Int, _ there: Int) -> Int32 {
    scores[here * (others.count + 1) + there]
  }

  /// How well two lines go together; nil if they do not.
  private func likeness(_ here: Int, _ there: Int) -> Int32? {
    guard lines[here].kind == others[there].kind else { return nil }
    return lines[here].amount == others[there].amount ? 3 : 2
  }
}
