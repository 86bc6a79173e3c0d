internal import LimberTimeline

extension ExportFormat {
  /// Web Video Text Tracks: a caption for everything that is said (LANGUAGE.md 8.4).
  ///
  /// Identifiers are those of the cues in the JSON export, so tones leave gaps between them.
  public static let webVTT = ExportFormat(name: "webvtt", pathExtension: "vtt") { timeline in
    timeline.captions.reduce(into: "WEBVTT\n") { $0 += "\n" + WebVTT.block(for: $1) }
  }
}

/// How WebVTT writes things.
private enum WebVTT {
  static func block(for caption: Caption) -> String {
    """
    c\(caption.number)
    \(time(caption.start)) --> \(time(caption.end))
    \(escaped(caption.text))

    """
  }

  /// `hh:mm:ss.mmm`, with hours always.
  private static func time(_ time: Milliseconds) -> String {
    let (hours, minutes) = (time.count / 3_600_000, time.count / 60_000 % 60)
    let (seconds, thousandths) = (time.count / 1000 % 60, time.count % 1000)
    let clock = [hours, minutes, seconds].map { $0.padded(to: 2) }.joined(separator: ":")
    return "\(clock).\(thousandths.padded(to: 3))"
  }

  /// Text with character references; `>` too, so that no `-->` can come out.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
