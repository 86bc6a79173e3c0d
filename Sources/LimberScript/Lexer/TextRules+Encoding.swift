internal import LimberDiagnostics

/// Files that are not UTF-8: told once, with what makes them so.
extension TextRules {
  /// What is wrong with a file whose characters take two bytes each; nil if it is none.
  ///
  /// Of such a file nothing else can be told.
  static func wideText(_ source: Source) -> Diagnostic? {
    let bytes = source.bytes.span
    guard bytes.count > 1 else { return nil }
    let isMarked =
      (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
    guard isMarked || hasManyNulls(bytes) else { return nil }
    return Diagnostic(
      .error, Diagnostic.Code("R001"), "this file is not UTF-8 text", in: source,
      at: Label(0..<0, "this is UTF-16")
    ).advising(.help("save the file as UTF-8"))
  }

  /// What is wrong with a file of another kind, such as that of a word processor; nil if it is none.
  ///
  /// Line by line it would only be a flood of words that nobody wrote.
  static func otherFormat(_ source: Source) -> Diagnostic? {
    let start = source.bytes.prefix(64).filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let format = OtherFormat.all.first(where: { start.starts(with: $0.start.utf8) }) else {
      return nil
    }
    return Diagnostic(
      .error, Diagnostic.Code("R002"), "this is \(format.name), not a script", in: source,
      at: Label(0..<0)
    ).advising(.help(format.help))
  }

  private static func hasManyNulls(_ bytes: Span<UInt8>) -> Bool {
    guard bytes[0] == 0 || bytes[1] == 0 else { return false }
    let count = min(bytes.count, 64)
    var nulls = 0
    for offset in 0..<count where bytes[offset] == 0 { nulls += 1 }
    return nulls * 3 > count
  }

  /// The first byte that is not UTF-8, with the change of all such bytes of the file.
  func notUTF8(at wrong: Int) -> Diagnostic {
    let byte = source.bytes[wrong]
    var diagnostic = Diagnostic(
      .error, Diagnostic.Code("R001"), "this file is not UTF-8 text", in: source,
      at: Label(wrong..<wrong + 1, "byte 0x\(String(byte, radix: 16, uppercase: true))"))
    guard let character = Windows1252.character(of: byte) else { return diagnostic }
    diagnostic.label.text +=
      Windows1252.isQuote(byte) ? " (a Windows curly quote)" : " (\(character) in Windows-1252)"
    guard let edits = Self.conversion(of: source) else {
      return diagnostic.advising(.help("save the file as UTF-8"))
    }
    diagnostic.advice.append(
      .fix(edits, title: "fix (convert the file from Windows-1252)"))
    return diagnostic
  }

  /// The most bytes of a file that are converted one by one.
  private static let mostConverted = 5000

  /// What makes UTF-8 of every byte that is none; nil if one of them has no character.
  private static func conversion(of source: Source) -> [Edit]? {
    var edits: [Edit] = []
    var offset = 0
    let bytes = source.bytes
    while offset < bytes.count {
      let width = width(at: offset, in: bytes)
      if width == 0 {
        guard edits.count < mostConverted,
          let character = Windows1252.character(of: bytes[offset])
        else { return nil }
        edits.append(Edit(offset..<offset + 1, String(character)))
      }
      offset += max(width, 1)
    }
    return edits
  }

  /// How many bytes the character at an offset takes; zero if there is none.
  private static func width(at offset: Int, in bytes: [UInt8]) -> Int {
    let lead = bytes[offset]
    guard lead >= 0x80 else { return 1 }
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, offset + width <= bytes.count,
      String(validating: bytes[offset..<offset + width], as: UTF8.self) != nil
    else { return 0 }
    return width
  }
}
