/// What edits make of a source, and where editors find a byte.
extension Source {
  /// The source after `edits`, of which no two touch the same byte.
  public func edited(by edits: [Edit]) -> Source {
    var bytes = bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    return Source(name: name, bytes: bytes)
  }

  /// How many UTF-16 code units an editor counts before a byte; a byte-order mark is none.
  public func utf16Offset(of offset: Int) -> Int {
    let start = lines[0].lowerBound
    return offset <= start ? 0 : text(in: start..<offset).utf16.count
  }
}
