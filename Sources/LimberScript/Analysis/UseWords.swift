internal import LimberDiagnostics
internal import LimberTimeline

/// What may follow the name of a used pose, in the words of the script that uses it.
struct UseWords {
  private let pose: Pose
  private let words: CanonicalWords
  private var vocabulary: Vocabulary { words.vocabulary }

  init(_ pose: Pose, _ words: CanonicalWords) {
    self.pose = pose
    self.words = words
  }

  /// All of it, for people.
  var accepted: [String] {
    changes + ["\(small(.hold)) ...", "... \(vocabulary.name(of: .set))"]
  }

  /// What chooses a form or a side.
  private var changes: [String] {
    let variants = pose.forms.variants.isEmpty ? [] : [Keyword.easier, .deeper].map(small)
    let sides =
      pose.firstSide == nil
      ? []
      : [Side.left, .right].map(words.order) + [Side.left, .right].map(words.only)
    return variants + pose.forms.versions + sides
  }

  private func small(_ keyword: Keyword) -> String {
    words.small(vocabulary.spelling(of: keyword))
  }
}

extension UseWords {
  /// What may be meant by words that cannot follow the pose; one change is as good as certain.
  func meant(by word: Excerpt) -> [String] {
    if let counted = counted(word) { return counted }
    if let quantity = try? QuantityReader.read(word, in: vocabulary) { return timed(quantity) }
    let variants = [Keyword.easier, .standard, .deeper].map(small)
    let close = Suggestion.closest(to: word.words, among: Set(variants + changes))
    guard close.isEmpty else { return close }
    if let variant = OtherWords.english.variants[word.folded] { return [small(variant)] }
    return holding(word)
  }

  /// `3 times`, `2x`, `twice`: sets, or repeats where the pose has some; nil if it is no count.
  private func counted(_ word: Excerpt) -> [String]? {
    guard let count = UseCount(word, vocabulary) else { return nil }
    guard count.low > 0, count.high <= 100 else { return [] }
    let sets = words.amount(Quantity(low: count.low, high: count.high, unit: .set))
    let digits = count.low == count.high ? "\(count.low)" : "\(count.low)-\(count.high)"
    return [sets] + (pose.hasWindow(of: .reps) ? ["\(small(.reps)) \(digits)"] : [])
  }

  /// `45 seconds`: what the pose does that can last so long.
  private func timed(_ quantity: Quantity) -> [String] {
    let kinds: [(Keyword, Window.Kind)] = [(.hold, .hold), (.move, .move), (.flow, .flow)]
    return kinds.filter { $0.canLast(quantity.unit) && pose.hasWindow(of: $1) }
      .map { "\(small($0.0)) \(words.amount(quantity))" }
  }

  /// The changes that hold all of the words, in their order, as most people leave one out.
  private func holding(_ word: Excerpt) -> [String] {
    let written = word.folded.split(separator: " ").map(String.init)
    return changes.filter { name in
      var rest = name.lowercased().split(separator: " ").map(String.init)[...]
      return written.allSatisfy { word in
        guard let place = rest.firstIndex(of: word) else { return false }
        rest = rest[(place + 1)...]
        return true
      }
    }
  }
}

/// How often something is done, in other words than sets: `3 times`, `2x`, `x2`, `twice`.
struct UseCount {
  let low: Int
  let high: Int

  /// Nil if a text is anything else.
  init?(_ text: Excerpt, _ vocabulary: Vocabulary) {
    if let count = OtherWords.english.counts[text.folded] {
      (low, high) = (count, count)
      return
    }
    guard let quantity = Self.quantity(text, vocabulary) else { return nil }
    (low, high) = (quantity.low, quantity.high)
  }

  private static func quantity(_ text: Excerpt, _ vocabulary: Vocabulary) -> Quantity? {
    if let quantity = try? QuantityReader.read(text, in: vocabulary) {
      return quantity.unit == .time || quantity.unit == .round ? quantity : nil
    }
    let words = text.eachWord
    if words.count > 1, let last = words.last, Self.isRepeats(last) {
      return number(text.upTo(last.start).trimmed, vocabulary)
    }
    let signs: Set<Character> = ["x", "X", "×", "*"]
    let written = text.text
    if let first = written.first, signs.contains(first) {
      return number(text.from(byte: first.utf8.count).trimmed, vocabulary)
    }
    guard let last = written.last, signs.contains(last) else { return nil }
    return number(text.upTo(text.end - last.utf8.count).trimmed, vocabulary)
  }

  /// `3`, `2-3`.
  private static func number(_ text: Excerpt, _ vocabulary: Vocabulary) -> Quantity? {
    let quantity = try? QuantityReader.read(text, in: vocabulary, implied: .time)
    return quantity.flatMap { $0.unit == .time ? $0 : nil }
  }

  /// Whether a word counts repeats, though it is no unit.
  private static func isRepeats(_ word: Excerpt) -> Bool {
    let meant = OtherWords.english.heads[word.folded] ?? []
    return meant.contains(.sets) || meant.contains(.reps)
  }
}
