internal import LimberTimeline

extension ExportFormat {
  /// A sheet with headings and lists, for a page or a message (LANGUAGE.md 8.2).
  ///
  /// Counts, halfway cues, breath words and tones are not in it, unless they are chosen.
  public static let markdown = ExportFormat(
    name: "markdown", pathExtension: "md", purpose: "a sheet with headings and lists",
    features: [.cues]
  ) { timeline, options in
    var sheet = MarkdownSheet(words: options.words)
    for item in timeline.sheet(options) { sheet.add(item) }
    return sheet.blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }
}

/// A sheet in Markdown, while it is written from top to bottom.
private struct MarkdownSheet {
  let words: SheetWords
  /// Paragraphs, headings and lists; an empty line stands between two.
  var blocks: [[String]] = []
  private var isInList = false
  /// How deep a heading is that stands within a pose.
  private var depth = 2

  init(words: SheetWords) {
    self.words = words
  }

  mutating func add(_ item: SheetItem) {
    switch item {
    case .title(let title, let length, let position): addHeading(1, title, length, position)
    case .pose(let title, let length, let position):
      depth = 3
      addHeading(2, title, length, position)
    case .round(let name): add("## \(Markdown.escaped(name))")
    case .set(let name): add("\(hashes) \(Markdown.escaped(name))")
    case .side(let side): add("\(hashes) \(escaped(words.heading(side)))")
    case .caution(let text): add("> **\(escaped(words.label(.caution)))** \(escaped(text))")
    case .equipment(let text): add("**\(escaped(words.label(.equipment)))** \(escaped(text))")
    case .step(let text, let start): add(Markdown.escaped(text), at: start)
    case .dose(let kind, let dose, let start):
      let task = words.activity(kind, dose)
      add("**\(escaped(task))**", at: start)
    case .gate(let start): add("**\(escaped(words[.ready]))**", at: start)
    }
  }

  private func escaped(_ text: String) -> String { Markdown.escaped(text) }

  private var hashes: String { String(repeating: "#", count: depth) }

  private mutating func addHeading(
    _ level: Int, _ title: String, _ length: Milliseconds, _ position: String?
  ) {
    add("\(String(repeating: "#", count: level)) \(Markdown.escaped(title))")
    let place = position.map { Markdown.escaped($0.withoutFullStop + ".") + " " } ?? ""
    add("\(place)\(length.clock).")
  }

  private mutating func add(_ block: String) {
    blocks.append([block])
    isInList = false
  }

  private mutating func add(_ step: String, at start: Milliseconds) {
    let line = "- \(start.clock) \(step)"
    if isInList { blocks[blocks.count - 1].append(line) } else { blocks.append([line]) }
    isInList = true
  }
}

/// How Markdown keeps words from being taken for marks.
private enum Markdown {
  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if isMark(scalar, at: index, in: scalars) || digits > 0 && index == digits && isDot(scalar) {
        result.append("\\")
      }
      result.append(scalar)
    }
    return String(result)
  }

  private static let marks = Set(#"\`*_{}[]<>#|~&"#.unicodeScalars)
  private static let marksAtStart = Set("+-=".unicodeScalars)

  private static func isMark(
    _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    if marks.contains(scalar) { return true }
    if index == 0, marksAtStart.contains(scalar) { return true }
    return scalar == "!" && index + 1 < scalars.count && scalars[index + 1] == "["
  }

  private static func isDot(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == ")" }
}
