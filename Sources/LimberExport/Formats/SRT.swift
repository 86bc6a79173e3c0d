internal import LimberTimeline

extension ExportFormat {
  /// SubRip: a caption for everything that is said (LANGUAGE.md 8.3).
  public static let srt = ExportFormat(
    name: "srt", pathExtension: "srt", purpose: "captions for video players", features: [.cues]
  ) { timeline, options in
    zip(1..., timeline.captions(options)).map { number, caption in
      """
      \(number)
      \(caption.start.clock(separator: ",")) --> \(caption.end.clock(separator: ","))
      \(SRT.safe(caption.text))

      """
    }.joined(separator: "\n")
  }
}

/// What SubRip can hold: it has no way to escape anything, so look-alikes stand for its signs.
private enum SRT {
  static func safe(_ text: String) -> String {
    let words = withArrows(text).replacing { replacements[$0] }
    // A line of digits only can be taken for the number of the next caption.
    let isNumber = words.unicodeScalars.allSatisfy {
      $0.properties.generalCategory == .decimalNumber || $0 == " "
    }
    return isNumber ? words + "…" : words
  }

  private static let replacements: [Unicode.Scalar: String] = [
    "<": "‹", ">": "›", "{": "(", "}": ")", "\\": "/",
  ]

  /// The text with an arrow for each `-->`, found by code points.
  private static func withArrows(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == ">", result.suffix(2).elementsEqual("--".unicodeScalars) {
        result.removeLast(2)
        result.append("→")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
