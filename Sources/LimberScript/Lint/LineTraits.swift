internal import LimberDiagnostics

/// What a look at the bytes of a text tells, so that most lines need no closer one.
struct LineTraits: OptionSet, Sendable {
  let rawValue: Int

  /// There is a digit.
  static let digit = LineTraits(rawValue: 1)
  /// There is a sign that is rare in sentences: a slash, a tilde, `+`, `#`, or an opening bracket.
  static let sign = LineTraits(rawValue: 2)
  /// A word starts like the name of a side.
  static let side = LineTraits(rawValue: 4)
  /// A word starts like one that asks for the other side.
  static let otherSide = LineTraits(rawValue: 8)
  /// A word starts like a unit of time or a count.
  static let unit = LineTraits(rawValue: 16)
  /// There is a colon, be it a full-width one.
  static let colon = LineTraits(rawValue: 32)
  /// There is a character from beyond the letters of Latin and the marks of sentences, or no letter at
  /// the start.
  static let far = LineTraits(rawValue: 64)
}

/// Finds the traits of texts in one pass.
struct TraitFinder: Sendable {
  /// Letters that a word starts with, and what they tell.
  private struct Hint: Sendable {
    /// Where they are among all letters.
    var letters: Range<Int>
    var trait: LineTraits
  }

  /// The letters of all hints, one behind the other.
  private var letters: [UInt8] = []
  /// The hints, by the low bits of their first two letters.
  private var hints: [Hint] = []
  /// Where the hints of each pair of letters start, and those of the last one end.
  private var places: [Int] = []

  /// What is looked for in English.
  static let english = TraitFinder(.english)

  init(_ words: LintWords) {
    let all: [(words: [String], trait: LineTraits)] = [
      (Array(words.sides.keys), .side), (words.otherSideHints, .otherSide),
      (words.unitHints, .unit),
    ]
    var byPair: [[Hint]] = Array(repeating: [], count: 1024)
    for (words, trait) in all {
      for word in words.map({ Array($0.utf8) }) {
        guard word.count > 1, Excerpt.isLetter(word[0]) else { continue }
        let hint = Hint(letters: letters.count..<letters.count + word.count, trait: trait)
        byPair[Self.pair(word[0], word[1])].append(hint)
        letters += word
      }
    }
    for some in byPair {
      places.append(hints.count)
      hints += some
    }
    places.append(hints.count)
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  /// The traits of a text, and how many words are in it.
  func traits(of text: Span<UInt8>) -> (traits: LineTraits, words: Int) {
    var traits: LineTraits = []
    var words = 0
    var isInWord = false
    var isInBraces = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte > 0x20 else {
        isInWord = false
        index += 1
        continue
      }
      if !isInWord { words += 1 }
      isInWord = true
      if Excerpt.isLetter(byte) {
        let start = index
        index = text.endOfLetters(from: start + 1)
        guard index > start + 1 else { continue }
        let pair = Self.pair(byte, text[start + 1])
        guard places[pair] < places[pair + 1] else { continue }
        let found = self.traits(of: text, at: start, pair)
        // Nobody is asked for anything by what is filled in.
        traits.formUnion(isInBraces ? found.subtracting(.otherSide) : found)
        continue
      }
      switch byte {
      case 0x30...0x39: traits.insert(.digit)
      case 0x2F, 0x7E, 0x2B, 0x23, 0x28, 0x3C, 0x5B: traits.insert(.sign)
      case 0x3A: traits.insert(.colon)
      case 0xEF: traits.formUnion([.colon, .far])
      case 0x7B: isInBraces = true
      case 0x7D: isInBraces = false
      // Dashes, quotation marks and the ellipsis begin with these two bytes.
      case 0xE2 where index + 1 < text.count && text[index + 1] == 0x80: break
      case 0xCE...: traits.insert(.far)
      default: break
      }
      index += 1
    }
    return (traits, words)
  }

  /// The traits of a word that starts at an offset with a pair of letters.
  private func traits(of text: Span<UInt8>, at start: Int, _ pair: Int) -> LineTraits {
    var traits: LineTraits = []
    for place in places[pair]..<places[pair + 1] where matches(hints[place], text, at: start) {
      traits.insert(hints[place].trait)
    }
    return traits
  }

  /// Whether the letters of a hint stand at an offset, in whatever case.
  private func matches(_ hint: Hint, _ text: Span<UInt8>, at start: Int) -> Bool {
    guard start + hint.letters.count <= text.count else { return false }
    var offset = start
    for place in hint.letters {
      guard text[offset] | 0x20 == letters[place] else { return false }
      offset += 1
    }
    return true
  }
}
