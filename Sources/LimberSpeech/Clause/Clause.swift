/// A part of what is said that is spoken in one go, and what comes after it.
///
/// An engine that gets a whole text makes pauses of its own, which shrink when it speaks faster; so
/// it is asked for one clause at a time, and the pauses are ours. A clause keeps its sign, so that
/// its melody stays the same: behind a comma the voice goes up, behind a full stop it goes down.
struct Clause: Hashable, Sendable {
  /// What it is followed by.
  enum Ending: Hashable, Sendable {
    /// More of the same sentence.
    case clause
    /// Another sentence, or the wait of an ellipsis.
    case sentence
  }

  /// The words, with the sign behind them.
  var text: String
  /// What it is followed by; nothing follows the last one.
  var ending: Ending

  /// The clauses of clean words, at least one, in the order they are spoken.
  ///
  /// However short, a clause stands alone: engines say "Now," the same way with more behind it.
  static func split(_ text: String, language: String) -> [Clause] {
    var splitter = ClauseSplitter(language: language)
    // Looked for in the bytes first: most texts have none, and are not copied.
    let spaced = text.utf8.contains(0xE2) ? text.replacing("—", with: " — ") : text
    let words = spaced.split(separator: " ").map(String.init)
    for (index, word) in words.enumerated() {
      splitter.add(word, before: index + 1 < words.count ? words[index + 1] : nil)
    }
    return splitter.finished.flatMap(\.inOneBreath)
  }

  /// The most words that are spoken in one go, and the most bytes.
  private static let (mostWords, mostBytes) = (60, 400)

  /// Itself, or what it is cut into at spaces, in parts of about the same length: nobody speaks a
  /// minute without a breath, and no engine may have to.
  private var inOneBreath: [Clause] {
    guard text.utf8.count > 2 * Self.mostWords else { return [self] }
    let words = text.split(separator: " ")
    let count = max(
      (words.count + Self.mostWords - 1) / Self.mostWords,
      (text.utf8.count + Self.mostBytes - 1) / Self.mostBytes)
    guard count > 1 else { return [self] }
    let length = (words.count + count - 1) / count
    var parts = stride(from: 0, to: words.count, by: length).map { start in
      Clause(
        text: Self.goingOn(words[start...].prefix(length).joined(separator: " ")), ending: .clause)
    }
    parts[parts.count - 1] = Clause(
      text: words[((parts.count - 1) * length)...].joined(separator: " "), ending: ending)
    return parts.allSatisfy { ClauseSplitter.saysSomething($0.text) } ? parts : [self]
  }

  /// Words with a comma behind them, unless there is a sign already: more of the sentence follows.
  fileprivate static func goingOn(_ words: String) -> String {
    words.last.map { $0.isLetter || $0.isNumber } ?? false ? words + "," : words
  }
}

/// Puts words together to clauses, one after another.
private struct ClauseSplitter {
  private let isGerman: Bool
  private var clauses: [Clause] = []
  private var words: [String] = []

  init(language: String) {
    isGerman = language.lowercased().split(separator: "-").first == "de"
  }

  mutating func add(_ word: String, before next: String?) {
    if Self.dashes.contains(word) {
      addDash()
    } else if Self.isSign(word), let last = words.popLast() {
      // French has a space in front of some signs.
      words.append(last + word)
    } else {
      words.append(word)
    }
    // A sign that stands alone still belongs to what is in front of it.
    guard let next, !Self.isSign(next), let ending = ending(before: next) else { return }
    close(ending)
  }

  /// All clauses; what says nothing goes with what is in front of it.
  var finished: [Clause] {
    let rest = words.joined(separator: " ")
    guard !rest.isEmpty else { return clauses }
    guard Self.saysSomething(rest) || clauses.isEmpty else {
      var joined = clauses
      joined[joined.count - 1].text += " " + rest
      return joined
    }
    return clauses + [Clause(text: rest, ending: .sentence)]
  }

  private static let dashes: Set = ["—", "–", "-", "--"]
  private static let closers: Set<Character> = ["\"", "'", "”", "’", "»", "“", ")", "]"]
  private static let openers: Set<Character> = ["\"", "'", "“", "‘", "«", "„", "(", "[", "¿", "¡"]

  /// Shortened words that are followed by the rest of their sentence.
  ///
  /// Few, since most have been written out before; one that is missing costs a pause of half a
  /// second before a capital letter.
  private static let shortened: Set = [
    "approx", "aprox", "bzw", "ca", "dr", "dra", "etc", "evtl", "ex", "ggf", "inkl", "max", "min",
    "mme", "mr", "mrs", "ms", "resp", "sec", "sek", "sr", "sra", "st", "std", "usw", "vs",
  ]
  /// The same, where a number follows.
  private static let numbered: Set = ["fig", "no", "nr", "núm", "p"]

  /// Whether a byte is a letter or a digit, as most are; then no more has to be looked at.
  private static func isPlain(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x30...0x39).contains(byte)
  }

  private static func isSign(_ word: String) -> Bool {
    !word.isEmpty && !isPlain(word.utf8.first)
      && word.allSatisfy { ",;:!?…".contains($0) || closers.contains($0) }
  }

  static func saysSomething(_ text: String) -> Bool {
    text.contains { $0.isLetter || $0.isNumber }
  }

  /// A dash goes on like a comma, unless there is a sign already.
  private mutating func addDash() {
    guard let last = words.popLast() else { return }
    words.append(Clause.goingOn(last))
  }

  private mutating func close(_ ending: Clause.Ending) {
    let text = words.joined(separator: " ")
    guard Self.saysSomething(text) else { return }
    clauses.append(Clause(text: text, ending: ending))
    words = []
  }

  /// How the words so far end, if a clause ends with them.
  private func ending(before next: String) -> Clause.Ending? {
    guard let last = words.last, !Self.isPlain(last.utf8.last) else { return nil }
    let word = String(last.reversed().drop { Self.closers.contains($0) }.reversed())
    switch word.last {
    case ",", ";", ":": return .clause
    case "!", "?", "…": return .sentence
    case "." where word.hasSuffix(".."): return .sentence
    case ".": return isEnd(word.dropLast(), before: next) ? .sentence : nil
    default: return nil
    }
  }

  /// Whether the full stop behind `word` ends a sentence.
  private func isEnd(_ word: Substring, before next: String) -> Bool {
    let word = word.drop { Self.openers.contains($0) }
    let first = next.first { !Self.openers.contains($0) }
    guard let first, !first.isLowercase, !word.contains(".") else { return false }
    // In German the number is an ordinal, and nouns have capitals.
    if word.allSatisfy(\.isNumber) { return !isGerman }
    let isNumbered = first.isNumber && Self.numbered.contains(word.lowercased())
    return word.count > 1 && !isNumbered && !Self.shortened.contains(word.lowercased())
  }
}
