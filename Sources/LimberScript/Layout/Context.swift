internal import LimberTimeline

/// What the placeholders of a line stand for.
struct Context: Hashable, Sendable {
  var side: Side?
  var set = 1
  var sets = 1
  /// Whether the line has been said before in this pose, so that its short form is enough.
  var isRepeat = false
  var dose: Dose?
}

extension Phrasebook {
  /// The words of `wording`: the long form the first time, the short form later.
  func text(of wording: Wording, in context: Context) -> String {
    text(of: context.isRepeat ? wording.short ?? wording.full : wording.full, in: context)
  }

  /// Pieces with every placeholder filled.
  func text(of pieces: [Wording.Piece], in context: Context) -> String {
    pieces.map { text(of: $0, in: context) }.joined()
  }

  private func text(of piece: Wording.Piece, in context: Context) -> String {
    switch piece {
    case .plain(let text): return text
    case .side(let capital): return name(of: context.side, capital)
    case .otherSide(let capital): return name(of: context.side?.other, capital)
    case .choice(let left, let right): return context.side == .right ? right : left
    case .set: return words(for: context.set)
    case .sets: return words(for: context.sets)
    case .dose: return context.dose.map(words) ?? ""
    }
  }

  private func name(of side: Side?, _ capital: Bool) -> String {
    let name = side.map { self.name(of: $0) } ?? ""
    return capital ? name.capitalizedFirst : name
  }
}
