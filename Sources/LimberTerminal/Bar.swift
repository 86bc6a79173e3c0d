/// Lines that show an amount.
enum Bar {
  /// The longest bar, in cells.
  static let longest = 60
  /// The longest breath, in cells.
  private static let longestBreath = 40

  /// How much of something is done, from the left; empty if that is not known.
  static func line(_ part: Double?, _ style: ScreenStyle, width: Int) -> String {
    guard let part else { return "" }
    let cells = max(0, min(longest, width))
    let full = Int((within(part) * Double(cells)).rounded())
    return String(repeating: style.full, count: full)
      + String(repeating: style.empty, count: cells - full)
  }

  /// A breath, which grows from the middle of `width` cells to both sides.
  ///
  /// A little of it is left when the lungs are empty, so that its place is known.
  static func breath(_ fullness: Double, _ style: ScreenStyle, width: Int) -> String {
    let room = max(0, width / 2)
    guard room > 0 else { return "" }
    let halves = max(1, Int((within(fullness) * Double(room * 2)).rounded()))
    let cells = halves / 2
    let isOdd = halves % 2 == 1
    let ends = isOdd ? (style.leftEnd.map(String.init), style.rightEnd.map(String.init)) : ("", "")
    // Where there are no half cells, the smallest breath is one cell on each side.
    let whole = ends.0 == nil ? max(1, cells) : cells
    let margin = room - whole - (isOdd && ends.0 != nil ? 1 : 0)
    return String(repeating: " ", count: max(0, margin)) + (ends.0 ?? "")
      + String(repeating: style.full, count: whole * 2) + (ends.1 ?? "")
  }

  /// How wide a breath may be beside other words.
  static func breathWidth(in width: Int) -> Int { max(0, min(longestBreath, width)) }

  private static func within(_ part: Double) -> Double { min(1, max(0, part)) }
}
