internal import LimberDiagnostics
public import LimberTimeline

/// One line for one cue, where there is no terminal to draw on.
public enum CueLine {
  /// `m:ss  right  words`, without a line end and without a character that steers a terminal.
  public static func text(for cue: Cue) -> String {
    let side = cue.side?.rawValue ?? ""
    let space = String(repeating: " ", count: max(0, 5 - side.count))
    let words = cue.text ?? cue.tone.map { "(tone: \($0.rawValue))" } ?? ""
    return "\(cue.start.clock)  \(side)\(space)  \(DisplayWidth.shown(words))"
  }
}
