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
  /// What a look at its marks tells.
  let marks: WordingMarks
  /// What was put together already.
  private var known = Known.nothing

  /// The parts that are not those of the excerpt, kept apart since few sentences have them.
  private enum Known: Hashable, Sendable {
    case nothing
    indirect case parts(Parts, continuations: [Excerpt])
  }

  /// A filled-in part and where it stands.
  struct Placeholder: Hashable, Sendable {
    var piece: Piece
    var excerpt: Excerpt
  }

  /// A text whose parts are made when they are asked for.
  init(_ excerpt: Excerpt, _ marks: WordingMarks) {
    self.excerpt = excerpt
    self.marks = marks
  }

  /// A text with parts of its own.
  init(_ excerpt: Excerpt, parts: Parts, continuations: [Excerpt] = []) {
    self.excerpt = excerpt
    marks = WordingMarks(parts)
    known = .parts(parts, continuations: continuations)
  }

  /// The long form.
  var full: [Piece] { parts?.full ?? (excerpt.isEmpty ? [] : [.plain(excerpt.words)]) }
  /// The short form, if one is written.
  var short: [Piece]? { marks.contains(.short) ? parts?.short : nil }
  /// The placeholders and where they stand.
  var placeholders: [Placeholder] { marks.contains(.filledIn) ? parts?.placeholders ?? [] : [] }
  /// Whether there is nothing to say.
  var isEmpty: Bool { excerpt.isEmpty || marks.contains(.withoutLong) }
  /// Whether its excerpt and its marks tell all of it.
  var isOnOneLine: Bool { if case .nothing = known { true } else { false } }
  /// Whether lines below continue it.
  var isContinued: Bool { if case .parts(_, let more) = known { !more.isEmpty } else { false } }
  /// What stands on the lines below that continue it.
  var continuations: [Excerpt] {
    if case .parts(_, let continuations) = known { continuations } else { [] }
  }

  /// Its parts; nil if it is a plain text.
  private var parts: Parts? {
    switch known {
    case .parts(let parts, _): parts
    case .nothing: marks.isEmpty ? nil : WordingReader.parts(of: excerpt)
    }
  }

  /// The last form of this wording followed by each of `more`.
  func continued(by more: [Wording]) -> Wording {
    var joined = Parts(full: full, short: short, placeholders: placeholders)
    for next in more { joined.append(next) }
    return Wording(excerpt, parts: joined, continuations: continuations + more.map(\.excerpt))
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
