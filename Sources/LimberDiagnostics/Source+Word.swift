extension Source {
  /// The bytes of the word at a line and a column, both counted from 1, columns in Unicode scalars;
  /// the end of the line, or of the source, if there is none.
  public func word(atLine line: Int, column: Int) -> Range<Int> {
    guard lines.indices.contains(line - 1) else { return bytes.count..<bytes.count }
    let whole = lines[line - 1]
    let before = text(in: whole).unicodeScalars.prefix(max(0, column - 1))
    let start = min(whole.upperBound, whole.lowerBound + String(before).utf8.count)
    let ends = Array(" \t,:;()[]{}\"'".utf8)
    let end = bytes[start..<whole.upperBound].firstIndex { ends.contains($0) } ?? whole.upperBound
    // A sign that stands alone is a word, too.
    return start..<max(end, min(start + 1, whole.upperBound))
  }
}
