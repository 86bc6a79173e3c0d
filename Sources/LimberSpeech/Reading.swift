internal import Foundation

/// How something written in signs is read aloud (LANGUAGE.md 2.2).
struct Reading: Sendable {
  /// What is written, as a regular expression.
  let written: String
  /// What is said, with `$1` for the first group.
  let said: String

  /// The text with every match said in words.
  func applied(to text: String) -> String {
    text.replacingOccurrences(of: written, with: said, options: .regularExpression)
  }

  /// The readings that may concern a text, in the order they are applied; only certain ones.
  ///
  /// Most lines have nothing to be read, and need not be searched for every row of the table.
  static func table(for text: String, language: String) -> [Reading] {
    let primary = language.split(separator: "-").first?.lowercased()
    let hasSigns = text.utf8.contains { "0123456789/&".utf8.contains($0) }
    return primary == "en" && hasSigns ? english : []
  }

  private init(_ written: String, _ said: String) {
    self.written = written
    self.said = said
  }

  private static let english: [Reading] = counts + fractions + ranges + units + signs

  /// A row of single digits is a count, or the phases of a breath.
  private static let counts = [
    Reading(#"(?<![\d-])(\d)-(\d)-(\d)-(\d)-(\d)(?![\d-])"#, "$1, $2, $3, $4, $5"),
    Reading(#"(?<![\d-])(\d)-(\d)-(\d)-(\d)(?![\d-])"#, "$1, $2, $3, $4"),
    Reading(#"(?<![\d-])(\d)-(\d)-(\d)(?![\d-])"#, "$1, $2, $3"),
  ]

  private static let fractions = [
    Reading(#"(?<![\d/.,])(\d+) 1/2(?![\d/])"#, "$1 and a half"),
    Reading(#"(?<![\d/.,])1/2(?![\d/])"#, "one half"),
    Reading(#"(?<![\d/.,])1/3(?![\d/])"#, "one third"),
    Reading(#"(?<![\d/.,])2/3(?![\d/])"#, "two thirds"),
    Reading(#"(?<![\d/.,])1/4(?![\d/])"#, "one quarter"),
    Reading(#"(?<![\d/.,])3/4(?![\d/])"#, "three quarters"),
  ]

  private static let ranges = [
    Reading(#"(?<![\d–—-])(\d+)[-–—](\d+)(?![\d–—-])"#, "$1 to $2"),
    Reading(#"(?<![\d–—-])(\d+) [-–—] (\d+)(?![\d–—-])"#, "$1 to $2"),
    Reading(#"(?<![\d:])(\d):(\d)(?![\d:])"#, "$1 to $2"),
  ]

  private static let units = [
    Reading(#"(?<![\d.,])1 ?(?:s|sec)\b"#, "1 second"),
    // Four digits and an s are a decade.
    Reading(#"(?<!\d)(\d{1,3}) ?(?:s|sec|secs)\b"#, "$1 seconds"),
    Reading(#"(?<![\d.,])1 ?min\b"#, "1 minute"),
    Reading(#"(\d) ?(?:min|mins)\b"#, "$1 minutes"),
    Reading(#"(\d) ?x ?(?=\d)"#, "$1 times "),
    Reading(#"(?<![\d.,])1x\b"#, "once"),
    Reading(#"(\d)x\b"#, "$1 times"),
  ]

  private static let signs = [
    Reading(#"\b[Aa]nd/or\b"#, "or"),
    Reading(#"(?<![\w/])L/R(?![\w/])"#, "left or right"),
    Reading(#"(?<![\w/])R/L(?![\w/])"#, "right or left"),
    Reading(#"(?<![\w/])(\p{L}{3,})/(\p{L}{3,})(?![\w/])"#, "$1 or $2"),
    Reading(#"< ?(?=\d)"#, "less than "),
    Reading(#"> ?(?=\d)"#, "more than "),
    Reading(#" ?& ?"#, " and "),
  ]
}
