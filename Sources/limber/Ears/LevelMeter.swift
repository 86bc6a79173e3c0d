internal import Foundation
internal import LimberControl

/// A bar that shows how loud the microphone is.
enum LevelMeter {
  private static let width = 40
  /// Whether there is a terminal to draw on.
  private static let isShown = TerminalStyle.standardError.isTerminal && !TerminalStyle.isDumb

  /// Draws over the line of a terminal; nothing where there is none.
  static func show(_ level: MicrophoneLevel) {
    guard isShown else { return }
    Message.write("\r\(bar(level))\u{1B}[K\r")
  }

  /// The bar: filled up to the level, with a mark where the room is.
  static func bar(_ level: MicrophoneLevel) -> String {
    let filled = place(level.level)
    let mark = place(level.floor)
    let cells = (0..<width).map { cell in
      cell == mark ? "|" : cell < filled ? "#" : "."
    }
    return "      [\(cells.joined())] \(Int(level.level.rounded())) dB"
  }

  private static func place(_ level: Double) -> Int {
    Int((max(0, min(1, (level + 70) / 70)) * Double(width - 1)).rounded())
  }

  /// Seconds as a person reads them: 1:05.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds))
    return "\(whole / 60):\(String(format: "%02d", whole % 60))"
  }
}
