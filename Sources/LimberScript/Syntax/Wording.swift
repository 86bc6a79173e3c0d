internal import LimberTimeline

/// What a line says: the long form, and the short form for later times.
struct Wording: Hashable, Sendable {
  /// A part of a text: plain, or filled in when it is spoken.
  enum Piece: Hashable, Sendable {
    case plain(String)
    case side(capital: Bool)
    case otherSide(capital: Bool)
    case set
    case sets
    case dose
    case choice(left: String, right: String)
  }

  /// The long form.
  var full: [Piece]
  /// The short form, if one is written.
  var short: [Piece]?
  /// The placeholders and where they stand, for what is wrong with them.
  var placeholders: [Placeholder]
  /// All of it that stands on its first line.
  var excerpt: Excerpt
  /// What stands on the lines below that continue it.
  var continuations: [Excerpt] = []

  /// A filled-in part and where it stands.
  struct Placeholder: Hashable, Sendable {
    var piece: Piece
    var excerpt: Excerpt
  }

  /// Whether there is nothing to say.
  var isEmpty: Bool { full.isEmpty }
}

extension Wording.Piece {
  /// Whether it only means something once per side.
  var needsSide: Bool {
    switch self {
    case .side, .otherSide, .choice: true
    case .plain, .set, .sets, .dose: false
    }
  }
}
