extension Source {
  /// The source after `edits`, none of which may overlap another.
  public func applying(_ edits: [Edit]) -> Source {
    var bytes = bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    return Source(name: name, bytes: bytes)
  }

  /// The source after the fixes of `report` that are about it, with the diagnostics they are for.
  ///
  /// Only single, obvious changes are made. Where two touch the same place, the first is made; the
  /// other is found again in the result.
  public func fixed(by report: Report) -> (source: Source, mended: [Diagnostic]) {
    var edits: [Edit] = []
    var mended: [Diagnostic] = []
    for diagnostic in report.diagnostics where diagnostic.source == self {
      guard let fix = diagnostic.advice.first(where: \.isSafe),
        !fix.edits.contains(where: { edit in edits.contains { $0.touches(edit) } })
      else { continue }
      edits += fix.edits
      mended.append(diagnostic)
    }
    return (applying(edits), mended)
  }
}

extension Edit {
  fileprivate func touches(_ other: Edit) -> Bool {
    range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
  }
}
