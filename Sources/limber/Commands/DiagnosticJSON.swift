internal import LimberDiagnostics
internal import LimberExport

/// The machine form of a diagnostic (LANGUAGE.md 6.1), which editors read.
///
/// Lines and columns count from 1, a column is a character as people see it; bytes and UTF-16 code
/// units count from the start of the file, UTF-16 without a byte-order mark.
extension Diagnostic {
  /// One JSON object, in one line.
  var jsonLine: String { json.text + "\n" }

  private var json: JSONValue {
    let head: [Member] = [
      ("code", .string(code.name)), ("severity", .string(severity.rawValue)),
      ("message", .string(message)), ("file", .string(source.name)),
    ]
    let tail: [Member] = [
      ("related", .array(related.map { .object(source.members(of: $0)) })),
      ("notes", .array(advice.filter(\.edits.isEmpty).map { .string($0.text) })),
      ("fixes", .array(advice.filter { !$0.edits.isEmpty }.map { $0.json(in: source) })),
    ]
    return .object(head + source.members(of: label) + tail)
  }
}

/// A key with its value.
private typealias Member = (key: String, value: JSONValue)

extension Source {
  /// Where a label is, in every way of counting, and what it says.
  fileprivate func members(of label: Label) -> [Member] {
    let start = place(of: label.range.lowerBound)
    let end = place(of: label.range.upperBound)
    return [
      ("line", .integer(start.line)), ("column", .integer(start.column)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
    ] + members(of: label.range) + [("label", .string(label.text))]
  }

  fileprivate func members(of range: Range<Int>) -> [Member] {
    [
      ("byteStart", .integer(range.lowerBound)), ("byteEnd", .integer(range.upperBound)),
      ("utf16Start", .integer(utf16Offset(of: range.lowerBound))),
      ("utf16End", .integer(utf16Offset(of: range.upperBound))),
    ]
  }
}

extension Advice {
  fileprivate func json(in source: Source) -> JSONValue {
    .object([
      ("title", .string(title(in: source))), ("safe", .bool(isSafe)),
      (
        "edits",
        .array(
          edits.map { edit in
            .object(source.members(of: edit.range) + [("text", .string(edit.replacement))])
          })
      ),
    ])
  }

  /// What an editor offers to do: the words of the advice, or what its edit does.
  private func title(in source: Source) -> String {
    if !text.isEmpty { return text }
    guard heading == "fix" || heading == "maybe", edits.count == 1, let edit = edits.first else {
      return heading
    }
    let old = source.text(in: edit.range)
    let new = edit.replacement.split { $0.isNewline }.joined(separator: " / ")
    if edit.range.isEmpty { return "insert \"\(new)\"" }
    return edit.replacement.isEmpty ? "remove \"\(old)\"" : "write \"\(new)\" for \"\(old)\""
  }
}
