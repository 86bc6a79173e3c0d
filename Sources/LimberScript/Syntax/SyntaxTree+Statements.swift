internal import LimberTimeline

/// Statements as nodes of the tree.
extension Statement {
  /// The statement as a list that starts with what it is.
  var node: SyntaxNode {
    switch self {
    case .heading(let heading):
      .form(heading.keyword.node, .text(heading.name.words), heading.rounds?.node)
    case .eachSide(let first, let also): .form("each-side", .word(first.rawValue), also?.node)
    case .eachSet(let also): .form("each-set", also?.node)
    case .afterwards(let also): .form("afterwards", also?.node)
    case .setting(let keyword, let value): .list([.word(keyword.node)] + value.nodes)
    case .timed(let timed): timed.node
    case .prompt(let prompt): prompt.node
    case .wait(let limit): .form("wait", limit.map { .number($0.count) })
    case .phase(let phase, let wording):
      .form(phase == .inhale ? "inhale" : "exhale", wording.node)
    case .use(let use): use.node
    case .include(let path): .form("include", .text(path.words))
    case .caution(let wording): .form("caution", wording.node)
    case .spoken(let wording): .form("say", wording.node)
    case .broken: .form("error")
    }
  }
}

extension Quantity {
  /// The amount: its two ends, in milliseconds for times, and its unit.
  fileprivate var node: SyntaxNode {
    let unit =
      switch self.unit {
      case .second: "second"
      case .minute: "minute"
      case .breath: "breath"
      case .time: "time"
      case .set: "set"
      case .round: "round"
      }
    return .form("amount", .number(low), .number(high), .word(unit))
  }
}

extension TimedSyntax {
  fileprivate var node: SyntaxNode {
    .form(
      keyword.node, quantity.node, tempo.map { .form("each", .number($0.count)) },
      isOnPurpose ? .word("on-purpose") : nil)
  }
}

extension PromptSyntax {
  fileprivate var node: SyntaxNode {
    let value: SyntaxNode =
      switch self.value {
      case .on: .word("on")
      case .off: .word("off")
      case .from(let number): .form("from", .number(number))
      case .wording(let wording): wording.node
      }
    return .form(keyword.node, time?.quantity.node, value)
  }
}

extension SettingValue {
  fileprivate var nodes: [SyntaxNode] {
    switch self {
    case .word(let text), .schedule(let text, _): [.text(text)]
    case .text(let text): [.text(text.words)]
    case .list(let texts): texts.map { .text($0.words) }
    case .names(let names): names.map { .text($0.words) }
    case .sets(let sets, let oneSideAtATime):
      [sets.node] + (oneSideAtATime ? [.word("one-side-at-a-time")] : [])
    case .breath(let pattern):
      [.form("in", .number(pattern.inhale.count)), .form("out", .number(pattern.exhale.count))]
        + (pattern.pause == .zero ? [] : [.form("pause", .number(pattern.pause.count))])
    case .quantity(let quantity): [quantity.node]
    case .broken: [.word("error")]
    }
  }
}

extension UseSyntax {
  fileprivate var node: SyntaxNode {
    let place = folder.isEmpty ? "" : folder + "/"
    return .list([.word("use"), .text(place + name.words)] + modifiers.map(\.node))
  }
}

extension UseSyntax.Modifier {
  fileprivate var node: SyntaxNode {
    switch self {
    case .variant(let variant): .form("variant", .word(variant.rawValue))
    case .version(let name): .form("version", .text(name.words))
    case .sets(let sets): .form("sets", sets.node)
    case .timed(let keyword, let quantity): .form(keyword.node, quantity.node)
    case .first(let side): .form("first", .word(side.rawValue))
    case .only(let side): .form("only", .word(side.rawValue))
    }
  }
}

extension Wording {
  /// The words: the long form, and the short form if there is one.
  fileprivate var node: SyntaxNode {
    let short = self.short.map { SyntaxNode.list([.word("short")] + $0.map(\.node)) }
    return .list([.word("words")] + full.map(\.node) + [short].compactMap(\.self))
  }
}

extension Wording.Piece {
  fileprivate var node: SyntaxNode {
    switch self {
    case .plain(let text): .text(text)
    case .side(let capital): .word(capital ? "Side" : "side")
    case .otherSide(let capital): .word(capital ? "Other-side" : "other-side")
    case .set: .word("set")
    case .sets: .word("sets")
    case .dose: .word("dose")
    case .choice(let left, let right): .form("choice", .text(left), .text(right))
    }
  }
}
