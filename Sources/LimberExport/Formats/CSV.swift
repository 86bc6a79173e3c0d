internal import LimberTimeline

extension ExportFormat {
  /// A table for spreadsheets: one row for every cue, its text empty for a tone (LANGUAGE.md 8.7).
  ///
  /// Its lines end with CRLF, as RFC 4180 has it.
  public static let csv = ExportFormat(
    name: "csv", pathExtension: "csv", purpose: "a table for spreadsheets",
    features: [.cues, .excel, .raw]
  ) { timeline, options in
    let header = ["start_ms", "end_ms", "start", "kind", "pose", "side", "set", "text"]
    let rows = timeline.shownCues(options).map { shown in
      let cue = shown.cue
      let slot = timeline.slots[cue.anchor.slot]
      return [
        String(cue.start.count), String(cue.audibleEnd.count), cue.start.clock(separator: "."),
        cue.kind.rawValue,
        CSV.cell(timeline.sections[slot.section].title.shown, isRaw: options.isRaw),
        cue.side?.rawValue ?? "", String(slot.set), CSV.cell(shown.text, isRaw: options.isRaw),
      ]
    }
    let mark = options.isForExcel ? "\u{FEFF}" : ""
    return mark + ([header] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }
}

/// How a table is written.
private enum CSV {
  /// A cell of words, which no spreadsheet takes for a formula unless it is raw.
  static func cell(_ text: String, isRaw: Bool) -> String {
    let text = !isRaw && looksLikeFormula(text) ? "'" + text : text
    let scalars = text.unicodeScalars
    let isQuoted =
      scalars.contains { $0 == "\"" || $0 == "," || $0 == "\r" || $0 == "\n" }
      || scalars.first == " " || scalars.last == " "
    return isQuoted ? "\"" + text.replacing { $0 == "\"" ? "\"\"" : nil } + "\"" : text
  }

  /// Whether the first thing in a text that can be seen would begin a formula.
  ///
  /// The wide forms of the signs begin one in some spreadsheets too.
  private static func looksLikeFormula(_ text: String) -> Bool {
    let first = text.unicodeScalars.first {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .format
    }
    return first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
  }
}
