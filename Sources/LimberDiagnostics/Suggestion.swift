/// "Did you mean …?": the words allowed at a place that are closest to the one written.
public enum Suggestion {
  /// At most three of `candidates`, closest first; empty if none is close.
  ///
  /// Close is a Damerau-Levenshtein distance of at most 1 for words of up to 4 letters, and of at
  /// most 2 for longer ones, without regard to case and accents (LANGUAGE.md 6.1).
  public static func closest(to word: String, among candidates: some Sequence<String>) -> [String] {
    Candidates(candidates).closest(to: word)
  }

  /// Words that are compared with many others, looked at once.
  public struct Candidates: Sendable {
    private let words: [(outline: Outline, word: String)]

    /// Looks at some words.
    public init(_ words: some Sequence<String>) {
      self.words = words.map { (Outline($0), $0) }
    }

    /// At most three of them, closest first; empty if none is close.
    public func closest(to word: String) -> [String] {
      guard word.utf8.count <= longest * 4 else { return [] }
      let outline = Outline(word)
      // Most words are told apart before any of them is folded.
      let near = words.filter { outline.mayBeClose(to: $0.outline, within: 2) }
      guard !near.isEmpty else { return [] }
      let written = folded(word)
      guard written.count <= longest else { return [] }
      let limit = written.count <= 4 ? 1 : 2
      var ranked: [(distance: Int, word: String)] = []
      for (other, candidate) in near where outline.mayBeClose(to: other, within: limit) {
        let letters = folded(candidate)
        guard abs(letters.count - written.count) <= limit else { continue }
        let distance = Suggestion.distance(written, letters)
        if distance <= limit { ranked.append((distance, candidate)) }
      }
      ranked.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
      return ranked.prefix(3).map(\.word)
    }
  }

  /// The letters without their case and accents.
  private static func folded(_ word: String) -> [Character] {
    word.lowercased().map { letter in
      guard !letter.isASCII else { return letter }
      return accented.first { $0.letters.contains(letter) }?.plain ?? letter
    }
  }

  /// What a look at the bytes of a word tells, by which most words differ.
  fileprivate struct Outline: Sendable {
    private var letters: UInt32 = 0
    private var count = 0
    private var isASCII = true

    init(_ word: String) {
      for byte in word.utf8 {
        letters |= 1 << UInt32(byte & 31)
        count += 1
        if byte >= 0x80 { isASCII = false }
      }
    }

    /// Whether so few changes may make one word of the other.
    ///
    /// Each changes the length by one at most, and the set of letters by two. Of words with other
    /// letters than those of ASCII nothing is known.
    func mayBeClose(to other: Outline, within changes: Int) -> Bool {
      guard isASCII, other.isASCII else { return true }
      return abs(count - other.count) <= changes
        && (letters ^ other.letters).nonzeroBitCount <= 2 * changes
    }
  }

  private static let accented: [(plain: Character, letters: String)] = [
    ("a", "àáâãäåā"), ("c", "çćč"), ("e", "èéêëēė"), ("i", "ìíîïī"), ("n", "ñń"), ("o", "òóôõöøō"),
    ("s", "śš"), ("u", "ùúûüū"), ("y", "ýÿ"), ("z", "źżž"),
  ]

  /// The most letters of a word for which another one is looked for.
  private static let longest = 40

  /// How many letters must be added, dropped, changed or swapped with a neighbour.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var old = Array(0...right.count)
    for row in left.indices {
      var new = [row + 1]
      for column in right.indices {
        let change = left[row] == right[column] ? 0 : 1
        var best = min(old[column] + change, old[column + 1] + 1, new[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, older[column - 1] + 1)
        }
        new.append(best)
      }
      older = old
      old = new
    }
    return old[right.count]
  }
}
