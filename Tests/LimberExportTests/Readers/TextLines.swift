/// A text that does not keep to the rules of its format.
struct Malformed: Error {
  var line: String
}

/// Something with a time that was read.
struct ReadCue: Hashable {
  /// In milliseconds, as exactly as the format tells.
  var start: Int
  /// In milliseconds; nil where the format tells none.
  var end: Int?
  var text: String

  init(_ start: Int, _ end: Int? = nil, _ text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}

extension String {
  /// The lines of a text, each ended by LF, without looking at any other kind of line end.
  ///
  /// Reads bytes: no mark joins what ends a line, and CRLF is two.
  func endedLines() throws -> [String] {
    var lines = utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard lines.popLast() == "" else { throw Malformed(line: self) }
    return lines
  }

  /// The match of the whole text, by code points.
  func read<Output>(_ pattern: some RegexComponent<Output>) throws -> Output {
    let pattern = pattern.regex.matchingSemantics(.unicodeScalar)
    guard let match = wholeMatch(of: pattern) else { throw Malformed(line: self) }
    return match.output
  }
}

/// The whole number in digits.
func number(_ digits: Substring) throws -> Int {
  guard let number = Int(digits) else { throw Malformed(line: String(digits)) }
  return number
}

/// The milliseconds of `h:mm:ss` and thousandths.
func milliseconds(
  _ hours: Substring, _ minutes: Substring, _ seconds: Substring, _ thousandths: Substring
) throws -> Int {
  let whole = try (number(hours) * 60 + number(minutes)) * 60 + number(seconds)
  return try whole * 1000 + number(thousandths)
}
