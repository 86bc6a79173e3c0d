internal import LimberTimeline

/// What a line of a translation must have in common with its original.
struct LineShape: Hashable, Sendable {
  /// What kind of line it is, whatever it says.
  var kind: Kind
  /// What it sets, such as a dose; nil if nothing has to be the same.
  var amount: Amount?

  /// What two lines must share to belong together.
  struct Kind: Hashable, Sendable {
    var qualifiers: [Choice]
    var what: What
  }

  /// When a line counts; versions are told apart by their order, since names are translated.
  enum Choice: Hashable, Sendable {
    case variant(Variant, isInstead: Bool)
    case version(Int, isInstead: Bool)
    case turn(Turn)
  }

  /// The statement without its words.
  enum What: Hashable, Sendable {
    case keyword(Keyword)
    case wait
  }

  /// What is compared once two lines belong together.
  enum Amount: Hashable, Sendable {
    case first(Side)
    case rounds(Quantity?)
    case value(SettingValue)
    case count(Int)
    case dose(Quantity, each: Milliseconds?)
    case prompt(Quantity?, isSaid: Bool, PromptValue?)
    case limit(Milliseconds?)
    case modifiers([UseSyntax.Modifier])
  }

  /// The shape of a line; nil if it only says something, or if nothing need be the same.
  init?(_ line: LineSyntax, versions: [String]) {
    guard let (what, amount) = line.statement.shape else { return nil }
    kind = Kind(qualifiers: Self.choices(of: line, versions), what: what)
    self.amount = amount
  }

  /// When a line counts.
  static func choices(of line: LineSyntax, _ versions: [String]) -> [Choice] {
    line.qualifiers.map { choice($0, versions) }
  }

  private static func choice(_ qualifier: Qualifier, _ versions: [String]) -> Choice {
    let isInstead = qualifier.instead != nil
    switch qualifier.kind {
    case .variant(let variant): return .variant(variant, isInstead: isInstead)
    case .version(let name):
      return .version(versions.firstIndex(of: name) ?? 0, isInstead: isInstead)
    case .turn(let turn): return .turn(turn)
    }
  }
}

extension Statement {
  /// What the statement is and what it sets; nil if it only says something.
  fileprivate var shape: (LineShape.What, LineShape.Amount?)? {
    switch self {
    case .heading(let heading): (.keyword(heading.keyword), .rounds(heading.rounds))
    case .eachSide(let first, _): (.keyword(.eachSide), .first(first))
    case .eachSet: (.keyword(.eachSet), nil)
    case .afterwards: (.keyword(.afterwards), nil)
    case .setting(let keyword, let value): keyword.isShared ? (.keyword(keyword), value.shape) : nil
    case .timed(let timed): (.keyword(timed.keyword), .dose(timed.quantity, each: timed.tempo))
    case .prompt(let prompt): (.keyword(prompt.keyword), prompt.shape)
    case .wait(let limit): (.wait, .limit(limit))
    case .phase(.inhale, _): (.keyword(.inhale), nil)
    case .phase(.exhale, _): (.keyword(.exhale), nil)
    case .use(let use): (.keyword(.use), .modifiers(use.modifiers.filter(\.isShared)))
    case .include: (.keyword(.include), nil)
    case .caution: (.keyword(.caution), nil)
    case .spoken, .broken: nil
    }
  }
}

extension Keyword {
  /// Whether a translation sets the same; names, credits and notes are its own.
  fileprivate var isShared: Bool {
    switch self {
    case .id, .alsoCalled, .language, .author, .source, .licence, .tags, .note: false
    default: true
    }
  }
}

extension SettingValue {
  /// What must be the same: numbers, and how many things a list has.
  fileprivate var shape: LineShape.Amount? {
    switch self {
    case .word, .text, .schedule, .broken: nil
    case .list(let items): .count(items.count)
    case .names(let names): .count(names.count)
    case .sets, .breath, .quantity: .value(self)
    }
  }
}

extension PromptSyntax {
  fileprivate var shape: LineShape.Amount {
    if case .wording = value { return .prompt(time?.quantity, isSaid: true, nil) }
    return .prompt(time?.quantity, isSaid: false, value)
  }
}

extension UseSyntax.Modifier {
  /// Whether it means the same in every language; the names of versions do not.
  fileprivate var isShared: Bool {
    if case .version = self { false } else { true }
  }
}
