/// Reads an amount from the value of a line (LANGUAGE.md 3.5).
struct QuantityReader {
  /// Why a value is not an amount, and which part of it is to blame.
  enum Failure: Error, Hashable {
    case notAnAmount(Excerpt)
    case unitMissing(Excerpt)
    case unitAmbiguous(Excerpt)
    case unitUnknown(Excerpt)
    case backwards(Excerpt, Quantity)
    case mixedUnits(low: Excerpt, high: Excerpt)
    case notWhole(Excerpt)
    case trailing(Excerpt)
    case tooLarge(Excerpt)
  }

  /// A number that has been read, and the unit after it, if there is one.
  private struct End {
    var thousandths: Int
    var unit: Quantity.Unit?
    /// The seconds behind the minutes of `1 minute 30 seconds`, in milliseconds.
    var seconds = 0
    var tokens: Range<Int>
  }

  private let vocabulary: Vocabulary
  private let value: Excerpt
  private let tokens: [QuantityToken]
  private var position = 0
  /// Whether "and" joins the ends of a range here, as in `between 20 and 30 seconds`.
  private var isBetween = false

  /// Reads all of `value`; `implied` is the unit of a number without one.
  static func read(
    _ value: Excerpt, in vocabulary: Vocabulary, implied: Quantity.Unit? = nil
  ) throws(Failure) -> Quantity {
    let bytes = value.source.span.extracting(value.range)
    if let quantity = Quantity(plain: bytes, in: vocabulary, implied: implied) { return quantity }
    var reader = QuantityReader(value, vocabulary)
    let quantity = try reader.quantity(implied: implied)
    _ = reader.accept(.long)
    guard reader.position == reader.tokens.count else {
      throw .trailing(value.from(reader.tokens[reader.position].excerpt.start))
    }
    return quantity
  }

  private init(_ value: Excerpt, _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    self.value = value
    let tokens = QuantityLexer.tokens(of: value)
    let isSplit = tokens.contains(where: \.isJoined)
    self.tokens = isSplit ? tokens.flatMap { $0.split(in: vocabulary) } : tokens
  }

  private mutating func quantity(implied: Quantity.Unit?) throws(Failure) -> Quantity {
    acceptAbout()
    if let clock = acceptClocks() { return clock }
    isBetween = accept(.between)
    var low = try expectEnd()
    guard acceptRange() || (isBetween && accept(.and)) else { return try joined(low, low, implied) }
    let high = try expectEnd()
    let isPlainLow = low.unit == nil
    if isPlainLow { low.unit = high.unit }
    return try joined(low, high, implied)
  }

  private func joined(
    _ low: End, _ high: End, _ implied: Quantity.Unit?
  ) throws(Failure) -> Quantity {
    let whole = excerpt(low.tokens.lowerBound..<high.tokens.upperBound)
    guard let unit = low.unit ?? implied, let highUnit = high.unit ?? implied else {
      throw .unitMissing(whole)
    }
    guard unit == highUnit || (unit.isTime && highUnit.isTime) else {
      throw .mixedUnits(low: excerpt(low.tokens), high: excerpt(high.tokens))
    }
    let quantity = Quantity(
      low: try amount(low, unit), high: try amount(high, highUnit), unit: unit)
    guard quantity.low <= quantity.high else { throw .backwards(numbers(low, high), quantity) }
    return quantity
  }

  /// The part with the numbers, without the unit after them.
  private func numbers(_ low: End, _ high: End) -> Excerpt {
    let isBare = high.unit != nil && low.tokens.count == high.tokens.count - 1
    let end = isBare ? high.tokens.upperBound - 1 : high.tokens.upperBound
    return excerpt(low.tokens.lowerBound..<end)
  }

  private func amount(_ end: End, _ unit: Quantity.Unit) throws(Failure) -> Int {
    let excerpt = excerpt(end.tokens)
    let amount =
      switch unit {
      case .second: end.thousandths
      case .minute: end.thousandths * 60 + end.seconds
      case .breath, .time, .set, .round: end.thousandths / 1000
      }
    guard unit.isTime || end.thousandths % 1000 == 0 else { throw .notWhole(excerpt) }
    guard amount <= Self.largest else { throw .tooLarge(excerpt) }
    return amount
  }

  /// Four hours in milliseconds, the longest session there is (LANGUAGE.md 3.13).
  static let largest = 4 * 60 * 60 * 1000

  private mutating func expectEnd() throws(Failure) -> End {
    let start = position
    guard let thousandths = acceptNumber() else {
      guard position < tokens.count else { throw .notAnAmount(value) }
      let excerpt = tokens[position].excerpt
      throw tokens[position].isLongNumber ? .tooLarge(excerpt) : .notAnAmount(excerpt)
    }
    let unit = try acceptUnit()
    if unit != nil { acceptPoint() }
    let seconds = unit == .minute ? acceptSeconds() : 0
    return End(thousandths: thousandths, unit: unit, seconds: seconds, tokens: start..<position)
  }

  /// The `30 seconds` of `1 minute 30 seconds`, in milliseconds.
  private mutating func acceptSeconds() -> Int {
    let start = position
    if accept(.and) {
      if acceptHalf() { return 30_000 }
    }
    if let number = acceptNumber(), let unit = word(position), vocabulary.units[unit] == .second,
      number < 60_000
    {
      position += 1
      return number
    }
    position = start
    return 0
  }

  private mutating func acceptNumber() -> Int? {
    guard position < tokens.count else { return nil }
    switch tokens[position].kind {
    case .number(let thousandths):
      position += 1
      return thousandths + acceptAndHalf()
    case .word: return acceptNumberWords().map { $0 + acceptAndHalf() }
    case .clock, .dash, .other: return nil
    }
  }

  /// The `and a half` behind a number, in thousandths.
  private mutating func acceptAndHalf() -> Int {
    let start = position
    if accept(.and), acceptHalf() { return 500 }
    position = start
    return 0
  }

  /// `a half`, in the words of the language.
  private mutating func acceptHalf() -> Bool {
    guard let first = word(position) else { return false }
    if vocabulary.has(first, .half) {
      position += 1
      return true
    }
    guard let second = word(position + 1),
      vocabulary.has("\(first.folded) \(second.folded)", .half)
    else { return false }
    position += 2
    return true
  }

  /// The number with the most words that starts here: `vingt et un` before `vingt`.
  private mutating func acceptNumberWords() -> Int? {
    guard vocabulary.mayStartNumber(tokens[position].excerpt) else { return nil }
    var words = ""
    var found: (number: Int, end: Int)?
    for end in position..<min(position + vocabulary.words.longestNumber, tokens.count) {
      guard tokens[end].kind == .word else { break }
      words += words.isEmpty ? tokens[end].word : " " + tokens[end].word
      if let number = vocabulary.number(words) { found = (number, end + 1) }
    }
    guard let found else { return nil }
    position = found.end
    return found.number
  }

  private mutating func acceptUnit() throws(Failure) -> Quantity.Unit? {
    guard let word = word(position), !vocabulary.has(word, .to),
      !(isBetween && vocabulary.has(word, .and))
    else { return nil }
    if let second = self.word(position + 1), let unit = vocabulary.unit(word, second) {
      position += 2
      return unit
    }
    guard !word.isWord("m") else { throw .unitAmbiguous(word) }
    guard let unit = vocabulary.units[word] else { throw .unitUnknown(word) }
    position += 1
    return unit
  }

  /// `about`, `ca.`, `~`.
  private mutating func acceptAbout() {
    if position < tokens.count, tokens[position].kind == .other,
      ["~", "≈"].contains(tokens[position].excerpt.text)
    {
      position += 1
    }
    while accept(.about) { acceptPoint() }
  }

  /// The point of an abbreviation, if something follows it.
  private mutating func acceptPoint() {
    guard position + 1 < tokens.count, tokens[position].kind == .other,
      tokens[position].excerpt.firstByte == UInt8(ascii: ".")
    else { return }
    position += 1
  }

  /// `1:30`, `1:30 min`, `1:00-1:30`.
  private mutating func acceptClocks() -> Quantity? {
    guard let low = acceptClock() else { return nil }
    var high = low
    let start = position
    if acceptRange() {
      if let end = acceptClock(), end >= low { high = end } else { position = start }
    }
    if let unit = word(position), vocabulary.units[unit] == .minute { position += 1 }
    return Quantity(low: low * 1000, high: high * 1000, unit: .minute)
  }

  private mutating func acceptClock() -> Int? {
    guard case .clock(let seconds)? = kind(position) else { return nil }
    position += 1
    return seconds
  }

  private mutating func acceptRange() -> Bool {
    if kind(position) == .dash {
      position += 1
      return true
    }
    return accept(.to)
  }

  private mutating func accept(_ word: Vocabulary.Word) -> Bool {
    guard position < tokens.count, tokens[position].isWord(word, in: vocabulary) else {
      return false
    }
    position += 1
    return true
  }

  private func kind(_ position: Int) -> QuantityToken.Kind? {
    position < tokens.count ? tokens[position].kind : nil
  }

  private func word(_ position: Int) -> Excerpt? {
    kind(position) == .word ? tokens[position].excerpt : nil
  }

  private func excerpt(_ range: Range<Int>) -> Excerpt {
    guard let first = tokens[range].first, let last = tokens[range].last else { return value }
    return value[first.excerpt.start..<last.excerpt.end]
  }
}
