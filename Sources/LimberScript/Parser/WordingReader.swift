/// Reads what a line says: placeholders, choices, the short form (LANGUAGE.md 3.7, 3.8).
struct WordingReader {
  /// What is wrong with a text, and where.
  enum Fault: Hashable {
    /// A `{` without its `}`.
    case unclosed(Excerpt)
    /// A `}` without its `{`.
    case unopened(Excerpt)
    /// Words in braces that are not a placeholder.
    case unknown(Excerpt)
    /// A second `|` outside braces.
    case secondShort(Excerpt)
  }

  private let excerpt: Excerpt
  private var index: Substring.Index
  private var forms: [[Wording.Piece]] = [[]]
  private var plain = ""
  private var placeholders: [Wording.Placeholder] = []
  private var faults: [Fault] = []

  /// Reads `excerpt`; with faults, the wording holds what could be understood.
  static func read(_ excerpt: Excerpt) -> (Wording, [Fault]) {
    var reader = WordingReader(excerpt.trimmed)
    reader.readAll()
    return (reader.wording, reader.faults)
  }

  private init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
    index = excerpt.text.startIndex
  }

  private var wording: Wording {
    let trimmed = forms.map(Self.trimmed)
    let short = trimmed.count > 1 && !trimmed[1].isEmpty ? trimmed[1] : nil
    return Wording(full: trimmed[0], short: short, placeholders: placeholders, excerpt: excerpt)
  }

  private mutating func readAll() {
    while index < excerpt.text.endIndex {
      let character = excerpt.text[index]
      let next = excerpt.text.index(after: index)
      let isDoubled = next < excerpt.text.endIndex && excerpt.text[next] == character
      switch character {
      case "{", "}", "|":
        if isDoubled {
          plain.append(character)
          index = excerpt.text.index(after: next)
        } else {
          readMark(character, next)
        }
      default:
        plain.append(character)
        index = next
      }
    }
    endPlain()
  }

  private mutating func readMark(_ mark: Character, _ next: Substring.Index) {
    switch mark {
    case "{": readBraces()
    case "|":
      endPlain()
      if forms.count > 1 { faults.append(.secondShort(excerpt[index..<next])) }
      forms.append([])
      index = next
    default:
      faults.append(.unopened(excerpt[index..<next]))
      index = next
    }
  }

  private mutating func readBraces() {
    let open = index
    let inside = excerpt.text.index(after: open)
    guard let close = excerpt.text[inside...].firstIndex(where: { $0 == "}" || $0 == "{" }),
      excerpt.text[close] == "}"
    else {
      faults.append(.unclosed(excerpt[open..<inside]))
      index = inside
      return
    }
    index = excerpt.text.index(after: close)
    let whole = excerpt[open..<index]
    guard let piece = piece(named: excerpt[inside..<close]) else {
      faults.append(.unknown(whole))
      return
    }
    endPlain()
    forms[forms.count - 1].append(piece)
    placeholders.append(Wording.Placeholder(piece: piece, excerpt: whole))
  }

  private func piece(named name: Excerpt) -> Wording.Piece? {
    let choices = name.split(at: "|")
    if choices.count == 2 { return .choice(left: choices[0].words, right: choices[1].words) }
    let isCapital = name.trimmed.text.first?.isUppercase ?? false
    switch name.folded {
    case "side": return .side(capital: isCapital)
    case "other side": return .otherSide(capital: isCapital)
    case "set": return .set
    case "sets": return .sets
    case "dose": return .dose
    default: return nil
    }
  }

  /// The names a placeholder can have.
  static let names = ["side", "other side", "set", "sets", "dose"]

  private mutating func endPlain() {
    guard !plain.isEmpty else { return }
    forms[forms.count - 1].append(.plain(Self.collapsed(plain)))
    plain = ""
  }

  /// Every run of white space as one space, also at the ends.
  private static func collapsed(_ text: String) -> String {
    var result = ""
    for character in text {
      guard character.isWhitespace else {
        result.append(character)
        continue
      }
      if result.last != " " { result.append(" ") }
    }
    return result
  }

  private static func trimmed(_ pieces: [Wording.Piece]) -> [Wording.Piece] {
    var pieces = pieces
    if case .plain(let text)? = pieces.first {
      pieces[0] = .plain(String(text.drop(while: { $0 == " " })))
    }
    if case .plain(let text)? = pieces.last {
      pieces[pieces.count - 1] = .plain(String(text.trimmingSuffix(while: { $0 == " " })))
    }
    return pieces.filter { $0 != .plain("") }
  }
}
