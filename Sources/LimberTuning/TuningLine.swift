/// A line of a voice file of espeak-ng that changes how a voice sounds, and nothing else.
///
/// The engine checks no number of such a line, writes what it reads into arrays of fixed size, and
/// would also load other files; so both who reads a profile and who gives it to the engine take
/// only these.
public struct TuningLine: Hashable, Sendable {
  /// The line, with one space between its words.
  public let text: String

  /// The longest line, in bytes; the engine would cut a longer one.
  public static let longest = 100
  /// The most lines of a voice.
  public static let most = 40

  /// Takes a line; throws what is wrong with it.
  public init(_ line: String) throws(TuningMistake) {
    let words = try TuningWord.words(of: line)
    guard let first = words.first else { throw .empty(line) }
    guard let directive = Directive(rawValue: first.text) else { throw .unknown(first) }
    try directive.check(words.dropFirst(), after: first)
    text = words.map(\.text).joined(separator: " ")
  }

  /// The first words of the lines there may be.
  public static let names = Directive.allCases.map(\.rawValue)
}

/// What is wrong with a line of tuning, and where in it.
public struct TuningMistake: Error, Hashable, Sendable {
  /// What kind of mistake it is.
  public enum Kind: Hashable, Sendable {
    /// The line is no line.
    case line
    /// Nothing starts with that word.
    case unknown
    /// The engine knows the word, but it must not be used.
    case refused
    /// There are too many numbers, or too few.
    case count
    /// A word is not what belongs there, or not within its range.
    case value
  }

  /// What kind of mistake it is.
  public var kind: Kind
  /// The bytes of the line it is about.
  public var range: Range<Int>
  /// What is wrong, as a short phrase for people.
  public var reason: String

  init(_ kind: Kind, _ range: Range<Int>, _ reason: String) {
    self.kind = kind
    self.range = range
    self.reason = reason
  }

  static func empty(_ line: String) -> TuningMistake {
    TuningMistake(.line, 0..<line.utf8.count, "the line is empty")
  }

  static func unknown(_ word: TuningWord) -> TuningMistake {
    let name = word.text
    guard let why = refusals[name] else {
      return TuningMistake(.unknown, word.range, "\"\(name)\" is nothing that can be tuned")
    }
    return TuningMistake(.refused, word.range, "\"\(name)\" cannot be used here: \(why)")
  }

  /// What the engine would understand as well.
  private static let refusals = [
    "echo": "its tail is cut off with a click",
    "speed": "a profile has a rate",
    "name": "a profile has a name of its own",
    "language": chosen, "phonemes": chosen, "dictionary": chosen, "dictrules": chosen,
    "dict_min": chosen, "gender": chosen, "variants": chosen, "tunes": chosen,
    "mbrola": "it loads other files",
  ]

  private static let chosen = "it comes with the voice"
}

/// A word of a line and where it stands.
struct TuningWord {
  var text: String
  var range: Range<Int>

  /// The words of a line, which is ASCII and not too long.
  static func words(of line: String) throws(TuningMistake) -> [TuningWord] {
    let bytes = Array(line.utf8)
    guard bytes.count <= TuningLine.longest else {
      throw TuningMistake(.line, 0..<bytes.count, "a line has at most \(TuningLine.longest) bytes")
    }
    guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw TuningMistake(.line, 0..<bytes.count, "a line has plain letters and digits only")
    }
    return bytes.indices.split { bytes[$0] == 0x20 }.map { indices in
      let range = indices.startIndex..<indices.endIndex
      return TuningWord(text: String(decoding: bytes[range], as: UTF8.self), range: range)
    }
  }
}
