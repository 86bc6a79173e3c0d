public import LimberTimeline

/// Writes a timeline one cue a line: when, how long, what, on which side, which words.
///
/// A cue list is for people who look into a timeline, and for goldens.
public enum CueList {
  /// One line for every cue, then one for the end; each ends with a line end.
  public static func text(of timeline: Timeline) -> String {
    let rows = timeline.cues.map(row)
    return (rows + ["\(timeline.duration)         end"]).map { $0 + "\n" }.joined()
  }

  /// The line of one cue, without a line end.
  public static func row(for cue: Cue) -> String {
    let length = padded(String(cue.duration.count), to: 6, left: true)
    let kind = padded(cue.kind.rawValue, to: 10)
    let side = padded(cue.side?.rawValue ?? "", to: 5)
    return "\(cue.start) \(length)  \(kind) \(side)  \(words(of: cue))"
  }

  private static func words(of cue: Cue) -> String {
    switch cue.sound {
    case .speech(let utterance): utterance.text
    case .tone(let tone): "(tone: \(tone.rawValue))"
    }
  }

  private static func padded(_ text: String, to width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? space + text : text + space
  }
}
