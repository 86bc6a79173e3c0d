import LimberTimeline

extension JSONReader {
  struct Source: Decodable {
    var file: String
    var line: Int

    var value: Origin { Origin(file: file, line: line) }
  }

  /// One of the names an enumeration knows.
  static func named<Value: RawRepresentable<String>>(_ name: String) throws -> Value {
    guard let value = Value(rawValue: name) else { throw Unreadable() }
    return value
  }

  /// The place that an identifier such as `s5` numbers from one.
  static func index(_ id: String, _ letter: Character) throws -> Int {
    guard id.first == letter, let number = Int(id.dropFirst()), number > 0 else {
      throw Unreadable()
    }
    return number - 1
  }

  struct Sound: Decodable {
    var spoken: String?
    var role: String?
    var language: String?
    var tone: String?
    var fitMs: Int?

    func value() throws -> Cue.Sound {
      if let tone { return .tone(try named(tone)) }
      guard let spoken, let role, let language else { throw Unreadable() }
      return .speech(
        Utterance(
          text: spoken, role: try named(role), language: language, fit: fitMs.map { .init($0) }))
    }
  }

  struct JSONDropped: Decodable {
    var kind: String
    var text: String
    var reason: String
    var detail: String?
    var replacement: Sound?
    var source: Source
    var remedy: String?

    func value() throws -> DroppedCue {
      DroppedCue(
        kind: try named(kind), text: text, reason: reason, detail: detail,
        remedy: remedy, replacement: try replacement?.value(), origin: source.value)
    }
  }
}
