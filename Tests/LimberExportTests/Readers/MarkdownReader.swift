/// What a person reads on a page of Markdown.
enum MarkdownReader {
  /// The lines of a page; what would be taken for a mark throws.
  static func lines(in text: String) throws -> [PlainTextLine] {
    try text.endedLines().filter { !$0.isEmpty }.map(line)
  }

  private static func line(_ text: String) throws -> PlainTextLine {
    if let found = try? text.read(#/- ((?:\d+:)?\d?\d:\d\d) (.+)/#) {
      let parts = found.1.split(separator: ":").compactMap { Int($0) }
      let seconds = parts.reduce(0) { $0 * 60 + $1 }
      if let dose = try? found.2.description.read(#/\*\*(\w+), (.+)\*\*/#) {
        return .step(seconds: seconds, "\(dose.1.uppercased()) \(dose.2)")
      }
      return .step(seconds: seconds, try words(found.2))
    }
    if let found = try? text.read(#/> \*\*Caution:\*\* (.+)/#) {
      return .caution(try words(found.1))
    }
    if let found = try? text.read(#/#+ (.*)/#) { return .heading(try words(found.1)) }
    return .heading(try words(Substring(text)))
  }

  private static func words(_ text: Substring) throws -> String {
    let marks = Array(#"\`*_{}[]<>#|~&"#.unicodeScalars)
    let startsBlock = (try? String(text).read(#/([+\-=].*|\d+[.)].*)/#)) != nil
    // The length of a pose begins with a number, but no list does.
    let isLength = (try? String(text).read(#/\d+(:\d\d)+\./#)) != nil
    guard !startsBlock || isLength, !text.contains("![") else {
      throw Malformed(line: String(text))
    }
    return try unescaped(text.unicodeScalars, marks: marks)
  }
}
