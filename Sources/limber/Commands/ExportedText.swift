internal import LimberExport
internal import LimberTimeline

/// A text and where it goes.
struct ExportedText {
  var path: String
  var content: String

  /// What a timeline becomes in a format: one text, or one for each kind of cue if it is split.
  static func texts(
    of timeline: Timeline, as format: ExportFormat, _ options: ExportOptions, at path: String,
    isSplit: Bool
  ) -> [ExportedText] {
    guard isSplit, format.features.contains(.split) else {
      return [ExportedText(path: path, content: format.text(of: timeline, options))]
    }
    return Cue.Kind.allCases.compactMap { kind in
      var part = timeline
      part.cues.removeAll { $0.kind != kind }
      let content = format.text(of: part, options)
      guard !content.isEmpty else { return nil }
      let path = inserting(kind.rawValue, into: path, as: format)
      return ExportedText(path: path, content: content)
    }
  }

  /// A name for the files of a session, of letters, digits and hyphens.
  static func stem(for timeline: Timeline) -> String {
    let words = timeline.title.lowercased().split { !$0.isLetter && !$0.isNumber }
    let name = words.joined(separator: "-").prefix(60)
    return name.isEmpty ? "session" : String(name)
  }

  /// `desk.labels.txt` becomes `desk.countdown.labels.txt`.
  private static func inserting(
    _ part: String, into path: String, as format: ExportFormat
  ) -> String {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
    let name = file ?? path
    let whole = ".\(format.pathExtension)"
    let end =
      name.lowercased().hasSuffix(whole)
      ? name.suffix(whole.count) : name.lastIndex(of: ".").map { name[$0...] } ?? ""
    return "\(path.dropLast(end.count)).\(part)\(end)"
  }
}
