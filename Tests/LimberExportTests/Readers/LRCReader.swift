/// What a player makes of lyrics.
struct LRCReader {
  var tags: [String: String] = [:]
  /// Every stamp with its words; empty words clear the screen.
  var lines: [ReadCue] = []

  init(_ text: String) throws {
    for line in try text.endedLines() {
      if line.utf8.dropFirst().first.map({ (48...57).contains($0) }) == true {
        let found = try line.read(#/\[(\d\d+):([0-5]\d)\.(\d\d)\]([^\[\]]*)/#)
        guard found.4.firstMatch(of: #/<\d/#) == nil else { throw Malformed(line: line) }
        let seconds = try number(found.1) * 60 + number(found.2)
        lines.append(ReadCue(seconds * 1000 + (try number(found.3)) * 10, nil, String(found.4)))
      } else {
        let found = try line.read(#/\[([a-z]+):([^\[\]]*)\]/#)
        guard found.1 != "offset", lines.isEmpty else { throw Malformed(line: line) }
        tags[String(found.1)] = String(found.2)
      }
    }
  }

  /// What is shown.
  var words: [ReadCue] { lines.filter { !$0.text.isEmpty } }
}
