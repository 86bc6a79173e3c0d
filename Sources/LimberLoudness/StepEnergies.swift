/// The mean square of each step of a sound, with 1 for full scale, from the first on that is still
/// looked at.
struct StepEnergies: Sendable {
  private var values: [Float] = []
  /// How many steps were let go of.
  private var first = 0

  /// How many steps there were in all.
  var count: Int { first + values.count }

  /// Adds a step of which nothing is known yet.
  mutating func append() { values.append(0) }

  /// The energy of a step, by its number in the whole sound.
  subscript(step: Int) -> Float {
    get { values[step - first] }
    set { values[step - first] = newValue }
  }

  /// Gives the mean of every `length` neighbours that lie before the step `end`, and lets go of the
  /// steps that no other such block has.
  mutating func take(blocksOf length: Int, before end: Int, _ give: (Double) -> Void) {
    let blocks = end - first - length + 1
    guard blocks > 0 else { return }
    for start in 0..<blocks {
      let sum = (start..<start + length).reduce(0) { $0 + Double(values[$1]) }
      give(sum / Double(length))
    }
    values.removeFirst(blocks)
    first += blocks
  }
}
