import LimberDiagnostics
import LimberScript
import LimberTimeline

/// What comes of a case.
extension ConformanceCase {
  /// The scripts of the case; the first one is compiled.
  var folder: ScriptFolder {
    let all = sections.filter { $0.kind == "source" }.map { section in
      let words = section.words.components(separatedBy: ", ")
      let isEscaped = words.contains("escaped")
      let text = isEscaped ? Self.unescaped(section.text) : Self.closed(section.text)
      let place = words.first { ScriptFolder.places.contains($0) } ?? "included"
      return (place: place, source: Source(name: words[0], text: text))
    }
    let main = all.first?.source ?? Source(name: "none.routine", text: "")
    return ScriptFolder(main: main, others: Array(all.dropFirst()))
  }

  var tree: String { folder.tree }

  /// One diagnostic a line, its fixes below it.
  var diagnostics: String {
    let folder = folder
    return Self.text(of: folder.compilation().report.diagnostics, of: folder.main)
  }

  func plan(_ words: String) throws -> String {
    let folder = folder
    let chosen = try PlanningWords(parsing: words)
    let routine = folder.compilation(choosing: chosen.choice).routine
    guard let plan = routine?.plan(chosen.options, measure: FixedMeasure()) else {
      return "cannot be played\n"
    }
    let timeline = ConformanceTimeline(timeline: plan.draft.timeline, main: folder.main.name)
    return timeline.text + Self.text(of: plan.diagnostics, of: folder.main)
  }

  private static func text(of diagnostics: [Diagnostic], of main: Source) -> String {
    diagnostics.map { diagnostic in
      let (line, column) = diagnostic.place
      let file = diagnostic.source.name == main.name ? "" : "\(diagnostic.source.name):"
      let head = "\(diagnostic.severity.rawValue) \(diagnostic.code.name) \(file)\(line):\(column)"
      let fixes = diagnostic.advice.filter(\.isSafe).flatMap(\.edits).map { edit in
        "  fix \(place(edit.range.lowerBound, diagnostic))-\(place(edit.range.upperBound, diagnostic))"
          + " \(ConformanceTimeline.quoted(edit.replacement))\n"
      }
      return "\(head) \(diagnostic.message)\n" + fixes.joined()
    }.joined()
  }

  private static func place(_ offset: Int, _ diagnostic: Diagnostic) -> String {
    let place = diagnostic.source.place(of: offset)
    return "\(place.line):\(place.column)"
  }

  /// The text of an escaped source: line ends of the file count for nothing, `\n`, `\r`, `\t`,
  /// `\\` and `\u{…}` stand for what they name, and `\*N{…}` for N times the text in braces.
  static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text.filter { $0 != "\n" }[...]
    while let index = rest.firstIndex(of: "\\") {
      result += rest[..<index]
      rest = rest[index...].dropFirst()
      switch rest.popFirst() {
      case "n": result += "\n"
      case "r": result += "\r"
      case "t": result += "\t"
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        result.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
        rest = rest.dropFirst(digits.count + 2)
      case "*":
        let count = rest.prefix { $0 != "{" }
        let body = rest.dropFirst(count.count + 1).prefix { $0 != "}" }
        result += String(repeating: unescaped(String(body)), count: Int(count) ?? 0)
        rest = rest.dropFirst(count.count + body.count + 2)
      case let other?: result.append(other)
      case nil: break
      }
    }
    return result + rest
  }
}
