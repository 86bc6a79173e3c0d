internal import LimberTimeline

/// What two translations of one line have in common: everything but its words.
struct LineFrame: Hashable {
  /// What the line is.
  private var kind: Kind
  /// When it counts, with versions by their place.
  private var choices: [Choice]

  fileprivate enum Kind: Hashable {
    case heading(Keyword, Quantity?)
    case eachSide(Side)
    case marker(Keyword)
    case setting(Keyword, SettingValue)
    case timed(Keyword, Quantity, Milliseconds?)
    case prompt(Keyword, Quantity?, PromptValue?)
    case phase(Phase)
    case use([UseSyntax.Modifier])
    case wait(Milliseconds?)
    case caution
  }

  private enum Choice: Hashable {
    case variant(Variant, instead: Bool)
    case version(Int?, instead: Bool)
    case turn(Turn)
  }

  /// The frame of a line, or nil for one that is only words.
  init?(_ line: LineSyntax, of forms: Forms) {
    guard let kind = Kind(line.statement) else { return nil }
    self.kind = kind
    choices = line.qualifiers.map { qualifier in
      let instead = qualifier.instead != nil
      return switch qualifier.kind {
      case .variant(let variant): .variant(variant, instead: instead)
      case .version(let name): .version(forms.version(named: name), instead: instead)
      case .turn(let turn): .turn(turn)
      }
    }
  }

  /// Whether both are the same kind of line, whatever their amounts.
  func isKin(of other: LineFrame) -> Bool {
    switch (kind, other.kind) {
    case (.heading(let left, _), .heading(let right, _)): left == right
    case (.eachSide, .eachSide), (.use, .use), (.wait, .wait), (.caution, .caution),
      (.phase, .phase):
      true
    case (.marker(let left), .marker(let right)): left == right
    case (.setting(let left, _), .setting(let right, _)): left == right
    case (.timed(let left, _, _), .timed(let right, _, _)): left == right
    case (.prompt(let left, _, _), .prompt(let right, _, _)): left == right
    default: false
    }
  }
}

extension LineFrame.Kind {
  fileprivate init?(_ statement: Statement) {
    switch statement {
    case .heading(let heading): self = .heading(heading.keyword, heading.rounds)
    case .eachSide(let first, _): self = .eachSide(first)
    case .eachSet: self = .marker(.eachSet)
    case .afterwards: self = .marker(.afterwards)
    case .setting(let keyword, let value):
      guard let value = value.withoutWords else { return nil }
      self = .setting(keyword, value)
    case .timed(let timed): self = .timed(timed.keyword, timed.quantity, timed.tempo)
    case .prompt(let prompt):
      let value = if case .wording = prompt.value { nil as PromptValue? } else { prompt.value }
      self = .prompt(prompt.keyword, prompt.time?.quantity, value)
    case .phase(let phase, _): self = .phase(phase)
    case .use(let use): self = .use(use.modifiers.filter(\.isAmountOrSide))
    case .wait(let limit): self = .wait(limit)
    case .caution: self = .caution
    case .include, .spoken, .broken: return nil
    }
  }
}

extension SettingValue {
  /// The value, if it is an amount; nil if it is words, which a translation changes.
  fileprivate var withoutWords: SettingValue? {
    switch self {
    case .sets, .breath, .quantity: self
    case .text, .list, .names, .broken: nil
    }
  }
}

extension UseSyntax.Modifier {
  fileprivate var isAmountOrSide: Bool {
    if case .version = self { false } else { true }
  }
}
