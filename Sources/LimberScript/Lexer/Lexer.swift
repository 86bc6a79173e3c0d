internal import LimberDiagnostics

/// Cuts a source into lines, and each line into the parts that come before its meaning.
///
/// Lexing knows no words of the language, so it is the same for every language, and it cannot
/// fail: what is wrong with the bytes themselves is told by `TextRules`.
struct Lexer {
  let source: Source
  /// The whole source, which all excerpts share; nil if it is not UTF-8.
  private let text: String?

  init(source: Source) {
    self.source = source
    text = String(validating: source.bytes, as: UTF8.self)
  }

  /// One element for every line of the source, in order, each made when it is asked for.
  var lines: some Sequence<LineToken> {
    source.lines.indices.lazy.map { line(number: $0 + 1, source.lines[$0]) }
  }

  private func line(number: Int, _ range: Range<Int>) -> LineToken {
    if let text {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      let end = text.utf8.index(start, offsetBy: range.count)
      return line(number: number, Excerpt(text: text[start..<end], start: range.lowerBound))
    }
    guard let text = String(validating: source.bytes[range], as: UTF8.self) else {
      return unreadable(number: number, at: range.lowerBound)
    }
    return line(number: number, Excerpt(text: text[...], start: range.lowerBound))
  }

  /// The index of the first line with something on it, or else of the last line.
  var firstContent: Int {
    let ranges = source.lines
    return ranges.indices.first { index in
      switch Self.line(of: source, ranges[index]).kind {
      case .content, .continuation: true
      case .blank, .comment, .unreadable: false
      }
    } ?? ranges.count - 1
  }

  /// One line of `source`, by itself.
  static func line(of source: Source, _ range: Range<Int>) -> LineToken {
    let excerpt = Excerpt(text: source.text(in: range)[...], start: range.lowerBound)
    return Lexer(source: source).line(number: source.lineIndex(at: range.lowerBound) + 1, excerpt)
  }

  /// A line that is not UTF-8: its text would not lie where its bytes do.
  private func unreadable(number: Int, at start: Int) -> LineToken {
    let nothing = Excerpt(text: "", start: start)
    return LineToken(number: number, kind: .unreadable, listMark: nothing, content: nothing)
  }

  private func line(number: Int, _ whole: Excerpt) -> LineToken {
    let trimmed = whole.trimmed
    let content = trimmed.withoutListMark
    let mark = trimmed[bytes: 0..<content.start - trimmed.start]
    return LineToken(number: number, kind: kind(of: content), listMark: mark, content: content)
  }

  private func kind(of content: Excerpt) -> LineToken.Kind {
    let bytes = content.text.utf8.span
    guard !bytes.isEmpty else { return .blank }
    switch bytes[0] {
    case UInt8(ascii: "#"): return .comment
    case UInt8(ascii: "."), 0xE2: return bytes.widthOfDots(at: 0) > 0 ? .continuation : .content
    default: return .content
    }
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
    let bytes = content.text.utf8.span
    var offset = 0
    while true {
      let width = bytes.widthOfDots(at: offset)
      if width > 0 {
        offset += width
      } else if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
        offset += 1
      } else {
        return content.from(byte: offset).trimmed
      }
    }
  }
}

extension Span<UInt8> {
  /// How many bytes `...` or `…` takes at an offset; zero if neither is there.
  fileprivate func widthOfDots(at offset: Int) -> Int {
    guard offset + 2 < count else { return 0 }
    let dot = UInt8(ascii: ".")
    switch (self[offset], self[offset + 1], self[offset + 2]) {
    case (dot, dot, dot), (0xE2, 0x80, 0xA6): return 3
    default: return 0
    }
  }
}
