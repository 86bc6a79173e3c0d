internal import LimberDiagnostics

/// Text in lines of a certain width.
enum WrappedText {
  /// `text` in lines of at most `width` cells, broken between words; always `count` lines, the
  /// later ones empty, or the last one cut.
  static func lines(of text: String, width: Int, count: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      let longer = lines.last.map { "\($0) \(word)" }
      if let longer, lines.count == count || DisplayWidth.of(longer) <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(word)
      }
    }
    let missing = Array(repeating: "", count: max(0, count - lines.count))
    return lines.map { cut($0, to: width) } + missing
  }

  /// `line`, or as much of it as leaves room for an ellipsis in `width` cells.
  static func cut(_ line: String, to width: Int) -> String {
    guard DisplayWidth.of(line) > width else { return line }
    var room = width - 1
    let kept = line.prefix { character in
      room -= DisplayWidth.of(String(character))
      return room >= 0
    }
    return width > 0 ? kept + "…" : ""
  }
}
