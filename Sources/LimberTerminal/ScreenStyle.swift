/// How a screen is drawn.
public struct ScreenStyle: Hashable, Sendable {
  /// Whether the name, the side and the time are drawn in big letters.
  public var isLarge: Bool
  /// Whether the terminal shows more than ASCII.
  public var usesUnicode: Bool

  /// Creates a style.
  public init(isLarge: Bool, usesUnicode: Bool) {
    self.isLarge = isLarge
    self.usesUnicode = usesUnicode
  }

  /// The usual screen.
  public static let usual = ScreenStyle(isLarge: false, usesUnicode: true)
}

extension ScreenStyle {
  /// What the done part of a bar is made of.
  var full: Character { usesUnicode ? "█" : "#" }
  /// What the rest of a bar is made of.
  var empty: Character { usesUnicode ? "░" : "-" }
  /// The half cell at the left end of a breath, if there are half cells.
  var leftEnd: Character? { usesUnicode ? "▐" : nil }
  /// The half cell at the right end of a breath, if there are half cells.
  var rightEnd: Character? { usesUnicode ? "▌" : nil }
  /// What stands between two things in one line.
  var dot: String { usesUnicode ? " · " : ", " }

  /// Text as the terminal can show it.
  ///
  /// In a terminal of another encoding, some bytes of UTF-8 would steer it.
  func shown(_ text: String) -> String {
    guard !usesUnicode else { return text }
    return String(text.map { $0 == "…" ? "~" : $0.isASCII ? $0 : "?" })
  }
}
