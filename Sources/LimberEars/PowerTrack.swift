internal import Foundation

/// How much cancelling took away lately, on the microphone's own count of samples at 16 kHz.
struct PowerTrack: Sendable {
  private var before: [Double] = []
  private var after: [Double] = []
  /// How many blocks have been forgotten.
  private var forgotten = 0

  /// How many blocks are kept: 12 s at least.
  private static let memory = 600

  /// Takes the next block as it came, and as it was cancelled.
  mutating func add(_ block: [Float], _ cancelled: [Float]) {
    before.append(block.reduce(0) { $0 + Double($1 * $1) })
    after.append(cancelled.reduce(0) { $0 + Double($1 * $1) })
    guard before.count >= 2 * Self.memory else { return }
    before.removeFirst(Self.memory)
    after.removeFirst(Self.memory)
    forgotten += Self.memory
  }

  /// By how many dB a stretch of samples was weakened.
  func weakened(in range: Range<Int>) -> Double {
    let block = VoiceDetector.block
    let blocks = (range.lowerBound / block - forgotten..<range.upperBound / block - forgotten)
      .clamped(to: 0..<before.count)
    let sums = (before[blocks].reduce(0, +), after[blocks].reduce(0, +))
    return 10 * log10((sums.0 + 1e-9) / (sums.1 + 1e-9))
  }
}
