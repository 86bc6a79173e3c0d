internal import LimberTimeline

extension ExportFormat {
  /// A label track of Audacity: everything that is heard, tones as points (LANGUAGE.md 8.6).
  public static let labels = ExportFormat(
    name: "labels", pathExtension: "labels.txt", purpose: "a label track of Audacity",
    features: [.cues, .split]
  ) { timeline, options in
    timeline.shownCues(options).map { shown in
      let cue = shown.cue
      let end = cue.tone == nil ? max(cue.start, cue.audibleEnd) : cue.start
      let words = cue.tone == nil ? shown.text : "tone"
      return
        "\(Labels.seconds(cue.start))\t\(Labels.seconds(end))\t\(cue.kind.rawValue): \(words)\n"
    }.joined()
  }
}

/// How labels are written.
private enum Labels {
  /// Seconds with six decimals.
  static func seconds(_ time: Milliseconds) -> String {
    "\(time.count / 1000).\((time.count % 1000).padded(to: 3))000"
  }
}
