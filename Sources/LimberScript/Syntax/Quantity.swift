/// An amount as the author wrote it: a range of times or of counts.
struct Quantity: Hashable, Sendable {
  /// What is counted, as written.
  enum Unit: String, Hashable, Sendable, CaseIterable {
    case second, minute, breath, time, set, round

    /// Whether amounts are in milliseconds.
    var isTime: Bool { self == .second || self == .minute }
  }

  /// The lower end: milliseconds for times, a count for everything else.
  var low: Int
  /// The upper end; equal to `low` if no range was written.
  var high: Int
  /// What is counted, as written.
  var unit: Unit

  /// The amount a dose (in thousandths) picks, rounded down to whole seconds, to quarters of a
  /// minute or to whole counts (LANGUAGE.md 3.5).
  ///
  /// A full dose is always the upper end.
  func resolved(at dose: Int) -> Int {
    guard dose < 1000 else { return high }
    let step =
      switch unit {
      case .second: 1000
      case .minute: 15_000
      case .breath, .time, .set, .round: 1
      }
    return low + (high - low) * dose / 1000 / step * step
  }
}
