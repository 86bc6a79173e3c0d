internal import LimberDiagnostics

/// Rows in columns.
enum Table {
  /// No column gets narrower than this to fit a terminal.
  private static let least = 14
  /// What stands between two columns.
  private static let gap = "  "

  /// The rows with every column as wide as its widest cell.
  ///
  /// Where a line is at most so many columns long, the widest cells go on in further lines.
  static func text(_ rows: [[String]], columns most: Int? = nil) -> String {
    let whole = (rows.first ?? []).indices.map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let widths = most.map { fitted(whole, to: $0) } ?? whole
    return rows.map { row in
      let cells = zip(row, widths).map(lines)
      return (0..<(cells.map(\.count).max() ?? 0)).map { number in
        line(cells.map { number < $0.count ? $0[number] : "" }, widths)
      }.joined()
    }.joined()
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
    }
    let line = padded.joined(separator: gap)
    return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
  }

  /// The widest columns made narrower, until a line is no longer than `most`.
  private static func fitted(_ widths: [Int], to most: Int) -> [Int] {
    var (widths, sum) = (widths, widths.reduce(0, +) + gap.count * (widths.count - 1))
    while sum > most, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > least
    {
      widths[widest] -= 1
      sum -= 1
    }
    return widths
  }

  /// The words of a cell in lines of a width; a longer word has a line of its own.
  private static func lines(of cell: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in cell.split(separator: " ") {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
