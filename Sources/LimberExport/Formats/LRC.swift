internal import LimberTimeline

extension ExportFormat {
  /// Lyrics: a line for everything that is said, which stays until the next (LANGUAGE.md 8.5).
  ///
  /// An empty line clears the screen where at least four seconds of silence follow.
  public static let lrc = ExportFormat(
    name: "lrc", pathExtension: "lrc", purpose: "lyrics for music players", features: [.cues]
  ) { timeline, options in
    let cues = timeline.shownCues(options).filter { !$0.text.isEmpty }
    let ends = cues.dropFirst().map(\.cue.start) + [timeline.duration]
    let length = LRC.stamp(timeline.duration).prefix { $0 != "." }
    var lines = ["[ti:\(LRC.safe(timeline.title.shown))]", "[length:\(length)]", "[re:limber]"]
    for (shown, end) in zip(cues, ends) {
      lines.append("[\(LRC.stamp(shown.cue.start))]\(LRC.safe(shown.text))")
      let silence = shown.cue.audibleEnd
      if end - silence >= LRC.longSilence { lines.append("[\(LRC.stamp(silence))]") }
    }
    lines.append("[\(LRC.stamp(timeline.duration))]")
    return lines.map { $0 + "\n" }.joined()
  }
}

/// How lyrics are written.
private enum LRC {
  static let longSilence: Milliseconds = 4000

  /// `mm:ss.xx`, rounded down; there are no hours, so minutes go past 59.
  static func stamp(_ time: Milliseconds) -> String {
    let (minutes, rest) = time.count.quotientAndRemainder(dividingBy: 60_000)
    let (seconds, hundredths) = (rest / 1000, rest % 1000 / 10)
    return "\(minutes.padded(to: 2)):\(seconds.padded(to: 2)).\(hundredths.padded(to: 2))"
  }

  /// Text in which nothing can be taken for a time stamp.
  static func safe(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "[": result.append("(")
      case "]": result.append(")")
      case "<" where index + 1 < scalars.count && ("0"..."9").contains(scalars[index + 1]):
        result.append("‹")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
