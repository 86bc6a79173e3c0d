/// A piece of a line that knows where in its source it stands.
struct Excerpt: Hashable, Sendable {
  /// The text.
  var text: Substring
  /// The offset of its first byte in the source.
  var start: Int

  /// The bytes it covers.
  var range: Range<Int> { start..<start + text.utf8.count }

  /// Whether there is nothing in it.
  var isEmpty: Bool { text.isEmpty }

  /// The piece between two indices of `text`.
  subscript(bounds: Range<Substring.Index>) -> Excerpt {
    let skipped = text.utf8.distance(from: text.startIndex, to: bounds.lowerBound)
    return Excerpt(text: text[bounds], start: start + skipped)
  }

  /// The piece from an index on.
  func from(_ index: Substring.Index) -> Excerpt {
    self[index..<text.endIndex]
  }

  /// The piece before an index.
  func upTo(_ index: Substring.Index) -> Excerpt {
    self[text.startIndex..<index]
  }

  /// The same without white space at its ends.
  var trimmed: Excerpt {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return upTo(text.startIndex) }
    return self[first..<text.index(after: last)]
  }

  /// The text with every run of white space as one space.
  var words: String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text as it is looked up: no regard to case and white space.
  var folded: String { words.lowercased() }

  /// The pieces between `separator`s, trimmed, empty ones included.
  func split(at separator: Character) -> [Excerpt] {
    var pieces: [Excerpt] = []
    var rest = self
    while let index = rest.text.firstIndex(of: separator) {
      pieces.append(rest.upTo(index).trimmed)
      rest = rest.from(rest.text.index(after: index))
    }
    return pieces + [rest.trimmed]
  }
}
