public import LimberDiagnostics

/// Writes scripts in one canonical form (LANGUAGE.md 3.14).
///
/// It is pure and total, it never changes what a script means, and what is canonical already comes
/// back as it is. Lines with errors are kept as they are, but for the white space around them.
public enum ScriptFormatter {
  /// The most bytes a script can have (LANGUAGE.md 3.13); a larger one is left as it is.
  public static let largestScript = TextRules.largestFile

  /// The script in canonical form, under the same name, in the words of its own language.
  public static func format(_ source: Source, languages: Languages = .english) -> Source {
    guard source.bytes.count <= largestScript else { return source }
    var script = FormattedScript(of: source, languages)
    for style in [LineStyle.explicit, .untouched] {
      let changed = script.linesWithAnotherMeaning
      if changed.isEmpty { break }
      script.write(changed, in: style)
    }
    return script.formatted
  }
}

/// How a line is written.
enum LineStyle: Hashable, Sendable {
  /// In canonical form.
  case canonical
  /// In canonical form, with the colons that are usually left out.
  case explicit
  /// As its author wrote it, without the white space around it.
  case untouched
}

/// A script on its way to its canonical form.
private struct FormattedScript {
  private let source: Source
  private let language: Language
  private let languages: Languages
  private let tokens: [LineToken]
  /// What its lines mean, by their numbers.
  private let meanings: [Int: LineSyntax]
  /// The numbers of the lines about which an error is told.
  private let faulty: Set<Int>
  /// The numbers of the lines with characters that are told of, be it in what looks like white
  /// space.
  private let damaged: Set<Int>
  /// The styles of the lines that are not canonical, by their numbers.
  private var styles: [Int: LineStyle] = [:]

  init(of source: Source, _ languages: Languages) {
    self.source = source
    self.languages = languages
    let tag = languages.tag(in: source)
    language = tag.flatMap(languages.language) ?? .english
    tokens = Array(Lexer(source: source).lines)
    let (lines, diagnostics) = Parser.parse(
      source, in: language, of: languages, isNamed: true)
    meanings = Dictionary(lines.map { ($0.number, $0) }) { first, _ in first }
    faulty = diagnostics.linesWithErrors
    damaged = Set(TextRules.check(source, size: source.bytes.count).map(\.place.line))
  }

  /// Writes some lines in another style; a continuation goes with the sentence it continues.
  mutating func write(_ numbers: Set<Int>, in style: LineStyle) {
    for number in numbers { styles[number] = style }
  }

  /// The script as it is written by now.
  var formatted: Source { laidOut.source }

  /// The lines that do not mean any more what they meant: written in canonical form, they would
  /// have been read as something else.
  var linesWithAnotherMeaning: Set<Int> {
    let (written, origins) = laidOut
    let (lines, _) = Parser.parse(written, in: language, of: languages, isNamed: true)
    let found = Dictionary(lines.map { (origins[$0.number - 1], $0) }) { first, _ in first }
    let numbers = Set(meanings.keys).union(found.keys.compactMap(\.self))
    let changed = numbers.filter { found[$0]?.withoutPlaces != meanings[$0]?.withoutPlaces }
    return changed.isEmpty ? [] : changed.union(continuations(of: changed))
  }

  /// The numbers of the lines that continue one of some lines.
  private func continuations(of numbers: Set<Int>) -> [Int] {
    var sentence = 0
    var found: [Int] = []
    for token in tokens {
      if meanings[token.number] != nil {
        sentence = token.number
      } else if token.kind == .continuation, numbers.contains(sentence) {
        found.append(token.number)
      }
    }
    return found
  }

  /// The script as it is written by now, and for each of its lines the number of the line it was.
  private var laidOut: (source: Source, origins: [Int?]) {
    var layout = LineLayout()
    var formatter = LineFormatter(language)
    for token in tokens {
      if token.kind == .blank, !damaged.contains(token.number) {
        layout.addBlank()
        continue
      }
      let line = meanings[token.number]
      let text = written(token, line, with: &formatter) ?? untouched(token)
      let isOpening = line?.statement.opensSection ?? false
      layout.add(
        LineLayout.Line(
          bytes: text, number: token.number, isComment: token.kind == .comment,
          opensSection: isOpening))
    }
    let bytes = layout.bytes
    return (Source(name: source.name, bytes: bytes), layout.lines.map(\.?.number))
  }

  /// The line in its style; nil if it is left untouched.
  private func written(
    _ token: LineToken, _ line: LineSyntax?, with formatter: inout LineFormatter
  ) -> [UInt8]? {
    if let line { formatter.note(line.statement) }
    let style = styles[token.number] ?? .canonical
    guard style != .untouched, !faulty.contains(token.number), !damaged.contains(token.number)
    else { return nil }
    let text =
      switch token.kind {
      case .comment: token.content.asComment
      case .continuation: "... " + token.continued.asWritten
      case .content: line.flatMap { formatter.text(of: $0, isExplicit: style == .explicit) }
      case .blank, .unreadable: nil as String?
      }
    return text.map { Array($0.utf8) }
  }

  /// The bytes of a line without the white space around them; all of them if they are damaged.
  private func untouched(_ token: LineToken) -> [UInt8] {
    let line = Array(source.bytes[source.lines[token.number - 1]])
    if damaged.contains(token.number) { return line }
    let bytes = line.span
    var start = 0
    while let width = Whitespace.width(in: bytes, at: start) { start += width }
    var end = bytes.count
    while end > start, let width = Whitespace.width(in: bytes, before: end) { end -= width }
    return Array(line[start..<end])
  }
}

extension [Diagnostic] {
  /// The numbers of the lines about which an error is told.
  fileprivate var linesWithErrors: Set<Int> {
    Set(filter { $0.severity == .error }.map(\.place.line))
  }
}

extension Excerpt {
  /// A comment with one space behind its marks.
  fileprivate var asComment: String {
    let text = trimmed.text
    let marks = text.prefix { $0 == "#" }
    let rest = Excerpt(text[marks.endIndex...]).trimmed.text
    // The line that tells a system which program reads the file is no comment to that system.
    if start == 0, rest.first == "!" { return String(text) }
    return rest.isEmpty ? String(marks) : "\(marks) \(rest)"
  }
}

extension Statement {
  /// Whether a blank line stands above it.
  fileprivate var opensSection: Bool {
    switch self {
    case .heading, .eachSide, .eachSet, .afterwards: true
    default: false
    }
  }
}
