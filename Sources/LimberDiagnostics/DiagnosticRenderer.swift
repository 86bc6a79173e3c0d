/// Prints diagnostics for people, in the form of LANGUAGE.md 6.1.
public struct DiagnosticRenderer: Sendable {
  /// Whether severities and carets are coloured.
  public var usesColor: Bool

  /// Creates a renderer.
  public init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  /// How many diagnostics are shown before the rest are counted.
  static let limit = 20

  /// The whole report, ending with a line end; empty if there is nothing to say.
  ///
  /// A diagnostic that repeats the rule and the word of an earlier one is counted, not shown.
  public func text(of report: Report) -> String {
    var seen: Set<Repeat> = []
    var shown: [String] = []
    var repeats = 0
    var hidden = 0
    for diagnostic in report.diagnostics {
      guard seen.insert(Repeat(diagnostic)).inserted else {
        repeats += 1
        continue
      }
      if shown.count < Self.limit { shown.append(text(of: diagnostic)) } else { hidden += 1 }
    }
    var blocks = shown
    if repeats > 0 { blocks.append("and \(repeats) more like the ones above\n") }
    if hidden > 0 { blocks.append("and \(hidden) more\n") }
    return blocks.joined(separator: "\n")
  }

  /// One diagnostic, ending with a line end.
  public func text(of diagnostic: Diagnostic) -> String {
    let excerpt = Excerpts(of: diagnostic, style: self)
    return excerpt.lines.map { $0 + "\n" }.joined()
  }

  /// What makes two diagnostics of one source say the same.
  private struct Repeat: Hashable {
    var code: Diagnostic.Code
    var file: String
    var word: String

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      file = diagnostic.source.name
      word = diagnostic.source.text(in: diagnostic.label.range).lowercased()
      // A label without words of its own is told apart by its place.
      if word.isEmpty { word = "\(diagnostic.label.range.lowerBound)" }
    }
  }
}

extension DiagnosticRenderer {
  func painted(_ text: String, as severity: Diagnostic.Severity) -> String {
    guard usesColor else { return text }
    let color =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[1;\(color)m\(text)\u{1B}[0m"
  }
}

/// The lines of one diagnostic: head, source lines with carets, advice.
private struct Excerpts {
  let diagnostic: Diagnostic
  let style: DiagnosticRenderer
  let gutter: Int
  var lines: [String] = []

  private var source: Source { diagnostic.source }

  init(of diagnostic: Diagnostic, style: DiagnosticRenderer) {
    self.diagnostic = diagnostic
    self.style = style
    let offsets =
      [diagnostic.label.range.lowerBound] + diagnostic.related.map(\.range.lowerBound)
      + diagnostic.advice.flatMap { $0.edits.map(\.range.lowerBound) }
    let numbers = offsets.map { diagnostic.source.lineIndex(at: $0) + 1 }
    gutter = String(numbers.max() ?? 1).count
    addHead()
    addLabels()
    diagnostic.advice.forEach { add($0) }
  }

  private mutating func addHead() {
    let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code.name)]"
    let place = diagnostic.place
    let message = DisplayWidth.shown(diagnostic.message)
    lines.append("\(style.painted(head, as: diagnostic.severity)): \(message)")
    let name = DisplayWidth.shown(source.name)
    lines.append("\(padding)--> \(name):\(place.line):\(place.column)")
    lines.append("\(padding) |")
  }

  private mutating func addLabels() {
    let marked =
      [(diagnostic.label, true)] + diagnostic.related.map { ($0, false) }
    let ordered = marked.map { (source.lineIndex(at: $0.0.range.lowerBound), $0.0, $0.1) }
      .sorted { ($0.0, $0.1.range.lowerBound) < ($1.0, $1.1.range.lowerBound) }
    var last: Int?
    for (line, label, isMain) in ordered {
      if let last, line > last + 1 { lines.append("\(padding) :") }
      let shown = part(of: line, around: label)
      if line != last { lines.append(row(line + 1, source.text(in: shown))) }
      lines.append(carets(for: label, in: shown, isMain: isMain))
      last = line
    }
  }

  /// The bytes of a line that are shown: all, or those around the label if the line is very long.
  private func part(of line: Int, around label: Label) -> Range<Int> {
    let whole = source.lines[line]
    guard whole.count > Self.longestLine else { return whole }
    let start = max(whole.lowerBound, label.range.lowerBound - Self.longestLine / 3)
    return source.clusters(in: start..<min(whole.upperBound, start + Self.longestLine))
  }

  /// How many bytes of a line are shown.
  private static let longestLine = 600

  private func carets(for label: Label, in whole: Range<Int>, isMain: Bool) -> String {
    let start = min(max(label.range.lowerBound, whole.lowerBound), whole.upperBound)
    let end = min(max(label.range.upperBound, start), whole.upperBound)
    let indent = DisplayWidth.of(source.text(in: whole.lowerBound..<start))
    let width = max(1, DisplayWidth.of(source.text(in: start..<end)))
    let marks = String(repeating: isMain ? "^" : "-", count: width)
    let painted = isMain ? style.painted(marks, as: diagnostic.severity) : marks
    let words = label.text.isEmpty ? "" : " " + DisplayWidth.shown(label.text)
    return "\(padding) | \(String(repeating: " ", count: indent))\(painted)\(words)"
  }

  private mutating func add(_ advice: Advice) {
    let words = advice.text.isEmpty ? "" : " " + DisplayWidth.shown(advice.text)
    lines.append("\(padding) = \(advice.heading):\(words)")
    guard let first = advice.edits.first, !leavesNothing(advice.edits) else { return }
    let number = source.lineIndex(at: first.range.lowerBound) + 1
    for line in edited(by: advice.edits) { lines.append(row(number, line)) }
  }

  /// Whether the edits take whole lines out, so that there is nothing to show.
  private func leavesNothing(_ edits: [Edit]) -> Bool {
    edits.allSatisfy { edit in
      let first = source.lines[source.lineIndex(at: edit.range.lowerBound)]
      let last = source.lines[source.lineIndex(at: edit.range.upperBound)]
      return edit.replacement.isEmpty && edit.range.lowerBound == first.lowerBound
        && (edit.range.upperBound == last.lowerBound || edit.range.upperBound == last.upperBound)
        && !edit.range.isEmpty
    }
  }

  /// The lines that the edits leave behind in place of the lines they touch.
  private func edited(by edits: [Edit]) -> [String] {
    let starts = edits.map { source.lineIndex(at: $0.range.lowerBound) }
    guard starts.allSatisfy({ source.lines[$0].count <= Self.longestLine }) else { return [] }
    let ends = edits.map { source.lineIndex(at: $0.range.upperBound) }
    let first = source.lines[starts.min() ?? 0]
    let isInsertion = edits.allSatisfy { $0.range.isEmpty && $0.replacement.hasSuffix("\n") }
    var text = ""
    var position = first.lowerBound
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if !isInsertion { text += source.text(in: position..<edit.range.lowerBound) }
      text += edit.replacement
      position = edit.range.upperBound
    }
    if !isInsertion { text += source.text(in: position..<source.lines[ends.max() ?? 0].upperBound) }
    let kept = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return kept.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func row(_ number: Int, _ text: String) -> String {
    let digits = String(number)
    let space = String(repeating: " ", count: max(0, gutter - digits.count))
    return "\(space)\(digits) | \(DisplayWidth.shown(text))"
  }

  private var padding: String { String(repeating: " ", count: gutter) }
}
