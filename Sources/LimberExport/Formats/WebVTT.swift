internal import LimberTimeline

extension ExportFormat {
  /// Web Video Text Tracks: a caption for everything that is said (LANGUAGE.md 8.4).
  ///
  /// Identifiers are those of the cues in the JSON export, so tones leave gaps between them.
  public static let webVTT = ExportFormat(
    name: "webvtt", pathExtension: "vtt", purpose: "captions for the web",
    features: [.cues, .classes]
  ) { timeline, options in
    timeline.captions(options).reduce(into: "WEBVTT\n") { text, caption in
      let words = WebVTT.escaped(caption.text)
      let tag = options.hasClasses ? WebVTT.tag(for: caption.kind) : nil
      text += WebVTT.block(
        "c\(caption.number)", caption.start..<caption.end,
        tag.map { "<c.\($0)>\(words)</c>" } ?? words)
    }
  }

  /// Web Video Text Tracks of chapters: poses, and what begins with a change of sides or a new set,
  /// each within its pose (LANGUAGE.md 8.4).
  public static let webVTTChapters = ExportFormat(
    name: "webvtt-chapters", pathExtension: "chapters.vtt", purpose: "chapters for the web"
  ) { timeline, _ in
    let chapters = timeline.chapters.filter { !$0.title.isEmpty }
    return zip(1..., chapters).reduce(into: "WEBVTT\n") { text, next in
      let (number, chapter) = next
      text += WebVTT.block("p\(number)", chapter.times, WebVTT.escaped(chapter.title))
    }
  }
}

/// How WebVTT writes things.
private enum WebVTT {
  /// A cue with its empty line in front.
  static func block(_ id: String, _ times: Range<Milliseconds>, _ payload: String) -> String {
    let (start, end) = (times.lowerBound, times.upperBound)
    return "\n\(id)\n\(start.clock(separator: ".")) --> \(end.clock(separator: "."))\n\(payload)\n"
  }

  /// What a caption is called, for a style sheet.
  static func tag(for kind: Cue.Kind) -> String {
    switch kind {
    case .countdown: "count"
    default: kind.rawValue
    }
  }

  /// Text with character references; `>` too, so that no `-->` can come out.
  static func escaped(_ text: String) -> String {
    text.replacing { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: nil
      }
    }
  }
}
