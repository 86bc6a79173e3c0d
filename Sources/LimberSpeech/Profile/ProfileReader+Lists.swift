internal import LimberDiagnostics
internal import LimberTuning
internal import Yams

extension ProfileReader {
  /// Lines of tuning, checked word by word as the engine understands them.
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
    return items.compactMap { tuned($0, isUsual: engine == VoiceProfile.usualEngine) }
  }

  private mutating func tuned(_ item: Node, isUsual: Bool) -> String? {
    let line = item.string ?? ""
    do throws(TuningMistake) {
      return try isUsual ? TuningLine(line).text : PiperTuningLine(line).text
    } catch {
      let names = isUsual ? TuningLine.names : PiperTuningLine.names
      report(diagnostic(of: error, in: item, line, among: names))
      return nil
    }
  }

  private func diagnostic(
    of mistake: TuningMistake, in item: Node, _ line: String, among names: [String]
  ) -> Diagnostic {
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
      mistake.kind == .unknown ? Suggestion.closest(to: word, among: names) : []
    let label = close.map { "\"\($0)\"" }.joined(separator: " or ")
    let error = Diagnostic(
      .error, .badTuning, mistake.reason, in: source,
      at: Label(place ?? whole, label.isEmpty ? "" : "did you mean \(label)?"))
    if close.count == 1, let place { return error.advising(.fix(Edit(place, close[0]))) }
    guard mistake.kind == .unknown, close.isEmpty else { return error }
    let some = names.count > 1 ? "one of " : ""
    return error.advising(.help("a line starts with \(some)\(names.joined(separator: ", "))"))
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
