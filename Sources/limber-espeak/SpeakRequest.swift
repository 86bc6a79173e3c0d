internal import LimberTuning

/// What to say and how, as it comes in a `speak` frame.
///
/// On the wire: rate, pitch, range, volume, word gap, the length of the voice's name and that of its
/// tuning as 16 bits each, the name, the lines of tuning with a line feed between them, and the text
/// up to the end.
struct SpeakRequest {
  /// Words a minute.
  var rate: Int
  /// The base pitch.
  var pitch: Int
  /// How far the pitch moves.
  var range: Int
  /// The amplitude.
  var volume: Int
  /// Extra silence between words.
  var wordGap: Int
  /// The voice, and how it is tuned.
  var manner: Manner
  /// The words as UTF-8, without a control character.
  var text: [UInt8]

  /// What has to be done before anything can be said.
  struct Manner: Hashable {
    /// The engine's name for the voice.
    var voice: String
    /// Lines of a voice file, spoken with behind those of the voice.
    var tuning: [TuningLine]
  }

  /// The bytes in front of the voice's name.
  private static let fixedSize = 14
  /// How much text is said at once, in bytes.
  static let longestText = 4000

  /// Reads a payload; throws a `badRequest` if it is not one, or asks for what cannot be.
  init(payload: [UInt8]) throws(Failure) {
    guard payload.count >= Self.fixedSize else { throw Self.bad("it is cut short") }
    func number(_ index: Int) -> Int { Int(payload[2 * index]) | Int(payload[2 * index + 1]) << 8 }
    let tuningStart = Self.fixedSize + number(5)
    let textStart = tuningStart + number(6)
    guard payload.count >= textStart else { throw Self.bad("its voice is cut short") }
    let name = payload[Self.fixedSize..<tuningStart]
    manner = Manner(
      voice: String(decoding: name, as: UTF8.self),
      tuning: try Self.tuning(payload[tuningStart..<textStart]))
    rate = try Self.checked(number(0), "rate", 80...449)
    pitch = try Self.checked(number(1), "pitch", 0...99)
    range = try Self.checked(number(2), "range", 0...99)
    volume = try Self.checked(number(3), "volume", 0...100)
    wordGap = try Self.checked(number(4), "word gap", 0...4)
    // U+0001 would start an embedded command, and NUL would end the text.
    text = payload[textStart...].map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    guard text.count <= Self.longestText else {
      throw Failure(code: .tooLong, reason: "the text is longer than \(Self.longestText) bytes")
    }
  }

  private static func tuning(_ bytes: ArraySlice<UInt8>) throws(Failure) -> [TuningLine] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count <= TuningLine.most else { throw bad("its voice is tuned too much") }
    do throws(TuningMistake) {
      var tuning: [TuningLine] = []
      for line in lines { tuning.append(try TuningLine(String(decoding: line, as: UTF8.self))) }
      return tuning
    } catch {
      throw bad(error.reason)
    }
  }

  private static func checked(
    _ value: Int, _ name: String, _ allowed: ClosedRange<Int>
  ) throws(Failure) -> Int {
    guard allowed.contains(value) else { throw bad("its \(name) is \(value)") }
    return value
  }

  private static func bad(_ what: String) -> Failure {
    Failure(code: .badRequest, reason: "the request makes no sense: \(what)")
  }
}
