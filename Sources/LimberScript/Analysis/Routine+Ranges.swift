public import LimberTimeline

/// The two ends of an amount that a dose chooses from.
public struct AmountRange: Hashable, Sendable {
  /// The least.
  public var low: Dose
  /// The most; more than `low`.
  public var high: Dose
}

extension Routine {
  /// The ranges its timed lines are written with, by the lines they stand on.
  public var ranges: [Origin: AmountRange] {
    var ranges: [Origin: AmountRange] = [:]
    for window in windows where window.quantity.low < window.quantity.high {
      ranges[window.origin] = AmountRange(
        low: WindowPlanner.dose(of: window, at: 0), high: WindowPlanner.dose(of: window, at: 1000))
    }
    return ranges
  }

  /// The ranges of sets its poses are written with, by the ids of the poses.
  public var setRanges: [String: ClosedRange<Int>] {
    var ranges: [String: ClosedRange<Int>] = [:]
    for case .pose(let use) in parts.flatMap(\.items) {
      guard let sets = use.pose.sets, sets.low < sets.high else { continue }
      ranges[use.pose.id] = sets.low...sets.high
    }
    return ranges
  }

  private var windows: [Window] {
    parts.flatMap(\.items).flatMap { item -> [Window] in
      switch item {
      case .step(let step, _): step.window.map { [$0] } ?? []
      case .pose(let use):
        (use.pose.setup + use.pose.sided + use.pose.afterwards).compactMap(\.window)
      }
    }
  }
}

extension Step {
  /// The timed line, if it is one.
  var window: Window? {
    if case .window(let window) = self { window } else { nil }
  }
}
