internal import Yams

/// The fields of a voice file, or of one field in it, read one by one.
struct ProfileFields {
  private let file: String
  /// The name of the field these fields are in, with a dot behind it.
  private let prefix: String
  private let mapping: Node.Mapping

  /// The fields that say how to speak.
  static let settings = ["rate", "pitch", "range", "volume", "word-gap"]

  /// Takes a file apart.
  init(yaml: String, file: String) throws(VoiceProfileError) {
    do {
      guard let mapping = try Yams.compose(yaml: yaml)?.mapping else {
        throw VoiceProfileError(
          .notAProfile, file: file, field: nil, reason: "the file is not a list of fields")
      }
      self.init(file: file, prefix: "", mapping: mapping)
    } catch let error as VoiceProfileError {
      throw error
    } catch {
      let reason = "the file is not YAML: \(error)"
      throw VoiceProfileError(.notAProfile, file: file, field: nil, reason: reason)
    }
  }

  private init(file: String, prefix: String, mapping: Node.Mapping) {
    self.file = file
    self.prefix = prefix
    self.mapping = mapping
  }

  /// The names of the fields that are there.
  var names: [String] { mapping.keys.compactMap(\.string) }

  /// Throws for the first field that has none of these names.
  func allow(_ names: [String]) throws(VoiceProfileError) {
    for key in mapping.keys {
      guard let name = key.string, names.contains(name) else {
        let known = names.joined(separator: ", ")
        throw error(.unknownField, key.string ?? "?", "there is no such field; there are \(known)")
      }
    }
  }

  /// A field every profile needs, as text.
  func text(_ name: String) throws(VoiceProfileError) -> String {
    guard let node = mapping[name] else { throw error(.missing, name, "the field is missing") }
    guard let text = node.string, !text.isEmpty else {
      throw error(.wrongType, name, "the value is not a text")
    }
    return text
  }

  /// The fields in a field; nil if there is no such field.
  func fields(_ name: String) throws(VoiceProfileError) -> ProfileFields? {
    guard let node = mapping[name] else { return nil }
    guard let inner = node.mapping else {
      throw error(.wrongType, name, "the value is not a list of fields")
    }
    return ProfileFields(file: file, prefix: prefix + name + ".", mapping: inner)
  }

  /// A number with decimals.
  func decimal(
    _ name: String, in allowed: ClosedRange<Double>, else standard: Double
  ) throws(VoiceProfileError) -> Double {
    guard let node = mapping[name] else { return standard }
    guard let value = node.float else { throw error(.wrongType, name, "the value is no number") }
    return try checked(value, name, allowed)
  }

  /// How to speak; what is not written is taken from `standard`.
  func settings(else standard: VoiceSettings) throws(VoiceProfileError) -> VoiceSettings {
    VoiceSettings(
      rate: try whole("rate", in: VoiceSettings.rates, else: standard.rate),
      pitch: try whole("pitch", in: 0...99, else: standard.pitch),
      range: try whole("range", in: 0...99, else: standard.range),
      volume: try whole("volume", in: 0...100, else: standard.volume),
      wordGap: try whole("word-gap", in: 0...4, else: standard.wordGap))
  }

  private func whole(
    _ name: String, in allowed: ClosedRange<Int>, else standard: Int
  ) throws(VoiceProfileError) -> Int {
    guard let node = mapping[name] else { return standard }
    guard let value = node.int else {
      throw error(.wrongType, name, "the value is no whole number")
    }
    return try checked(value, name, allowed)
  }

  private func checked<Value>(
    _ value: Value, _ name: String, _ allowed: ClosedRange<Value>
  ) throws(VoiceProfileError) -> Value {
    guard allowed.contains(value) else {
      let range = "\(allowed.lowerBound) to \(allowed.upperBound)"
      throw error(.outOfRange, name, "\(value) is not within \(range)")
    }
    return value
  }

  private func error(
    _ code: VoiceProfileError.Code, _ name: String, _ reason: String
  ) -> VoiceProfileError {
    VoiceProfileError(code, file: file, field: prefix + name, reason: reason)
  }
}
