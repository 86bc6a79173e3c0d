/// A piece of an English text that a voice reads as its signs.
struct MangledText {
  /// What is written.
  var excerpt: Excerpt
  /// What a voice makes of it.
  var heard: String
  /// What is meant, in words.
  var meant: String

  /// All such pieces of a text, in order.
  static func all(in text: Excerpt) -> [MangledText] {
    var found: [MangledText] = []
    var rest = text.trimmed
    while !rest.isEmpty {
      let (word, next) = rest.firstWord
      if let piece = piece(word.withoutMarks, followedBy: next) { found.append(piece) }
      rest = next
    }
    return found
  }

  private static func piece(_ word: Excerpt, followedBy next: Excerpt) -> MangledText? {
    guard word.range.count <= 24 else { return nil }
    return withSlash(word) ?? counted(word) ?? range(word, next) ?? ratio(word) ?? signed(word)
  }

  /// `1/2`, `right/left`, `w/`.
  private static func withSlash(_ word: Excerpt) -> MangledText? {
    let text = word.text.lowercased()
    if text == "w/" { return MangledText(excerpt: word, heard: "double-u slash", meant: "with") }
    if text == "w/o" {
      return MangledText(excerpt: word, heard: "double-u slash o", meant: "without")
    }
    let parts = word.text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let heard = parts.map(spelled).joined(separator: " slash ")
    if let fraction = fractions[String(word.text)] {
      return MangledText(excerpt: word, heard: heard, meant: fraction)
    }
    if text == "and/or" { return MangledText(excerpt: word, heard: heard, meant: "or") }
    if let meant = initials[text] {
      return MangledText(excerpt: word, heard: heard, meant: meant)
    }
    guard parts.allSatisfy({ $0.count > 2 && $0.allSatisfy(\.isLetter) }) else { return nil }
    return MangledText(excerpt: word, heard: heard, meant: "\(parts[0]) or \(parts[1])")
  }

  /// `5x`, `30s`.
  private static func counted(_ word: Excerpt) -> MangledText? {
    let digits = word.text.prefix(while: isDigit)
    guard (1...3).contains(digits.count), let number = Int(digits) else { return nil }
    let words = Phrasebook.english.words(for: number)
    switch word.text.dropFirst(digits.count).lowercased() {
    case "x":
      return MangledText(
        excerpt: word, heard: "\(words) ex", meant: number == 1 ? "once" : "\(number) times")
    case "s":
      return MangledText(
        excerpt: word, heard: plural(words), meant: "\(number) second\(number == 1 ? "" : "s")")
    case "+":
      return MangledText(excerpt: word, heard: "\(words) plus", meant: "\(number) or more")
    default: return nil
    }
  }

  /// `20-30`, `3-2-1`.
  private static func range(_ word: Excerpt, _ next: Excerpt) -> MangledText? {
    let isDash = word.text.contains { "-–—".contains($0) }
    guard isDash else { return nil }
    let parts = word.text.split(
      omittingEmptySubsequences: false, whereSeparator: { "-–—".contains($0) })
    guard parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(isDigit) }) else {
      return nil
    }
    let isShort = word.text.contains("-")
    let heard = parts.map(spelled).joined(separator: isShort ? " dash " : " ")
    guard parts.count == 2 else {
      return MangledText(excerpt: word, heard: heard, meant: parts.joined(separator: ", "))
    }
    return MangledText(excerpt: word, heard: heard, meant: "\(parts[0]) to \(parts[1])")
  }

  /// `2:1`.
  private static func ratio(_ word: Excerpt) -> MangledText? {
    let parts = word.text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 1 && $0.allSatisfy(isDigit) }) else {
      return nil
    }
    return MangledText(
      excerpt: word, heard: parts.map(spelled).joined(separator: " colon "),
      meant: "\(parts[0]) to \(parts[1])")
  }

  /// `~30`.
  private static func signed(_ word: Excerpt) -> MangledText? {
    guard word.text.first == "~", word.text.count > 1, word.text.dropFirst().allSatisfy(isDigit)
    else { return nil }
    let number = word.text.dropFirst()
    return MangledText(
      excerpt: word, heard: "tilde \(spelled(number))", meant: "about \(number)")
  }
}

extension MangledText {
  private static let fractions = [
    "1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter",
    "3/4": "three quarters",
  ]

  private static let initials = ["l/r": "left or right", "r/l": "right or left"]

  private static func spelled(_ text: some StringProtocol) -> String {
    guard let number = Int(text) else {
      return text.count == 1 ? letters[text.lowercased()] ?? String(text) : String(text)
    }
    return Phrasebook.english.words(for: number)
  }

  private static let letters = ["l": "ell", "r": "ar"]

  private static func plural(_ words: String) -> String {
    if words.hasSuffix("y") { return words.dropLast() + "ies" }
    return words + (words.hasSuffix("x") ? "es" : "s")
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}

extension Excerpt {
  /// The same without commas, full stops and brackets at its ends.
  fileprivate var withoutMarks: Excerpt {
    func isMark(_ character: Character) -> Bool { ".,;!?()\"“”'’|:".contains(character) }
    let text = self.text
    guard let first = text.firstIndex(where: { !isMark($0) }),
      let last = text.lastIndex(where: { !isMark($0) })
    else { return upTo(start) }
    let (front, kept) = (text[..<first].utf8.count, text[first...last].utf8.count)
    return self[bytes: front..<front + kept]
  }
}
