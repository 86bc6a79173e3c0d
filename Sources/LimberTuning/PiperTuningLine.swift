/// A setting of Piper's that a profile may hold: its name, and a number.
///
/// The program that speaks with Piper knows no other, and fails at every word where a number is none;
/// so who reads a profile takes only these.
public struct PiperTuningLine: Hashable, Sendable {
  /// The line, with one space between its words.
  public let text: String

  /// The settings there are.
  public static let names = ["noise-scale"]
  /// What each of them may be.
  private static let range = 0.0...1.0

  /// Takes a line; throws what is wrong with it.
  public init(_ line: String) throws(TuningMistake) {
    let words = try TuningWord.words(of: line)
    guard let name = words.first else { throw .empty(line) }
    guard Self.names.contains(name.text) else {
      throw TuningMistake(
        .unknown, name.range, "\"\(name.text)\" is nothing that can be tuned in Piper")
    }
    guard words.count == 2 else {
      throw TuningMistake(
        .count, name.range.lowerBound..<(words.last ?? name).range.upperBound,
        "\"\(name.text)\" takes 1 number, not \(words.count - 1)")
    }
    let value = words[1]
    let isPlain = value.text.utf8.allSatisfy { ".0123456789".utf8.contains($0) }
    guard isPlain, let number = Double(value.text), Self.range.contains(number) else {
      throw TuningMistake(
        .value, value.range, "\"\(value.text)\" is not a number from 0 to 1")
    }
    text = words.map(\.text).joined(separator: " ")
  }
}
