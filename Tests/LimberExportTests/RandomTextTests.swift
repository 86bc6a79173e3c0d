import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// Exports of words made of whatever breaks exports, put together at random.
struct RandomTextTests {
  static let pieces = [
    "a", "Reach", "&", "<", ">", "-->", "&amp;", "\"", "\\", "{", "}", "[", "/", "#", "1", "e",
    "\u{301}", "\u{20E3}", "\u{200D}", "👩", "ש", "\u{202E}", "\u{2066}", " ", "\u{A0}", "\t", "\n",
    "\r", "\r\n", "\u{B}", "\u{85}", "\u{2028}", "\u{2029}", "\u{0}", "\u{1B}", "\u{7F}", "\u{9F}",
    "\u{FEFF}", "WEBVTT", "NOTE",
    "=", "+", "-", "@", "'", ",", ";", "~", "|", "*", "_", "`", "!", "![", ".", ")", "1.", "\\N",
    "\u{FFFE}", "\u{FEFF}", "[00:01.00]", "<00:01.00>", "---", "＝",
  ]

  @Test(arguments: UInt64(0)..<40)
  func `any words come through every format`(seed: UInt64) throws {
    let timeline = Self.timeline(seed: seed)
    let isSame = try JSONReader.timeline(from: ExportFormat.json.text(of: timeline)) == timeline
    #expect(isSame)
    let text = ExportFormat.json.text(of: timeline)
    let isRead = try TimelineReader.timeline(from: Array(text.utf8)) == timeline
    #expect(isRead)

    let markdown = try MarkdownReader.lines(in: ExportFormat.markdown.text(of: timeline))
    for reading in Reading.all { try reading.expectAll(of: timeline) }

    let captions = try WebVTTReader.cues(in: ExportFormat.webVTT.text(of: timeline))
    let sheet = PlainTextReader.lines(in: ExportFormat.text.text(of: timeline))
    let steps = sheet.filter(\.isStep)
    #expect(markdown.filter(\.isStep) == steps)
    #expect(captions.map(\.start.count) == steps.map { ($0.seconds ?? 0) * 1000 })
    for (caption, step) in zip(captions, steps) {
      guard case .step(_, let text) = step else { continue }
      #expect(caption.text.utf8.elementsEqual(text.utf8))
      #expect(isOneCleanLine(text))
    }
  }

  /// Whether a text could be shown anywhere: no control characters, no white space but single
  /// spaces between other characters.
  private func isOneCleanLine(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    let isPlain = scalars.allSatisfy {
      $0.properties.generalCategory != .control && ($0 == " " || !$0.properties.isWhitespace)
    }
    let hasRun = zip(scalars, scalars.dropFirst()).contains { $0 == " " && $1 == " " }
    return isPlain && !hasRun && scalars.first != " " && scalars.last != " " && !scalars.isEmpty
  }

  private static func timeline(seed: UInt64) -> Timeline {
    var random = SeededGenerator(seed: seed)
    func words() -> String {
      (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }.joined()
    }
    var builder = TimelineBuilder(title: words())
    builder.section(words(), position: words())
    for _ in 0..<20 { builder.say(.instruct, words(), in: .instruct, lasting: 6000) }
    return builder.timeline
  }
}
