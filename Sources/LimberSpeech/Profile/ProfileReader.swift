internal import LimberDiagnostics
internal import Yams

/// Reads values of fields, and keeps what is wrong with them.
struct ProfileReader {
  let source: Source
  private(set) var diagnostics: [Diagnostic] = []
  /// The names that misspelt fields may stand for.
  private var guessed: Set<String> = []

  init(_ source: Source) {
    self.source = source
  }

  /// Adds something that is wrong.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Reports every field that has none of these names.
  mutating func allow(_ names: [String], in fields: ProfileFields) {
    // A field that is there already is not what another one was meant to be.
    let free = names.filter { fields[$0] == nil }
    for field in fields.all where !names.contains(field.ownName) {
      let close = Suggestion.closest(to: field.ownName, among: free)
      report(.unknown(field, meaning: close, among: names, in: source))
      guessed.formUnion(close)
    }
  }

  /// The fields in a field; nil if it is not there.
  ///
  /// A quiet look reports nothing.
  mutating func fields(
    _ name: String, in fields: ProfileFields, isQuiet: Bool = false
  ) -> ProfileFields? {
    guard let field = fields[name] else { return nil }
    let inner = ProfileFields(in: field, of: source)
    if inner == nil, !isQuiet {
      report(.wrong(.wrongKind, field, takes: "fields of its own", in: source))
    }
    return inner
  }

  /// A field that has to be there.
  mutating func needed(_ name: String, in fields: ProfileFields) -> ProfileField? {
    if fields[name] == nil, !guessed.contains(name) {
      report(.missing(name, in: source, at: fields.place))
    }
    return fields[name]
  }

  /// A text of one line, of 1 to `longest` characters, that `isRight` says may stand there; `meant`
  /// tells what another one was to be.
  mutating func text(
    _ field: ProfileField?, atMost longest: Int, takes accepted: String,
    meaning meant: (String) -> String? = { _ in nil },
    where isRight: (String) -> Bool = { _ in true }
  ) -> String? {
    guard let field else { return nil }
    guard let text = field.value.string, !text.isEmpty, text.unicodeScalars.count <= longest,
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }), isRight(text)
    else {
      let right = field.value.string.flatMap(meant).flatMap { isRight($0) ? $0 : nil }
      report(.wrong(.wrongKind, field, takes: accepted, meaning: right, in: source))
      return nil
    }
    return text
  }

  /// One of a few words; `meanings` has what others of small letters stand for.
  mutating func word(
    _ field: ProfileField?, among words: [String], meaning meanings: [String: String] = [:]
  ) -> String? {
    guard let field else { return nil }
    if let text = field.value.string, words.contains(text) { return text }
    let written = field.value.string ?? ""
    let right = meanings[written.lowercased()]
    let close = right.map { [$0] } ?? Suggestion.closest(to: written, among: words)
    let accepted = words.joined(separator: " or ")
    report(.wrong(.unknownWord, field, takes: accepted, meaning: close.first, in: source))
    return nil
  }

  /// Yes or no.
  mutating func truth(_ field: ProfileField?) -> Bool? {
    let meanings = ["yes": "true", "on": "true", "no": "false", "off": "false"]
    return word(field, among: ["true", "false"], meaning: meanings).map { $0 == "true" }
  }

  /// A whole number within `allowed`.
  mutating func whole(_ field: ProfileField?, in allowed: ClosedRange<Int>) -> Int? {
    guard let field else { return nil }
    let value = field.value.string.flatMap { Int($0) }
    let accepted = "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
    return checked(value, field, allowed, accepted)
  }

  /// A number within `allowed`, with a point if need be.
  mutating func decimal(_ field: ProfileField?, in allowed: ClosedRange<Double>) -> Double? {
    guard let field else { return nil }
    let (lowest, highest) = (Int(allowed.lowerBound), Int(allowed.upperBound))
    // Half of the world writes a comma there.
    let meant = field.value.string.map { $0.replacing(",", with: ".") }
    let isMeant = meant != field.value.string && number(meant).map(allowed.contains) ?? false
    return checked(
      number(field.value.string), field, allowed, "a number from \(lowest) to \(highest)",
      meaning: isMeant ? meant : nil)
  }

  private func number(_ text: String?) -> Double? {
    text.flatMap { text in
      text.utf8.allSatisfy { "+-.0123456789".utf8.contains($0) } ? Double(text) : nil
    }
  }

  private mutating func checked<Value: Comparable>(
    _ value: Value?, _ field: ProfileField, _ allowed: ClosedRange<Value>, _ accepted: String,
    meaning meant: String? = nil
  ) -> Value? {
    guard let value, allowed.contains(value) else {
      let code: Diagnostic.Code = value == nil ? .wrongKind : .outOfRange
      report(.wrong(code, field, takes: accepted, meaning: meant, in: source))
      return nil
    }
    return value
  }
}
