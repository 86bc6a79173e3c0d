/// Written lines, with the blank lines between them (LANGUAGE.md 3.14).
///
/// One blank line stands above headings and markers, and above the comments right above them;
/// elsewhere a blank line of the author's stays, and several become one.
struct LineLayout {
  /// A line that is not blank.
  struct Line {
    /// What is written on it.
    var bytes: [UInt8]
    /// The number of the line it was.
    var number: Int
    var isComment: Bool
    /// Whether it is a heading or a marker.
    var opensSection: Bool
  }

  /// The lines, nil for a blank one.
  ///
  /// Neither the first nor the last is blank.
  private(set) var lines: [Line?] = []
  private var isBehindBlank = false

  /// A blank line of the author's.
  mutating func addBlank() {
    isBehindBlank = true
  }

  mutating func add(_ line: Line) {
    if isBehindBlank {
      separate(at: lines.count)
    } else if line.opensSection {
      separate(at: lines.count - lines.reversed().prefix { $0?.isComment == true }.count)
    }
    isBehindBlank = false
    lines.append(line)
  }

  private mutating func separate(at index: Int) {
    guard index > 0, lines[index - 1] != nil else { return }
    lines.insert(nil, at: index)
  }

  /// The whole file, every line with its end.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // A byte-order mark is only skipped once; this one was not, and must not be now.
    if lines.first??.bytes.starts(with: mark) == true { bytes = mark }
    for line in lines {
      if let line { bytes += line.bytes }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
