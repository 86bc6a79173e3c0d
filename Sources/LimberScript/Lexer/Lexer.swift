internal import LimberDiagnostics

/// Cuts a source into lines, and each line into the parts that come before its meaning.
///
/// Lexing knows no words of the language, so it is the same for every language, and it cannot
/// fail: what is wrong with the bytes themselves is told by `TextRules`.
struct Lexer {
  let source: Source
  private let isUTF8: Bool

  init(source: Source) {
    self.source = source
    isUTF8 = source.bytes.span.isUTF8
  }

  /// One element for every line of the source, in order, each made when it is asked for.
  var lines: some Sequence<LineToken> {
    source.lines.indices.lazy.map { line(at: $0) }
  }

  /// The line with an index.
  func line(at index: Int) -> LineToken {
    let (kind, range) = look(at: index)
    return LineToken(
      number: index + 1, kind: kind, content: Excerpt(source: source.bytes, range: range))
  }

  /// What the line with an index is, and where its content stands.
  func look(at index: Int) -> (kind: LineToken.Kind, content: Range<Int>) {
    let bytes = source.bytes.span
    let line = source.lines[index]
    guard isUTF8 || bytes.extracting(line).isUTF8 else {
      return (.unreadable, line.lowerBound..<line.lowerBound)
    }
    var content = Whitespace.trimmed(line, in: bytes)
    guard !content.isEmpty else { return (.blank, content) }
    // Asked here rather than there: a call for every line would cost more than the question.
    if Excerpt.mayBeListMark(bytes[content.lowerBound]) {
      content = Excerpt(source: source.bytes, range: content).withoutListMark.range
    }
    return (kind(of: bytes.extracting(content)), content)
  }

  /// The index of the first line with something on it, or else of the last line.
  var firstContent: Int {
    let indices = source.lines.indices
    return indices.first { index in
      switch look(at: index).kind {
      case .content, .continuation: true
      case .blank, .comment: false
      case .unreadable: source.bytes[source.lines[index]].first != UInt8(ascii: "#")
      }
    } ?? indices.count - 1
  }

  private func kind(of bytes: Span<UInt8>) -> LineToken.Kind {
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
  /// The rest, without list mark and white space at its ends.
  var content: Excerpt

  /// The text of a continuation, without its dots.
  var continued: Excerpt {
    let bytes = content.source.span.extracting(content.range)
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
  /// Whether the bytes are UTF-8.
  fileprivate var isUTF8: Bool { (try? UTF8Span(validating: self)) != nil }

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
