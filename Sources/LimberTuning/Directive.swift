/// What the first word of a line asks for, and which numbers may follow.
///
/// The ranges hold what the engine's documentation names, and stay inside its tables.
enum Directive: String, CaseIterable {
  case breath, breathw, consonants, flutter, formant, intonation, pitch, replace, roughness
  case stressAdd, stressAmp, stressLength, tone, voicing, words

  /// Checks what follows the first word.
  func check(_ words: ArraySlice<TuningWord>, after first: TuningWord) throws(TuningMistake) {
    guard self != .replace else { return try Self.checkReplacement(words, after: first) }
    guard counts.contains(words.count), self != .tone || words.count.isMultiple(of: 2) else {
      let wanted = self == .tone ? "2, 4, 6, 8 or 10" : Self.written(counts)
      throw TuningMistake(
        .count, words.range ?? first.range,
        "\"\(rawValue)\" takes \(wanted) number\(counts == 1...1 ? "" : "s"), not \(words.count)")
    }
    var values: [Int] = []
    for (place, word) in words.enumerated() {
      let allowed = ranges[place % ranges.count]
      guard let value = Int(word.text), allowed.contains(value) else {
        throw TuningMistake(
          .value, word.range,
          "\"\(word.text)\" is not a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
        )
      }
      values.append(value)
    }
    try checkOrder(values, words)
  }

  /// How many numbers there may be.
  private var counts: ClosedRange<Int> {
    switch self {
    case .flutter, .roughness, .intonation, .voicing: 1...1
    case .consonants, .words: 1...2
    case .pitch: 2...2
    case .formant: 2...5
    case .stressAdd, .stressAmp, .stressLength: 8...8
    case .breath, .breathw: 1...8
    case .tone: 2...10
    case .replace: 3...3
    }
  }

  /// What each number may be; they begin again after the last.
  private var ranges: [ClosedRange<Int>] {
    switch self {
    case .flutter: [0...20]
    case .roughness: [0...7]
    case .intonation: [1...4]
    case .voicing: [0...200]
    case .consonants: [0...200]
    case .words: [0...4, 0...4]
    case .pitch: [40...300]
    case .formant: [0...8, 50...200, 0...200, 20...300, -500...500]
    case .stressAdd: [-200...200]
    case .stressAmp: [0...40]
    case .stressLength: [0...500]
    case .breath: [0...100]
    case .breathw: [50...1000]
    case .tone: [0...8000, 0...255]
    case .replace: []
    }
  }

  /// The tones go up, and so does the pitch: the engine writes between two of them.
  private func checkOrder(
    _ values: [Int], _ words: ArraySlice<TuningWord>
  ) throws(TuningMistake) {
    guard self == .pitch || self == .tone else { return }
    let step = self == .tone ? 2 : 1
    for place in stride(from: step, to: values.count, by: step)
    where values[place] <= values[place - step] {
      let word = words[words.startIndex + place]
      throw TuningMistake(
        .value, word.range, "\"\(word.text)\" has to be more than \(values[place - step])")
    }
  }

  /// Where a phoneme becomes another: two digits, and the names of the two.
  private static func checkReplacement(
    _ words: ArraySlice<TuningWord>, after first: TuningWord
  ) throws(TuningMistake) {
    guard words.count == 3, let flags = words.first else {
      throw TuningMistake(
        .count, words.range ?? first.range,
        "\"replace\" takes a number and two phonemes, not \(words.count) words")
    }
    guard ["00", "01", "02", "03", "0", "1", "2", "3"].contains(flags.text) else {
      throw TuningMistake(
        .value, flags.range, "\"\(flags.text)\" is not a whole number from 0 to 3")
    }
    // The engine copies these into arrays of twelve bytes.
    for word in words.dropFirst() where word.text.utf8.count > 4 || word.text.contains("/") {
      throw TuningMistake(
        .value, word.range, "\"\(word.text)\" is no phoneme: those have at most four characters")
    }
  }

  private static func written(_ counts: ClosedRange<Int>) -> String {
    counts.lowerBound == counts.upperBound
      ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
  }
}

extension ArraySlice<TuningWord> {
  /// The bytes from the first to the last; nil if there is none.
  fileprivate var range: Range<Int>? {
    guard let first, let last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}
