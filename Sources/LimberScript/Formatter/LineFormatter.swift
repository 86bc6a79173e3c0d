internal import LimberTimeline

/// Writes single lines in canonical form.
struct LineFormatter {
  let words: CanonicalWords
  /// The versions of the present pose as they are declared, by their folded names.
  private var versions: [String: String] = [:]

  init(_ language: Language) {
    words = CanonicalWords(language: language)
  }

  /// Keeps what later lines of the pose need to be written.
  mutating func note(_ statement: Statement) {
    switch statement {
    case .heading(let heading) where heading.keyword != .part: versions = [:]
    case .setting(.versions, .names(let names)):
      versions = Dictionary(names.map { ($0.folded, $0.words) }) { first, _ in first }
    default: break
    }
  }

  /// A line in canonical form, with the colons that are usually left out if it `isExplicit`; nil if
  /// it is not understood.
  func text(of line: LineSyntax, isExplicit: Bool) -> String? {
    let isInner = !line.qualifiers.isEmpty
    guard let text = statement(of: line, isInner: isInner, isExplicit: isExplicit) else {
      return nil
    }
    return line.qualifiers.enumerated().map { index, qualifier in
      let text = written(qualifier)
      return (index == 0 ? text.capitalizedFirst : words.small(text)) + ": "
    }.joined() + text
  }

  private func written(_ qualifier: Qualifier) -> String {
    let text =
      switch qualifier.kind {
      case .variant(let variant): words.spelling(of: Keyword(variant))
      case .version(let name): versions[name] ?? name
      case .turn(.first): words.spelling(of: .firstSide)
      case .turn(.second): words.spelling(of: .secondSide)
      }
    return qualifier.instead == nil ? text : "\(text) \(words.spelling(of: .instead))"
  }

  private func statement(of line: LineSyntax, isInner: Bool, isExplicit: Bool) -> String? {
    /// The word in front of the colon, small behind a qualifier.
    func word(_ keyword: Keyword) -> String {
      let spelling = words.spelling(of: keyword)
      return isInner ? words.small(spelling) : spelling
    }
    switch line.statement {
    case .heading(let heading): return joined(word(heading.keyword), name(in: heading))
    case .eachSide(let first, let also):
      let isBare = words.vocabulary.keywords[line.head] == .eachSide
      let order = isBare ? "" : ", \(words.order(startingWith: first))"
      return joined(word(.eachSide) + order, also?.excerpt.asWritten)
    case .eachSet(let also): return joined(word(.eachSet), also?.excerpt.asWritten)
    case .afterwards(let also): return joined(word(.afterwards), also?.excerpt.asWritten)
    case .setting(let keyword, let value):
      return written(value, of: keyword, as: line.value).map { joined(word(keyword), $0) }
    case .timed(let timed):
      let colon = isInner && !isExplicit ? "" : ":"
      return "\(word(timed.keyword))\(colon) \(dose(of: timed))"
    case .prompt(let prompt):
      let head = prompt.time.map { self.head(of: prompt.keyword, at: $0, isInner: isInner) }
      return joined(head ?? word(prompt.keyword), written(prompt.value))
    case .wait(let limit): return joined(word(.wait), self.limit(limit, as: line.value))
    case .phase(let phase, let wording):
      return joined(word(phase == .inhale ? .inhale : .exhale), wording.excerpt.asWritten)
    case .use(let use):
      let colon = isInner && !isExplicit ? "" : ":"
      return "\(word(.use))\(colon) \(written(use, as: line.value))"
    case .include(let path): return joined(word(.include), path.words)
    case .caution(let wording): return joined(word(.caution), wording.excerpt.asWritten)
    case .spoken(let wording):
      let isSaid = wording.excerpt.start != line.head.start
      let text = wording.excerpt.asWritten
      return isSaid ? joined(word(.say), text) : text
    case .broken: return nil
    }
  }

  private func joined(_ word: String, _ value: String?) -> String {
    guard let value, !value.isEmpty else { return "\(word):" }
    return "\(word): \(value)"
  }

  private func name(in heading: Heading) -> String {
    let name = heading.name.words
    return heading.rounds.map { "\(name), \(words.amount($0))" } ?? name
  }
}

extension Keyword {
  /// The qualifier that names a variant.
  fileprivate init(_ variant: Variant) {
    self =
      switch variant {
      case .standard: .standard
      case .easier: .easier
      case .deeper: .deeper
      }
  }
}

extension LineSyntax {
  /// What follows the first word and its colon.
  var value: Excerpt {
    let rest = content.from(byte: head.range.upperBound - content.start).trimmed
    switch rest.text.first {
    case ":", "：": return rest.from(byte: rest.scalar(at: 0).utf8.count).trimmed
    default: return rest
    }
  }
}

extension Excerpt {
  /// A text that is spoken, with single spaces, and with one on either side of its bar.
  var asWritten: String {
    let (wording, _) = WordingReader.read(self)
    let full = wording.full.map(\.asWritten).joined()
    return wording.short.map { "\(full) | \($0.map(\.asWritten).joined())" } ?? full
  }
}

extension Wording.Piece {
  /// The piece as it stands in a script.
  fileprivate var asWritten: String {
    switch self {
    case .plain(let text):
      text.utf8.contains { $0 >= 0x7B && $0 <= 0x7D } ? Self.escaped(text) : text
    case .side(let capital): capital ? "{Side}" : "{side}"
    case .otherSide(let capital): capital ? "{Other side}" : "{other side}"
    case .set: "{set}"
    case .sets: "{sets}"
    case .dose: "{dose}"
    case .choice(let left, let right): "{\(left)|\(right)}"
    }
  }

  /// The text with every `{`, `|` and `}` doubled.
  private static func escaped(_ text: String) -> String {
    text.map { "{|}".contains($0) ? "\($0)\($0)" : String($0) }.joined()
  }
}
