/// How often frames have come late of late.
package struct SinkStrain: Sendable {
  /// How often within how long is too often (PLAYBACK.md 7).
  private static let limit = (count: 3, time: Duration.seconds(60))

  private var moments: [SuspendingClock.Instant] = []

  /// Nothing was late yet.
  package init() {}

  /// Notices that frames came late; true if that was once too often, and counts anew then.
  package mutating func grows(at moment: SuspendingClock.Instant) -> Bool {
    moments = moments.filter { moment - $0 < Self.limit.time } + [moment]
    guard moments.count >= Self.limit.count else { return false }
    moments = []
    return true
  }
}
