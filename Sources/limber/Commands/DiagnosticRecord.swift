internal import Foundation
internal import LimberDiagnostics

/// A diagnostic as one JSON object, for editors and other programs (LANGUAGE.md 6.1).
///
/// Lines and columns count from 1, columns in characters as people see them; `utf16Column` counts
/// UTF-16 units, as editors do; bytes count from 0.
struct DiagnosticRecord: Encodable {
  struct Part: Encodable {
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
    var utf16Column: Int
    var utf16EndColumn: Int
    var byteStart: Int
    var byteEnd: Int
    var label: String
  }

  struct Fix: Encodable {
    struct Change: Encodable {
      var byteStart: Int
      var byteEnd: Int
      var text: String
    }

    var title: String
    var safe: Bool
    var edits: [Change]
  }

  private let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  /// The object on one line.
  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  private enum Key: String, CodingKey {
    case code, severity, message, file, line, column, endLine, endColumn
    case utf16Column, utf16EndColumn, byteStart, byteEnd, label, related, notes, fixes
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    let part = part(diagnostic.label)
    try values.encode(diagnostic.code.name, forKey: .code)
    try values.encode(diagnostic.severity.rawValue, forKey: .severity)
    try values.encode(diagnostic.message, forKey: .message)
    try values.encode(diagnostic.source.name, forKey: .file)
    try values.encode(part.line, forKey: .line)
    try values.encode(part.column, forKey: .column)
    try values.encode(part.endLine, forKey: .endLine)
    try values.encode(part.endColumn, forKey: .endColumn)
    try values.encode(part.utf16Column, forKey: .utf16Column)
    try values.encode(part.utf16EndColumn, forKey: .utf16EndColumn)
    try values.encode(part.byteStart, forKey: .byteStart)
    try values.encode(part.byteEnd, forKey: .byteEnd)
    try values.encode(part.label, forKey: .label)
    try values.encode(diagnostic.related.map(self.part), forKey: .related)
    try values.encode(notes, forKey: .notes)
    try values.encode(fixes, forKey: .fixes)
  }

  private var notes: [String] {
    diagnostic.advice.filter { !$0.text.isEmpty }.map { "\($0.heading): \($0.text)" }
  }

  private var fixes: [Fix] {
    diagnostic.advice.filter { !$0.edits.isEmpty }.map { advice in
      let edits = advice.edits.map {
        Fix.Change(
          byteStart: $0.range.lowerBound, byteEnd: $0.range.upperBound, text: $0.replacement)
      }
      return Fix(title: advice.heading, safe: advice.isSafe, edits: edits)
    }
  }

  private func part(_ label: Label) -> Part {
    let source = diagnostic.source
    let (start, end) = (label.range.lowerBound, label.range.upperBound)
    let (first, last) = (source.place(of: start), source.place(of: end))
    return Part(
      line: first.line, column: first.column, endLine: last.line, endColumn: last.column,
      utf16Column: source.utf16Column(of: start), utf16EndColumn: source.utf16Column(of: end),
      byteStart: start, byteEnd: end, label: label.text)
  }
}

extension Source {
  /// The column of a byte in UTF-16 units, from 1.
  fileprivate func utf16Column(of offset: Int) -> Int {
    let line = lines[lineIndex(at: offset)]
    let end = min(max(offset, line.lowerBound), line.upperBound)
    return text(in: line.lowerBound..<end).utf16.count + 1
  }
}
