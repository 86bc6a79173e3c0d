internal import LimberTimeline

/// When a line is said: on which side, in which set, and whether for the first time.
struct Occasion: Hashable, Sendable {
  var side: Side?
  /// Whether this is the first or the second side worked.
  var turn: Turn?
  var set = 1
  var sets = 1
  /// Whether the line has been said before in this pose, so that its short form is enough.
  var isRepeat = false
  var dose: Dose?
}

extension Phrasebook {
  /// The words of `wording`: the long form the first time, the short form later.
  func text(of wording: Wording, in occasion: Occasion) -> String {
    text(of: occasion.isRepeat ? wording.short ?? wording.full : wording.full, in: occasion)
  }

  /// Pieces with every placeholder filled.
  func text(of pieces: [Wording.Piece], in occasion: Occasion) -> String {
    pieces.map { text(of: $0, in: occasion) }.joined()
  }

  private func text(of piece: Wording.Piece, in occasion: Occasion) -> String {
    switch piece {
    case .plain(let text): return text
    case .side(let capital): return name(of: occasion.side, capital)
    case .otherSide(let capital): return name(of: occasion.side?.other, capital)
    case .choice(let left, let right): return occasion.side == .right ? right : left
    case .set: return words(for: occasion.set)
    case .sets: return words(for: occasion.sets)
    case .dose: return occasion.dose.map(words) ?? ""
    }
  }

  private func name(of side: Side?, _ capital: Bool) -> String {
    let name = side.map { self.name(of: $0) } ?? ""
    return capital ? name.capitalizedFirst : name
  }
}
