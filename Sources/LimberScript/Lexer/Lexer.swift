internal import LimberDiagnostics

/// Cuts a source into lines, and each line into the parts that come before its meaning.
///
/// Lexing knows no words of the language, so it is the same for every language, and it cannot
/// fail: what is wrong with the bytes themselves is told by `TextRules`.
struct Lexer {
  let source: Source

  /// One element for every line of the source, in order.
  func lines() -> [LineToken] {
    source.lines.enumerated().map { index, range in
      guard let text = String(validating: source.bytes[range], as: UTF8.self) else {
        return unreadable(number: index + 1, at: range.lowerBound)
      }
      return line(number: index + 1, Excerpt(text: text[...], start: range.lowerBound))
    }
  }

  /// A line that is not UTF-8: its text would not lie where its bytes do.
  private func unreadable(number: Int, at start: Int) -> LineToken {
    let nothing = Excerpt(text: "", start: start)
    return LineToken(number: number, kind: .unreadable, listMark: nothing, content: nothing)
  }

  private func line(number: Int, _ whole: Excerpt) -> LineToken {
    let trimmed = whole.trimmed
    let content = afterListMark(trimmed)
    let mark = trimmed.upTo(content.text.startIndex)
    return LineToken(number: number, kind: kind(of: content), listMark: mark, content: content)
  }

  private func kind(of content: Excerpt) -> LineToken.Kind {
    if content.isEmpty { return .blank }
    if content.text.first == "#" { return .comment }
    if content.text.hasPrefix("...") || content.text.hasPrefix("…") { return .continuation }
    return .content
  }

  /// What follows `-`, `*`, `+`, `•`, `–`, `1.`, `1)` or `Step 1:` (LANGUAGE.md 3.2, rule 3).
  private func afterListMark(_ line: Excerpt) -> Excerpt {
    guard let mark = line.text.firstIndex(where: \.isWhitespace) else { return line }
    let head = line.text[..<mark]
    if Self.bullets.contains(String(head)) || isNumbering(head) { return line.from(mark).trimmed }
    guard head.lowercased() == "step" else { return line }
    let rest = line.from(mark).trimmed
    guard let space = rest.text.firstIndex(where: \.isWhitespace) else { return line }
    let number = rest.text[..<space]
    let isStep = isNumbering(number) || (number.allSatisfy(isDigit) && number.count <= 2)
    return isStep ? rest.from(space).trimmed : line
  }

  private static let bullets: Set<String> = ["-", "*", "+", "•", "–"]

  /// Whether `word` is one or two digits with a mark after them.
  private func isNumbering(_ word: Substring) -> Bool {
    guard let last = word.last, last == "." || last == ")" || last == ":" else { return false }
    let digits = word.dropLast()
    return (1...2).contains(digits.count) && digits.allSatisfy(isDigit)
  }

  private func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}

/// One line of a script, before anyone asks what it means.
struct LineToken: Hashable, Sendable {
  /// What can be told from its first characters.
  enum Kind: Hashable, Sendable {
    case blank, comment, continuation, content, unreadable
  }

  /// Its number, from 1.
  var number: Int
  /// What can be told from its first characters.
  var kind: Kind
  /// The list mark in front, with the white space after it; often empty.
  var listMark: Excerpt
  /// The rest, without white space at its ends.
  var content: Excerpt

  /// The text of a continuation, without its dots.
  var continued: Excerpt {
    content.from(content.text.firstIndex { $0 != "." && $0 != "…" } ?? content.text.endIndex)
      .trimmed
  }
}
