/// By how much a sound is made softer at the borders between cells of the limiter.
///
/// Only the stretches where it is are kept: in words they are short, and a session keeps many words.
struct Reductions: Hashable, Sendable {
  /// Borders in a row, at each of which the sound is softer.
  struct Run: Hashable, Sendable {
    /// The first of the borders; border n lies in front of cell n.
    let first: Int
    /// By how much it is softer at each of them.
    let values: [Float]
    /// The cells beside them.
    let cells: Range<Int>

    /// The frames of these cells.
    var frames: Range<Int> { cells.lowerBound * Limiter.cell..<cells.upperBound * Limiter.cell }

    /// By how much it is softer at a border.
    subscript(border: Int) -> Float {
      values.indices.contains(border - first) ? values[border - first] : 0
    }
  }

  /// The stretches in their order; no two have a cell in common.
  let runs: [Run]

  /// Takes what there is at each border from that in front of the first cell to that behind the last.
  init(_ borders: [Float]) {
    var runs: [Run] = []
    var border = 0
    while let first = borders[border...].firstIndex(where: { $0 > 0 }) {
      let end = borders[first...].firstIndex { $0 <= 0 } ?? borders.endIndex
      runs.append(
        Run(
          first: first, values: Array(borders[first..<end]),
          cells: max(0, first - 1)..<min(borders.count - 1, end)))
      border = end
    }
    self.runs = runs
  }

  /// Whether it is softer nowhere.
  var isEmpty: Bool { runs.isEmpty }
}
