/// A kind of file that is taken for a script by mistake.
struct OtherFormat: Sendable {
  /// What its files start with, without white space.
  let start: String
  /// What such a file is.
  let name: String
  /// What can be done with it.
  let help: String

  /// Those that are known.
  static let all = [
    OtherFormat(
      start: "{\\rtf", name: "a file of a word processor (RTF)",
      help: "save it as plain text, in UTF-8"),
    OtherFormat(
      start: "PK\u{3}\u{4}", name: "a file of a word processor, or an archive",
      help: "save it as plain text, in UTF-8"),
    OtherFormat(start: "%PDF-", name: "a PDF", help: "write its words into a file of plain text"),
    OtherFormat(
      start: "{\"format\":\"limber-timeline\"", name: "a timeline in JSON",
      help: "play or export it as it is, and check the script that it was made from"),
    OtherFormat(start: "{\"", name: "a file in JSON", help: "write a script in plain text"),
    OtherFormat(start: "<!DOCTYPEhtml", name: "a web page", help: "copy its words as plain text"),
    OtherFormat(start: "<html", name: "a web page", help: "copy its words as plain text"),
  ]
}
