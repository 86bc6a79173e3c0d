/// What a player makes of SubRip, written from the rules that players share.
enum SRTReader {
  static func cues(in text: String) throws -> [ReadCue] {
    guard !text.isEmpty else { return [] }
    let blocks = try text.endedLines().split(separator: "", omittingEmptySubsequences: false)
    return try zip(1..., blocks).map { number, lines in
      let lines = Array(lines)
      guard lines.count == 3, lines[0] == String(number) else {
        throw Malformed(line: lines.joined(separator: "|"))
      }
      return try cue(lines[1], lines[2])
    }
  }

  private static func cue(_ times: String, _ words: String) throws -> ReadCue {
    let time = #/(\d\d+):([0-5]\d):([0-5]\d),(\d{3}) --> (\d\d+):([0-5]\d):([0-5]\d),(\d{3})/#
    let found = try times.read(time)
    let start = try milliseconds(found.1, found.2, found.3, found.4)
    let end = try milliseconds(found.5, found.6, found.7, found.8)
    // What players take for markup, for a time or for the number of a caption.
    let isMarkup = words.unicodeScalars.contains { #"<>{}\"#.unicodeScalars.contains($0) }
    let isNumber = words.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    guard start < end, !isMarkup, !isNumber else { throw Malformed(line: words) }
    return ReadCue(start, end, words)
  }
}
