/// What Audacity makes of a label track.
enum LabelsReader {
  struct Label: Hashable {
    var kind: String
    var cue: ReadCue
  }

  static func labels(in text: String) throws -> [Label] {
    guard !text.isEmpty else { return [] }
    return try text.endedLines().map { line in
      let found = try line.read(#/(\d+)\.(\d{6})\t(\d+)\.(\d{6})\t([a-z\-]+): ([^\t]*)/#)
      let start = try time(found.1, found.2)
      let end = try time(found.3, found.4)
      guard start <= end else { throw Malformed(line: line) }
      return Label(kind: String(found.5), cue: ReadCue(start, end, String(found.6)))
    }
  }

  private static func time(_ seconds: Substring, _ millionths: Substring) throws -> Int {
    try number(seconds) * 1000 + number(millionths) / 1000
  }
}
