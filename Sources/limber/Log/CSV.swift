/// Rows of comma-separated values, as RFC 4180 has them.
enum CSV {
  /// A field of a row.
  enum Field {
    case text(String)
    case number(Int)
  }

  /// A header and its rows, each line ended by CR and LF.
  static func text(_ header: [String], _ rows: [[Field]]) -> String {
    ([header.joined(separator: ",")] + rows.map(line)).map { $0 + "\r\n" }.joined()
  }

  private static func line(_ fields: [Field]) -> String {
    fields.map { field in
      switch field {
      case .number(let number): String(number)
      case .text(let text): quoted(harmless(text))
      }
    }.joined(separator: ",")
  }

  /// Text that no spreadsheet takes for a formula (LANGUAGE.md 8.7).
  private static func harmless(_ text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let signs: [Unicode.Scalar?] = ["=", "+", "-", "@"]
    let controls: [Unicode.Scalar?] = ["\t", "\r", "\n"]
    guard first != nil, signs.contains(first) || controls.contains(text.unicodeScalars.first)
    else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    let mustBe = text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    guard mustBe || text.first == " " || text.last == " " else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
