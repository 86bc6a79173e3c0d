internal import LimberDiagnostics

/// The languages that scripts may be written in.
public struct Languages: Sendable {
  /// English, and then the others in the order they were given.
  public let all: [Language]
  /// What a line that names the language may start with, folded.
  private let names: WordTable<Bool>
  /// Whether such a line may start with a byte.
  private let starts: [Bool]
  /// How many bytes the longest of those names has, in whatever case.
  private let longestName: Int

  /// English alone.
  public static let english = Languages()

  /// English and `others`; the first of two with the same tag counts, English always.
  public init(_ others: [Language] = []) {
    var tags: Set<String> = []
    all = ([.english] + others).filter { tags.insert($0.tag.lowercased()).inserted }
    let names = Set(
      all.flatMap { $0.ownWords.keywords.filter { $0.value == .language }.map(\.key) })
    self.names = WordTable(Dictionary(uniqueKeysWithValues: names.map { ($0, true) }))
    var starts = Array(repeating: false, count: 256)
    for name in names {
      for first in [name, name.uppercased()].compactMap(\.utf8.first) { starts[Int(first)] = true }
    }
    self.starts = starts
    longestName = names.map { max($0.utf8.count, $0.uppercased().utf8.count) }.max() ?? 0
  }

  /// The language of a tag: `de` for `de-AT`, unless that has a file of its own.
  public func language(for tag: String) -> Language? {
    let tag = tag.lowercased()
    let primary = tag.split(separator: "-").first.map(String.init)
    return all.first { $0.tag.lowercased() == tag } ?? all.first { $0.tag.lowercased() == primary }
  }

  /// The language of a tag, or the one whose name stands in its place.
  func meant(by text: String) -> Language? {
    if let language = language(for: text) { return language }
    let close = tags(closeTo: text)
    return close.count == 1 ? language(for: close[0]) : nil
  }

  /// The tags that somebody may have meant.
  func tags(closeTo text: String) -> [String] {
    let folded = text.lowercased()
    let named = all.filter { [$0.name, $0.ownName].map { $0.lowercased() }.contains(folded) }
    guard named.isEmpty else { return named.map(\.tag) }
    let close = Suggestion.closest(to: text, among: all.flatMap { [$0.tag, $0.name, $0.ownName] })
    return all.filter { !Set(close).isDisjoint(with: [$0.tag, $0.name, $0.ownName]) }.map(\.tag)
  }
}

extension Languages {
  /// Whether a line may start with a keyword of some language; most sentences do not.
  func mayStart(_ content: Span<UInt8>) -> Bool {
    for language in all where language.starts.mayStart(content) { return true }
    return false
  }

  /// What the first line that names a language says, before any line has a meaning; nil if none
  /// does.
  func tag(in source: Source) -> String? {
    let lexer = Lexer(source: source)
    let bytes = source.bytes.span
    for index in source.lines.indices {
      let line = source.lines[index]
      guard !line.isEmpty, mayStart(bytes[line.lowerBound]), mayName(bytes.extracting(line)) else {
        continue
      }
      let token = lexer.line(at: index)
      guard let cut = LineCuts(token.content).loose else { continue }
      let head = LineHead(token.content, cut)
      if names[head.words] != nil, !head.value.isEmpty { return head.value.words }
    }
    return nil
  }

  private func mayStart(_ byte: UInt8) -> Bool { !Excerpt.isLetter(byte) || starts[Int(byte)] }

  /// A quick look at the bytes of a line: most lines start with another letter.
  private func mayName(_ line: Span<UInt8>) -> Bool {
    var start = 0
    while start < line.count, line[start] == 0x20 || line[start] == 0x09 { start += 1 }
    guard start < line.count, mayStart(line[start]) else { return false }
    var letters = 0
    for offset in start..<line.count {
      if line[offset] == UInt8(ascii: ":") || line[offset] == 0xEF { return true }
      if line[offset] >= 0x80 { return mayNameLater(line) }
      if line[offset] > 0x20 { letters += 1 }
      // A list mark may stand in front.
      if letters > longestName + Self.longestListMark { return false }
    }
    return false
  }

  /// How many bytes, but for white space, a list mark has at most: "step12:".
  private static let longestListMark = 7

  private func mayNameLater(_ line: Span<UInt8>) -> Bool {
    for offset in line.indices where line[offset] == UInt8(ascii: ":") || line[offset] == 0xEF {
      return true
    }
    return false
  }
}
