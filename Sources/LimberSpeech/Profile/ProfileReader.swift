internal import LimberDiagnostics
internal import LimberTuning
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
  mutating func fields(_ name: String, in fields: ProfileFields) -> ProfileFields? {
    guard let field = fields[name] else { return nil }
    let inner = ProfileFields(in: field, of: source)
    if inner == nil { report(.wrong(.wrongKind, field, takes: "fields of its own", in: source)) }
    return inner
  }

  /// A field that has to be there.
  mutating func needed(_ name: String, in fields: ProfileFields) -> ProfileField? {
    if fields[name] == nil, !guessed.contains(name) {
      report(.missing(name, in: source, at: fields.place))
    }
    return fields[name]
  }

  /// A text of one line, of 1 to `longest` characters, that `isRight` says may stand there.
  mutating func text(
    _ field: ProfileField?, atMost longest: Int, takes accepted: String,
    where isRight: (String) -> Bool = { _ in true }
  ) -> String? {
    guard let field else { return nil }
    guard let text = field.value.string, !text.isEmpty, text.unicodeScalars.count <= longest,
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }), isRight(text)
    else {
      report(.wrong(.wrongKind, field, takes: accepted, in: source))
      return nil
    }
    return text
  }

  /// One of a few words.
  mutating func word(_ field: ProfileField?, among words: [String]) -> String? {
    guard let field else { return nil }
    if let text = field.value.string, words.contains(text) { return text }
    let close = Suggestion.closest(to: field.value.string ?? "", among: words)
    let accepted = words.joined(separator: " or ")
    let error = Diagnostic.wrong(.unknownWord, field, takes: accepted, in: source)
    report(close.first.map { error.advising(.fix(Edit(field.place, $0))) } ?? error)
    return nil
  }

  /// Yes or no.
  mutating func truth(_ field: ProfileField?) -> Bool? {
    word(field, among: ["true", "false"]).map { $0 == "true" }
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
    let written = field.value.string.flatMap { text in
      text.utf8.allSatisfy { "+-.0123456789".utf8.contains($0) } ? Double(text) : nil
    }
    let (lowest, highest) = (Int(allowed.lowerBound), Int(allowed.upperBound))
    return checked(written, field, allowed, "a number from \(lowest) to \(highest)")
  }

  private mutating func checked<Value: Comparable>(
    _ value: Value?, _ field: ProfileField, _ allowed: ClosedRange<Value>, _ accepted: String
  ) -> Value? {
    guard let value, allowed.contains(value) else {
      let code: Diagnostic.Code = value == nil ? .wrongKind : .outOfRange
      report(.wrong(code, field, takes: accepted, in: source))
      return nil
    }
    return value
  }
}

// MARK: - Lists

extension ProfileReader {
  /// Lines of tuning; those for espeak-ng are checked word by word.
  mutating func tuning(_ field: ProfileField?, for engine: String) -> [String] {
    guard let field else { return [] }
    guard let items = field.value.sequence, items.allSatisfy({ $0.string != nil }) else {
      report(.wrong(.wrongKind, field, takes: "a list of lines", in: source))
      return []
    }
    guard items.count <= TuningLine.most else {
      report(.wrong(.outOfRange, field, takes: "at most \(TuningLine.most) lines", in: source))
      return []
    }
    return items.compactMap { engine == VoiceProfile.usualEngine ? tuned($0) : $0.string }
  }

  private mutating func tuned(_ item: Node) -> String? {
    let line = item.string ?? ""
    do throws(TuningMistake) {
      return try TuningLine(line).text
    } catch {
      report(diagnostic(of: error, in: item, line))
      return nil
    }
  }

  private func diagnostic(of mistake: TuningMistake, in item: Node, _ line: String) -> Diagnostic {
    let start = item.mark.map { source.offset(of: $0) } ?? 0
    let whole = source.extent(of: item, from: start)
    // As long as the line is written as it is, the place within it is known as well.
    let written = source.text(in: whole)
    let shift = written == line ? 0 : written.dropFirst().dropLast() == line ? 1 : nil
    let place = shift.map { shift in
      let first = start + shift
      return first + mistake.range.lowerBound..<first + mistake.range.upperBound
    }
    let word = String(decoding: Array(line.utf8)[mistake.range], as: UTF8.self)
    let close =
      mistake.kind == .unknown ? Suggestion.closest(to: word, among: TuningLine.names) : []
    let label = close.map { "\"\($0)\"" }.joined(separator: " or ")
    let error = Diagnostic(
      .error, .badTuning, mistake.reason, in: source,
      at: Label(place ?? whole, label.isEmpty ? "" : "did you mean \(label)?"))
    if close.count == 1, let place { return error.advising(.fix(Edit(place, close[0]))) }
    guard mistake.kind == .unknown, close.isEmpty else { return error }
    return error.advising(
      .help("a line starts with one of \(TuningLine.names.joined(separator: ", "))"))
  }

  /// Words and how they are written for the engine.
  mutating func pronunciations(_ fields: ProfileFields?) -> [String: String] {
    guard let fields else { return [:] }
    var result: [String: String] = [:]
    for field in fields.all {
      let word = String(field.name.dropFirst("pronunciations.".count))
      let said = text(field, atMost: 100, takes: "how the word is written to be said right")
      if word.isEmpty || word.utf8.count > 100 {
        report(
          Diagnostic(
            .error, .wrongKind, "a word of 1 to 100 bytes is pronounced", in: source,
            at: Label(field.key)))
      }
      result[word] = said
    }
    return result
  }
}
