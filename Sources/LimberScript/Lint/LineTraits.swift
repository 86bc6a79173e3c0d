internal import LimberDiagnostics

/// What a look at the bytes of a text tells, so that most lines need no closer one.
struct LineTraits: OptionSet, Sendable {
  let rawValue: Int

  /// There is a digit.
  static let digit = LineTraits(rawValue: 1)
  /// There is a slash, a tilde or a plus sign.
  static let sign = LineTraits(rawValue: 2)
  /// A word starts like the name of a side.
  static let side = LineTraits(rawValue: 4)
  /// A word starts like one that asks for the other side.
  static let otherSide = LineTraits(rawValue: 8)
  /// A word starts like a unit of time or a count.
  static let unit = LineTraits(rawValue: 16)
}

/// Finds the traits of texts in one pass.
struct TraitFinder: Sendable {
  private struct Hint: Sendable {
    var bytes: [UInt8]
    var trait: LineTraits

    /// Whether these letters stand at `index`, in whatever case.
    func matches(_ text: Span<UInt8>, at index: Int) -> Bool {
      guard index + bytes.count <= text.count else { return false }
      for offset in bytes.indices where text[index + offset] | 0x20 != bytes[offset] {
        return false
      }
      return true
    }
  }

  /// The hints by the low bits of their first letter.
  private var hints: [[Hint]] = Array(repeating: [], count: 32)
  /// Whether a hint starts with two letters, by the low bits of both.
  private var pairs: [Bool] = Array(repeating: false, count: 1024)

  init(_ words: LintWords) {
    add(words.sides.keys, .side)
    add(words.otherSideHints, .otherSide)
    add(words.unitHints, .unit)
  }

  private mutating func add(_ words: some Sequence<String>, _ trait: LineTraits) {
    for word in words {
      let bytes = Array(word.utf8)
      guard bytes.count > 1, Excerpt.isLetter(bytes[0]) else { continue }
      hints[Int(bytes[0] & 0x1F)].append(Hint(bytes: bytes, trait: trait))
      pairs[Self.pair(bytes[0], bytes[1])] = true
    }
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  /// The traits of a range of bytes, and how many words are in it.
  func traits(of bytes: [UInt8], in range: Range<Int>) -> (traits: LineTraits, words: Int) {
    let text = bytes.span.extracting(range)
    var traits: LineTraits = []
    var words = 0
    var isInWord = false
    var isInBraces = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte > 0x20, !isInWord { words += 1 }
      isInWord = byte > 0x20
      guard !Excerpt.isLetter(byte) else {
        let start = index
        repeat { index += 1 } while index < text.count && Excerpt.isLetter(text[index])
        guard index > start + 1, pairs[Self.pair(byte, text[start + 1])] else { continue }
        let found = self.traits(of: text, at: start)
        // Nobody is asked for anything by what is filled in.
        traits.formUnion(isInBraces ? found.subtracting(.otherSide) : found)
        continue
      }
      switch byte {
      case 0x30...0x39: traits.insert(.digit)
      case 0x2F, 0x7E, 0x2B: traits.insert(.sign)
      case 0x7B: isInBraces = true
      case 0x7D: isInBraces = false
      default: break
      }
      index += 1
    }
    return (traits, words)
  }

  /// The traits of a word that starts at `index`.
  private func traits(of text: Span<UInt8>, at index: Int) -> LineTraits {
    var traits: LineTraits = []
    for hint in hints[Int(text[index] & 0x1F)] where hint.matches(text, at: index) {
      traits.insert(hint.trait)
    }
    return traits
  }
}
