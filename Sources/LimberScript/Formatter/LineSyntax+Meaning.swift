/// Lines without where they stand, to be compared.
extension LineSyntax {
  /// What the line means, and nothing about how it is written.
  var withoutPlaces: LineSyntax {
    LineSyntax(
      number: 0, content: .nowhere,
      qualifiers: qualifiers.map {
        Qualifier(kind: $0.kind, instead: $0.instead.map { _ in .nowhere }, excerpt: .nowhere)
      },
      head: Excerpt.nowhere.range, statement: statement.withoutPlaces)
  }
}

extension Statement {
  fileprivate var withoutPlaces: Statement {
    switch self {
    case .heading(let heading):
      .heading(
        Heading(
          keyword: heading.keyword, name: heading.name.withoutPlace, rounds: heading.rounds))
    case .eachSide(let first, let also): .eachSide(first: first, also: also?.withoutPlaces)
    case .eachSet(let also): .eachSet(also: also?.withoutPlaces)
    case .afterwards(let also): .afterwards(also: also?.withoutPlaces)
    case .setting(let keyword, .text(let text)): .setting(keyword, .text(text.withoutPlace))
    case .setting(let keyword, .list(let texts)):
      .setting(keyword, .list(texts.map(\.withoutPlace)))
    case .setting(let keyword, .names(let names)):
      .setting(keyword, .names(names.map(\.withoutPlace)))
    case .setting(let keyword, .quantity(let quantity)):
      .setting(keyword, .quantity(quantity.withoutSpelling))
    case .timed(let timed): .timed(timed.withoutPlaces)
    case .prompt(let prompt): .prompt(prompt.withoutPlaces)
    case .phase(let phase, let wording): .phase(phase, wording.withoutPlaces)
    case .use(let use): .use(use.withoutPlaces)
    case .include(let path): .include(path.withoutPlace)
    case .caution(let wording): .caution(wording.withoutPlaces)
    case .spoken(let wording): .spoken(wording.withoutPlaces)
    case .setting, .wait, .broken: self
    }
  }
}

extension TimedSyntax {
  fileprivate var withoutPlaces: TimedSyntax {
    TimedSyntax(
      keyword: keyword, quantity: quantity.withoutSpelling, tempo: tempo, excerpt: .nowhere,
      isOnPurpose: isOnPurpose)
  }
}

extension PromptSyntax {
  fileprivate var withoutPlaces: PromptSyntax {
    let time = time.map {
      TimeOfPrompt(quantity: $0.quantity.withoutSpelling, excerpt: .nowhere)
    }
    guard case .wording(let wording) = value else {
      return PromptSyntax(keyword: keyword, time: time, value: value)
    }
    return PromptSyntax(keyword: keyword, time: time, value: .wording(wording.withoutPlaces))
  }
}

extension UseSyntax {
  fileprivate var withoutPlaces: UseSyntax {
    let modifiers = modifiers.map { modifier in
      switch modifier {
      case .version(let name): Modifier.version(name.withoutPlace)
      case .timed(let keyword, let quantity): Modifier.timed(keyword, quantity.withoutSpelling)
      case .variant, .sets, .first, .only: modifier
      }
    }
    return UseSyntax(folder: folder, name: name.withoutPlace, modifiers: modifiers)
  }
}

extension Wording {
  fileprivate var withoutPlaces: Wording {
    let placeholders = placeholders.map { Placeholder(piece: $0.piece, excerpt: .nowhere) }
    return Wording(.nowhere, parts: Parts(full: full, short: short, placeholders: placeholders))
  }
}

extension Quantity {
  /// The same, with "half a minute" as 30 seconds.
  fileprivate var withoutSpelling: Quantity {
    isPartOfAMinute ? Quantity(low: low, high: high, unit: .second) : self
  }
}

extension Excerpt {
  fileprivate static let nowhere = Excerpt("")

  /// Its words alone.
  fileprivate var withoutPlace: Excerpt { Excerpt(words) }
}
