internal import LimberTimeline

extension ExportFormat {
  /// The session as one sees a score: rows of time, with poses, windows by side, breaths as waves,
  /// words as bars and counts as dots.
  ///
  /// A picture of its own: no script, nothing from the network, readable on light and on dark.
  public static let svg = ExportFormat(
    name: "svg", pathExtension: "svg", purpose: "a picture of the session, like a score",
    features: [.cues]
  ) { timeline, options in
    ScorePicture(timeline, options).text
  }
}

/// A timeline while it is drawn; all lengths are tenths of a pixel.
struct ScorePicture {
  let timeline: Timeline
  let cues: [ShownCue]
  /// What it says by itself.
  let wording: SheetWords
  /// How much time a row shows.
  let rowLength: Milliseconds
  /// Whether single words tell what they are when they are pointed at.
  let tellsWords: Bool

  /// A picture has as few rows of these lengths as are still easy to read.
  private static let rowLengths: [Milliseconds] = [30_000, 60_000, 120_000, 300_000, 600_000]
  private static let mostRows = 12
  /// Beyond so many cues, words are only marks.
  private static let mostWords = 2000

  static let left = 520
  static let inner = 9360
  private static let width = 10_000
  private static let head = 620
  static let rowHeight = 1000

  init(_ timeline: Timeline, _ options: ExportOptions) {
    self.timeline = timeline
    cues = timeline.shownCues(options)
    wording = options.words
    tellsWords = cues.count <= Self.mostWords
    rowLength =
      Self.rowLengths.first { Self.rows(of: timeline, $0) <= Self.mostRows } ?? 600_000
  }

  private static func rows(of timeline: Timeline, _ length: Milliseconds) -> Int {
    max(1, (timeline.duration.count + length.count - 1) / length.count)
  }

  private var rowCount: Int { Self.rows(of: timeline, rowLength) }

  var text: String {
    let height = Self.head + rowCount * Self.rowHeight + 300
    let title = timeline.title.shown.withReferences
    let parts = timeline.sections.map(\.title.shown.withReferences).joined(separator: ", ")
    let size = "\(Self.pixels(Self.width)) \(Self.pixels(height))"
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" role=\"img\" "
        + "xml:lang=\"\(timeline.language.shown.withReferences)\" aria-labelledby=\"title desc\">",
      "<title id=\"title\">\(title)</title>",
      "<desc id=\"desc\">\(timeline.duration.clock): \(parts)</desc>",
      "<style>\(Self.style)</style>", "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>",
      Self.words("name", Self.left, 280, title),
      Self.words("small", Self.left, 460, timeline.duration.clock),
    ]
    for index in 0..<rowCount {
      let start = rowLength * index
      let row = ScoreRow(picture: self, top: Self.head + index * Self.rowHeight, start: start)
      lines += row.lines
    }
    lines.append(legend(at: height - 160))
    return (lines + ["</svg>"]).map { $0 + "\n" }.joined()
  }

  private static let style = """
    svg{color-scheme:light dark;--paper:#fff;--ink:#1d2733;--soft:#8793a0;--line:#d5dbe1;\
    --pose:#e8edf2;--left:#2f6fb5;--right:#b5622f;--both:#5a6b7c;--rest:#c3ccd5;--on:#fff;\
    --safe:#b3261e;--breath:#2a8f7a}\
    @media (prefers-color-scheme:dark){svg{--paper:#14191f;--ink:#e6ebf0;--soft:#8b98a6;\
    --line:#323c47;--pose:#242d37;--left:#7db4ee;--right:#eea57d;--both:#a9b8c7;--rest:#46525f;\
    --on:#10151a;--safe:#ff8a80;--breath:#63cdb6}}\
    text{font:12px system-ui,sans-serif;fill:var(--ink);unicode-bidi:isolate}\
    .name{font-size:20px;font-weight:600}.small{fill:var(--soft)}\
    .word{font-size:9px;fill:var(--soft)}.in{font-size:10px;fill:var(--on)}.over{fill:var(--ink)}.paper{fill:var(--paper)}\
    .pose{fill:var(--pose)}.left{fill:var(--left)}.right{fill:var(--right)}.both{fill:var(--both)}\
    .rest{fill:var(--rest)}.say{fill:var(--ink)}.safety{fill:var(--safe)}\
    .axis{fill:none;stroke:var(--line)}.count{fill:none;stroke:var(--ink);stroke-width:3}\
    .tone{fill:none;stroke:var(--soft);stroke-width:2}\
    .breath{fill:none;stroke:var(--breath);stroke-width:1.5;stroke-linejoin:round}
    """
}

extension ScorePicture {
  /// Tenths of a pixel as a number with a point.
  static func pixels(_ tenths: Int) -> String {
    tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  /// Text that begins at a point.
  static func words(_ style: String, _ x: Int, _ y: Int, _ text: String) -> String {
    "<text class=\"\(style)\" x=\"\(pixels(x))\" y=\"\(pixels(y))\">\(text)</text>"
  }

  /// A box, which may tell what it is.
  static func box(
    _ style: String, _ x: Range<Int>, _ y: Range<Int>, title: String? = nil
  ) -> String {
    let (width, height) = (pixels(max(10, x.count)), pixels(y.count))
    let head =
      "<rect class=\"\(style)\" x=\"\(pixels(x.lowerBound))\" y=\"\(pixels(y.lowerBound))\" "
      + "width=\"\(width)\" height=\"\(height)\""
    return title.map { "\(head)><title>\($0.withReferences)</title></rect>" } ?? "\(head)/>"
  }

  /// Lines that are drawn as one.
  static func path(_ style: String, _ strokes: [String]) -> [String] {
    strokes.isEmpty ? [] : ["<path class=\"\(style)\" d=\"\(strokes.joined())\"/>"]
  }

  /// What everything means.
  fileprivate func legend(at y: Int) -> String {
    var x = Self.left
    var parts: [String] = []
    func add(_ mark: [String], _ width: Int, _ name: String) {
      parts += mark + [Self.words("small", x + width + 50, y, name.withReferences)]
      x += width + 200 + name.count * 65
    }
    for (style, name) in [
      ("left", wording[.left]), ("right", wording[.right]), ("both", wording[.both]),
      ("rest", "\(wording[.rest]), \(wording[.pause])"), ("say", wording[.words]),
      ("safety", wording[.caution]),
    ] { add([Self.box(style, x..<x + 100, y - 90..<y + 10)], 100, name) }
    let stroke = "\(Self.pixels(y - 70))v6"
    add(Self.path("count", ["M\(Self.pixels(x)) \(stroke)"]), 30, wording[.count])
    add(Self.path("tone", ["M\(Self.pixels(x)) \(stroke)"]), 30, wording[.tone])
    let breath = "M\(Self.pixels(x)) \(Self.pixels(y))l8 -9l8 9"
    add(Self.path("breath", [breath]), 160, wording[.breath])
    return parts.joined(separator: "\n")
  }
}
