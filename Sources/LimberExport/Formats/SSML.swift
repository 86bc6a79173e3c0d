internal import LimberTimeline

extension ExportFormat {
  /// Speech Synthesis Markup Language, for other voices and for editing (LANGUAGE.md 8.9).
  ///
  /// Silence is made of breaks of at most five seconds; another voice takes other times for the
  /// words, so the whole is not to be relied on for times.
  public static let ssml = ExportFormat(
    name: "ssml", pathExtension: "ssml", purpose: "for other voices; its times are approximate",
    features: [.cues]
  ) { timeline, options in
    var lines = SSML.head(language: timeline.language)
    let cues = timeline.shownCues(options).filter { !$0.text.isEmpty }
    let ends = cues.dropFirst().map(\.cue.audibleStart) + [timeline.duration]
    for (shown, end) in zip(cues, ends) {
      guard case .speech(let utterance) = shown.cue.sound else { continue }
      let language =
        utterance.language == timeline.language
        ? "" : " xml:lang=\"\(utterance.language.shown.withReferences)\""
      let words = options.reading(utterance).shown.withReferences
      lines.append("  <mark name=\"c\(shown.number)\"/><s\(language)>\(words)</s>")
      lines += SSML.breaks(end - shown.cue.audibleEnd)
    }
    return (lines + ["</speak>"]).map { $0 + "\n" }.joined()
  }
}

/// How speech is marked up.
private enum SSML {
  static func head(language: String) -> [String] {
    [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" "
        + "xml:lang=\"\(language.shown.withReferences)\">",
      "  <!-- For other voices and for editing. Timing is approximate. -->",
    ]
  }

  /// Silence in pieces that every engine allows.
  static func breaks(_ length: Milliseconds) -> [String] {
    guard length > .zero else { return [] }
    let (whole, rest) = length.count.quotientAndRemainder(dividingBy: 5000)
    let pieces = Array(repeating: 5000, count: whole) + (rest > 0 ? [rest] : [])
    return pieces.map { "  <break time=\"\($0)ms\"/>" }
  }
}
