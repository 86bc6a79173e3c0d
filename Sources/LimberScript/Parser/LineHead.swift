internal import LimberTimeline

/// The words before a line's colon, and what follows it.
///
/// Two ranges of one source: a copy of it counts one reference.
struct LineHead {
  private let source: [UInt8]
  /// Where the words stand.
  let wordsRange: Range<Int>
  /// Where what follows them stands.
  let valueRange: Range<Int>

  /// The words before the colon.
  var words: Excerpt { Excerpt(source: source, range: wordsRange) }
  /// What follows it.
  var value: Excerpt { Excerpt(source: source, range: valueRange) }

  /// The head before the first colon that is followed by white space or by the end (LANGUAGE.md
  /// 3.2, rule 6).
  static func strict(in content: Excerpt) -> LineHead? {
    LineCuts(content).strict.map { LineHead(content, $0) }
  }

  /// What stands before and behind the colon of a cut.
  init(_ content: borrowing Excerpt, _ cut: LineCuts.Cut) {
    source = content.source
    let bytes = content.source.span
    wordsRange = Whitespace.trimmed(content.start..<content.start + cut.colon, in: bytes)
    valueRange = Whitespace.trimmed(content.start + cut.next..<content.end, in: bytes)
  }

  /// Two pieces of one source.
  init(words: Excerpt, value: Excerpt) {
    source = words.source
    wordsRange = words.range
    valueRange = value.range
  }
}

/// The colons at which a line may be cut, most likely first.
struct LineCuts {
  /// The offsets of a colon, and of what follows it.
  struct Cut: Equatable {
    var colon: Int
    var next: Int
  }

  /// The first colon of all.
  private(set) var loose: Cut?
  /// The first colon that is followed by white space or by the end.
  private(set) var strict: Cut?

  init(_ content: borrowing Excerpt) {
    self.init(content.source.span.extracting(content.range))
  }

  /// The cuts of a content that nobody holds on to.
  init(_ bytes: Span<UInt8>) {
    let first = bytes.firstPlace { $0.equal(to: UInt8(ascii: ":")) | $0.equal(to: 0xEF) }
    guard let first else { return }
    for offset in first..<bytes.count {
      let byte = bytes[offset]
      guard byte == UInt8(ascii: ":") || byte == 0xEF,
        let width = Self.colonWidth(in: bytes, at: offset)
      else { continue }
      let next = offset + width
      let cut = Cut(colon: offset, next: next)
      if loose == nil { loose = cut }
      if next == bytes.count || Whitespace.width(in: bytes, at: next) != nil {
        strict = cut
        return
      }
    }
  }

  /// How many bytes a colon, or a full-width one, takes at an offset; nil if there is none.
  @inline(__always)
  private static func colonWidth(in bytes: Span<UInt8>, at offset: Int) -> Int? {
    if bytes[offset] == UInt8(ascii: ":") { return 1 }
    let isWide =
      bytes[offset] == 0xEF && offset + 2 < bytes.count && bytes[offset + 1] == 0xBC
      && bytes[offset + 2] == 0x9A
    return isWide ? 3 : nil
  }
}

/// What the words before a colon mean.
enum HeadMeaning: Hashable {
  case keyword(Keyword)
  case eachSide(first: Side)
  /// A prompt with a time in its words, and where the time stands.
  case timedPrompt(Keyword, Excerpt)
  /// Kept apart, since it is rare and far larger than the others.
  indirect case qualifier(Qualifier)
  /// A word of the language followed by something it cannot take.
  case faulty(Keyword, Excerpt)
}

extension Vocabulary {
  /// What `words` before a colon mean, or nil if they are not of the language.
  ///
  /// With `isWhole`, the words are all there are, so "At 10 secnds" is a prompt with a slip in it;
  /// without, "At 1" may be the start of "At 1:30".
  func meaning(of words: Excerpt, isWhole: Bool) -> HeadMeaning? {
    guard let keyword = keywords[words] else {
      return eachSide(words) ?? timedPrompt(words, isWhole) ?? replacement(words)
    }
    if keyword == .eachSide { return .eachSide(first: .right) }
    let kind = keyword.variant.map(Qualifier.Kind.variant) ?? keyword.turn.map(Qualifier.Kind.turn)
    return kind.map { .qualifier(Qualifier(kind: $0, excerpt: words)) } ?? .keyword(keyword)
  }

  /// What words mean that may stand alone on a line.
  func marker(_ words: Excerpt) -> HeadMeaning? {
    switch keywords[words] {
    case nil: eachSide(words)
    case .eachSide?: .eachSide(first: .right)
    case let keyword?: .keyword(keyword)
    }
  }

  private func eachSide(_ words: Excerpt) -> HeadMeaning? {
    guard mayStartSides(words.source.span.extracting(words.range)) else { return nil }
    var parts = words.split(at: ",")
    if parts.count == 1 { parts = splitBeforeOrder(words) }
    if parts.count > 2 { parts = [parts[0], words.from(parts[1].start).trimmed] }
    guard parts.count == 2, keywords[parts[0]] == .eachSide else { return nil }
    if has(parts[1], .rightFirst) { return .eachSide(first: .right) }
    if has(parts[1], .leftFirst) { return .eachSide(first: .left) }
    return .faulty(.eachSide, parts[1])
  }

  /// `Each side` and `right first`, where the comma between them is missing.
  private func splitBeforeOrder(_ words: Excerpt) -> [Excerpt] {
    guard mayStart(words.source.span.extracting(words.range)) else { return [] }
    let own = words.eachWord
    for order in [Word.rightFirst, .leftFirst].flatMap({ self.words.insideLines[$0] ?? [] }) {
      let parts = order.split(separator: " ")
      guard own.count > parts.count, let last = parts.last, own[own.count - 1].isWord(String(last))
      else { continue }
      let start = own[own.count - parts.count].start
      return [words.upTo(start).trimmed, words.from(start).trimmed]
    }
    return []
  }

  /// `At 10 seconds`, `Every 30 seconds`, `1 minute left`.
  private func timedPrompt(_ words: Excerpt, _ isWhole: Bool) -> HeadMeaning? {
    for amount in amounts(in: words, like: .timeLeft) where isAmount(amount, isWhole) {
      return .timedPrompt(.left, amount)
    }
    guard let (keyword, amount) = keyword(startingAt: words), keyword.takesTime,
      isAmount(amount, isWhole)
    else { return nil }
    return .timedPrompt(keyword, amount)
  }

  /// The keyword of one to three words that `content` starts with, and what follows it.
  func keyword(startingAt content: Excerpt) -> (Keyword, Excerpt)? {
    let bytes = content.source.span.extracting(content.range)
    guard mayStart(bytes) else { return nil }
    var end = 0
    var found: (keyword: Keyword, end: Int)?
    for count in 1...3 where end < bytes.count {
      while let width = Whitespace.width(in: bytes, at: end) { end += width }
      end = Excerpt.endOfWord(in: bytes, from: end)
      if let keyword = keywords[bytes.extracting(0..<end)] { found = (keyword, end) }
      if count == 1, !mayGoOn(behind: bytes.extracting(0..<end)) { break }
    }
    guard let found else { return nil }
    return (found.keyword, content.from(byte: found.end).trimmed)
  }

  /// Whether the words are an amount, or start like one: a slip in it must not be read aloud.
  private func isAmount(_ words: Excerpt, _ isWhole: Bool) -> Bool {
    (isWhole && words.startsWithNumber)
      || (try? QuantityReader.read(words, in: self)) != nil
  }

  /// `Easier instead`.
  private func replacement(_ words: Excerpt) -> HeadMeaning? {
    guard let (before, instead) = splitInstead(from: words),
      let variant = keywords[before]?.variant
    else { return nil }
    return .qualifier(Qualifier(kind: .variant(variant), instead: instead, excerpt: words))
  }

  /// What stands before "instead" and the words for it, of which a language may have several.
  func splitInstead(from words: Excerpt) -> (before: Excerpt, instead: Excerpt)? {
    var rest = words
    for _ in 0..<4 {
      guard let (before, word) = rest.lastWord else { return nil }
      let instead = words.from(word.start).trimmed
      if has(instead, .instead) { return (before, instead) }
      rest = before
    }
    return nil
  }
}
