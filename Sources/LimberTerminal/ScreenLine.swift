/// One line of a screen, and what it is, so that colour can be a help.
public struct ScreenLine: Hashable, Sendable {
  /// What a line shows; nothing is told by it alone.
  public enum Accent: Hashable, Sendable {
    case none
    /// The pose.
    case title
    /// How far something has come.
    case bar
    /// The breath.
    case breath
    /// What only few look at.
    case quiet
    /// Something to know.
    case notice
  }

  /// The text, without a character that steers a terminal.
  public let text: String
  /// What it is.
  public let accent: Accent

  /// Creates a line.
  init(_ text: String, _ accent: Accent = .none) {
    self.text = text
    self.accent = accent
  }
}
