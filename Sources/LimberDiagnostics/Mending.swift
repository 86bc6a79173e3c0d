/// A source after every change that is the single, obvious one (LANGUAGE.md 6.1).
public struct Mending: Sendable {
  /// A fix that was made, in the source as it was then.
  public struct Fix: Hashable, Sendable {
    /// What was wrong.
    public var diagnostic: Diagnostic
    /// The edits that mended it.
    public var edits: [Edit]
  }

  /// The source as it is now.
  public private(set) var source: Source
  /// The fixes that were made, in the order in which they were.
  public private(set) var fixes: [Fix] = []

  /// Fixes made at once may uncover others, but not for ever.
  private static let mostRounds = 50

  /// Mends `source`; `report` tells what is wrong with it after each round.
  ///
  /// A round whose result has been there before is not made, so this ends where fixes disagree.
  public init(_ source: Source, report: (Source) -> Report) {
    self.source = source
    var seen: Set<[UInt8]> = [source.bytes]
    for _ in 0..<Self.mostRounds {
      let round = Self.fixes(in: report(self.source), of: self.source)
      let mended = self.source.edited(by: round.flatMap(\.edits))
      guard !round.isEmpty, seen.insert(mended.bytes).inserted else { return }
      self.source = mended
      fixes += round
    }
  }

  /// The fixes of a source that can be made at once: none touches what another one does.
  private static func fixes(in report: Report, of source: Source) -> [Fix] {
    var taken: [Range<Int>] = []
    return report.diagnostics.compactMap { diagnostic in
      guard diagnostic.source == source, let advice = diagnostic.advice.first(where: \.isSafe)
      else { return nil }
      let lines = advice.edits.map(source.lines(touchedBy:))
      guard !lines.isEmpty, !lines.contains(where: { line in taken.contains { $0.overlaps(line) } })
      else { return nil }
      taken += lines
      return Fix(diagnostic: diagnostic, edits: advice.edits)
    }
  }
}

extension Mending.Fix {
  /// What was done, in the form of a diagnostic: `fixed[R101]`, the place, the lines as they are
  /// now; ends with a line end.
  public var text: String {
    let source = diagnostic.source
    let mended = source.edited(by: edits)
    let starts = edits.map(\.range.lowerBound)
    let growth = edits.reduce(0) { $0 + $1.replacement.utf8.count - $1.range.count }
    let end = (edits.map(\.range.upperBound).max() ?? 0) + growth - 1
    let first = mended.lineIndex(at: starts.min() ?? 0)
    let last = mended.lineIndex(at: max(starts.max() ?? 0, end))
    let shown = (first...max(first, last)).map { number in
      (String(number + 1), DisplayWidth.shown(mended.text(in: mended.lines[number])))
    }
    let width = shown.map(\.0.count).max() ?? 1
    let padding = String(repeating: " ", count: width)
    let place = diagnostic.place
    let head = [
      "fixed[\(diagnostic.code.name)]: \(DisplayWidth.shown(diagnostic.message))",
      "\(padding)--> \(DisplayWidth.shown(source.name)):\(place.line):\(place.column)",
      "\(padding) |",
    ]
    let rows = shown.map { number, text in
      String(repeating: " ", count: width - number.count) + "\(number) | \(text)"
    }
    return (head + rows).map { $0 + "\n" }.joined()
  }
}

extension Source {
  /// The lines that an edit touches, by their places; edits of one line are not made at once.
  fileprivate func lines(touchedBy edit: Edit) -> Range<Int> {
    lineIndex(at: edit.range.lowerBound)..<lineIndex(at: edit.range.upperBound) + 1
  }
}
