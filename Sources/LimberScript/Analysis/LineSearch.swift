/// Looks again and again for the next line of a kind, passing each line once.
///
/// The lines asked about must come in their order; then all searches together take as long as one.
struct LineSearch {
  private var index = 0

  /// The first of `lines` below the line with a number that is of the kind.
  mutating func first(
    in lines: SelectedLines, below number: Int, where isOfKind: (Statement) -> Bool
  ) -> LineSyntax? {
    while index < lines.count {
      let line = lines[index]
      if line.number > number, isOfKind(line.statement) { return line }
      index += 1
    }
    return nil
  }
}

extension [LineSyntax] {
  /// The line with a number, among lines in the order of their numbers.
  func line(_ number: Int) -> LineSyntax? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].number == number ? self[low] : nil
  }
}
