/// What a file of commands may not be, so that it does no harm to whoever reads it.
enum CommandsBounds {
  /// The most bytes of a file; that of English has 6,000.
  private static let longest = 65_536
  /// The most brackets of a file: each may lie in the one before.
  private static let mostBrackets = 1_000
  /// The most marks of a list or a key at the start of a line: each may lie in the one before.
  private static let mostMarks = 4

  /// The line of the first harm and what it is; nil if there is none.
  static func harm(in bytes: [UInt8]) -> (line: Int, reason: String)? {
    guard bytes.count <= longest else { return (1, "this file is longer than \(longest) bytes") }
    var brackets = 0
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      brackets += line.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      let marks = line.prefix { " \t-?:".utf8.contains($0) }.count { "-?:".utf8.contains($0) }
      if brackets > mostBrackets || (marks > mostMarks && marks < line.count) {
        return (index + 1, "the fields are nested too deep")
      }
      // A name for a part, used again and again, would make a small file endless.
      if names(in: line) { return (index + 1, "nothing may be repeated by * and &: write it out") }
    }
    return nil
  }

  /// Whether a star or an ampersand stands where it may name a part.
  private static func names(in line: ArraySlice<UInt8>) -> Bool {
    line.indices.contains { place in
      guard "*&".utf8.contains(line[place]) else { return false }
      let next = place + 1 < line.endIndex ? line[place + 1] : 0x20
      return next != 0x20 && next != 0x09 && next != 0x0D
    }
  }
}
