/// A word or a time in big letters, as picture points.
struct BlockText {
  /// Rows of points, from the top, all as long.
  private let points: [[Bool]]

  /// How many points it is wide.
  var width: Int { points.first?.count ?? 0 }
  /// How many points it is high.
  var height: Int { points.count }

  /// The text in capitals; nil if there is no big letter for some of it.
  init?(_ text: String) {
    let letters = text.uppercased().map(BlockFont.letter)
    let known = letters.compactMap(\.self)
    guard known.count == letters.count else { return nil }
    let above = known.map(\.above.count).max() ?? 0
    let below = known.map(\.below.count).max() ?? 0
    var rows = Array(repeating: [Bool](), count: above + BlockFont.height + below)
    for letter in known {
      for (row, cells) in letter.rows(above: above, below: below).enumerated() {
        rows[row] += (rows[row].isEmpty ? [] : [false]) + cells
      }
    }
    points = rows
  }

  /// The letters in cells: a point is `scale` cells wide and half as many high.
  ///
  /// The scale is at least 1, and even where there are no half cells.
  func lines(scale: Int, _ style: ScreenStyle) -> [String] {
    guard style.scale(scale) == scale else { return [] }
    let halves = points.flatMap { Array(repeating: $0, count: scale) }
    return stride(from: 0, to: halves.count, by: 2).map { row in
      let lower = row + 1 < halves.count ? halves[row + 1] : halves[row].map { _ in false }
      let cells = zip(halves[row], lower).map { upper, lower in
        String(repeating: style.cell(upper, lower), count: scale)
      }
      return trimmed(cells.joined())
    }
  }

  /// The letters in the middle of `width` cells.
  func centered(scale: Int, _ style: ScreenStyle, width: Int) -> [String] {
    let margin = String(repeating: " ", count: max(0, width - self.width * scale) / 2)
    return lines(scale: scale, style).map { margin + $0 }
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// Text in big letters in the middle, broken between words; nil if it does not fit or cannot be
  /// drawn.
  static func wrapped(
    _ text: String, _ style: ScreenStyle, width: Int, height: Int, scale: Int
  ) -> [String]? {
    guard style.scale(scale) == scale else { return nil }
    var blocks: [(text: String, block: BlockText)] = []
    for word in text.split(separator: " ") {
      if let last = blocks.last, let longer = BlockText("\(last.text) \(word)"),
        longer.width * scale <= width
      {
        blocks[blocks.count - 1] = ("\(last.text) \(word)", longer)
      } else {
        guard let block = BlockText(String(word)), block.width * scale <= width else { return nil }
        blocks.append((String(word), block))
      }
    }
    let lines = blocks.flatMap { $0.block.centered(scale: scale, style, width: width) }
    return lines.count <= height ? lines : nil
  }
}

extension ScreenStyle {
  /// The smallest scale that can be drawn.
  var leastScale: Int { usesUnicode ? 1 : 2 }

  /// The largest scale up to one that can be drawn; nil if none can.
  func scale(_ most: Int) -> Int? {
    let scale = usesUnicode ? most : most - most % 2
    return scale >= 1 ? scale : nil
  }

  /// One cell of two points.
  fileprivate func cell(_ upper: Bool, _ lower: Bool) -> Character {
    switch (upper, lower) {
    case (false, false): " "
    case (true, true): full
    case (true, false): usesUnicode ? "▀" : full
    case (false, true): usesUnicode ? "▄" : full
    }
  }
}
