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

  /// What is made of a text with marks in it, or of several texts.
  struct Parts: Hashable, Sendable {
    /// The long form.
    var full: [Piece]
    /// The short form, if one is written.
    var short: [Piece]?
    /// The placeholders and where they stand, for what is wrong with them.
    var placeholders: [Placeholder]
  }

  /// All of it that stands on its first line.
  let excerpt: Excerpt
  /// What stands on the lines below that continue it.
  private(set) var continuations: [Excerpt] = []
  /// Its parts; nil if it is a plain text, whose words are only made when they are asked for.
  private var parts: Parts?

  /// A filled-in part and where it stands.
  struct Placeholder: Hashable, Sendable {
    var piece: Piece
    var excerpt: Excerpt
  }

  init(_ excerpt: Excerpt, parts: Parts? = nil) {
    self.excerpt = excerpt
    self.parts = parts
  }

  /// The long form.
  var full: [Piece] { parts?.full ?? (excerpt.isEmpty ? [] : [.plain(excerpt.words)]) }
  /// The short form, if one is written.
  var short: [Piece]? { parts?.short }
  /// The placeholders and where they stand.
  var placeholders: [Placeholder] { parts?.placeholders ?? [] }
  /// Whether there is nothing to say.
  var isEmpty: Bool { parts?.full.isEmpty ?? excerpt.isEmpty }

  /// The last form of this wording followed by each of `more`.
  func continued(by more: [Wording]) -> Wording {
    var joined = Parts(full: full, short: short, placeholders: placeholders)
    for next in more { joined.append(next) }
    var wording = Wording(excerpt, parts: joined)
    wording.continuations = continuations + more.map(\.excerpt)
    return wording
  }
}

extension Wording.Parts {
  /// Goes on with `next`, in the short form if there is one.
  fileprivate mutating func append(_ next: Wording) {
    placeholders += next.placeholders
    if short != nil {
      short?.append(.plain(" "))
      short?.append(contentsOf: next.full)
    } else {
      full.append(.plain(" "))
      full.append(contentsOf: next.full)
      short = next.short
    }
  }
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
