import LimberDiagnostics
import LimberScript

/// What holds for every script, whatever is wrong with it.
struct ScriptLaws {
  let library: Library

  /// Every message points into its script, and holds nothing that steers a terminal.
  func check(_ report: Report) {
    for diagnostic in report.diagnostics {
      let bytes = diagnostic.source.bytes.count
      let ranges = [diagnostic.label.range] + diagnostic.related.map(\.range)
      require(ranges.allSatisfy { $0.upperBound <= bytes }, "\(diagnostic.code.name) points out")
      let edits = diagnostic.advice.flatMap(\.edits).map(\.range)
      require(edits.allSatisfy { $0.upperBound <= bytes }, "\(diagnostic.code.name) edits out")
    }
    let text = DiagnosticRenderer(usesColor: false).text(of: report)
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 == "\n" || !($0.value < 0x20 || (0x7F..<0xA0).contains($0.value))
    }
    require(isPlain, "control characters in \(text.debugDescription)")
  }

  /// Formatting twice is formatting once, and changes no meaning.
  func checkFormat(of source: Source) {
    let once = ScriptFormatter.format(source, languages: library.languages)
    let twice = ScriptFormatter.format(once, languages: library.languages)
    require(once == twice, "formatted twice:\n\(shown(twice))\nonce:\n\(shown(once))")
    let (before, after) = (meaning(of: source), meaning(of: once))
    for (old, new) in zip(before, after) { require(old == new, "\(old)\nbecame\n\(new)") }
    require(before.count == after.count, "formatting loses or makes lines")
  }

  /// The tree, row by row, without the numbers of lines; half a minute is 30 seconds.
  private func meaning(of source: Source) -> [String] {
    SyntaxTree.text(of: source, languages: library.languages).split(separator: "\n").map { row in
      var words = row.split(separator: " ").dropFirst().map(String.init)
      for index in words.indices where words[index] == "(amount" && index + 3 < words.count {
        let isOne = words[index + 1] == words[index + 2]
        let isShort = (1..<60_000).contains(Int(words[index + 1]) ?? 0)
        if isOne, isShort { words[index + 3].replace("minute", with: "second") }
      }
      return words.joined(separator: " ")
    }
  }

  /// A certain fix removes its diagnostic, and when all are made none is left.
  func checkFixes(of source: Source) {
    let before = report(on: source)
    for diagnostic in before.diagnostics.prefix(20) where diagnostic.source == source {
      guard let advice = diagnostic.advice.first(where: \.isSafe) else { continue }
      let fixed = source.edited(by: advice.edits)
      let after = report(on: fixed)
      check(after)
      let (old, new) = (count(diagnostic, in: before), count(diagnostic, in: after))
      require(new < old, "\(diagnostic.code.name) stays:\n\(shown(source))\nas\n\(shown(fixed))")
    }
    let mended = Mending(source) { report(on: $0) }.source
    let left = report(on: mended).diagnostics.filter { diagnostic in
      diagnostic.source == mended && diagnostic.advice.contains(where: \.isSafe)
    }
    require(left.isEmpty, "\(left.map(\.code.name)) is left in\n\(shown(mended))")
  }

  /// How often the same is told.
  private func count(_ diagnostic: Diagnostic, in report: Report) -> Int {
    report.diagnostics.count { $0.code == diagnostic.code && $0.message == diagnostic.message }
  }

  private func report(on source: Source) -> Report {
    Compilation(of: source, in: library).report
  }

  private func shown(_ source: Source) -> String {
    String(decoding: source.bytes, as: UTF8.self).debugDescription
  }
}
