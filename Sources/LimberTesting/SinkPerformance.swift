/// What must have been heard when a case of the conformance suite is over.
public struct SinkPerformance: Hashable, Sendable {
  /// The content frames in their order.
  public var stretches: [Range<Int>]
  /// The content frames before which silence may have been heard.
  public var breaks: Set<Int>

  /// Creates an expectation.
  public init(stretches: [Range<Int>], breaks: Set<Int>) {
    self.stretches = stretches
    self.breaks = breaks
  }

  /// Throws unless this is what `samples` contain.
  public func check(_ samples: [Int16]) throws {
    let heard = CodedRecording(samples)
    try SinkViolation.check(
      heard.strangers.isEmpty, "\(heard.strangers.count) samples belong to no frame")
    try SinkViolation.check(
      heard.stretches == stretches, "heard \(heard.stretches), should be \(stretches)")
    let odd = heard.breaks.filter { !breaks.contains($0) }
    try SinkViolation.check(
      odd.isEmpty, "silence before the frames \(odd), allowed before \(breaks.sorted())")
  }
}
