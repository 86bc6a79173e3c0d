internal import LimberControl

/// Notices when a microphone gives nothing but silence, or is far too loud.
struct MicrophoneWatch: Hashable, Sendable {
  private var silentBlocks = 0
  private var clipped = 0
  private var isMuted = false
  private var wasOverloaded = false
  private var blocks = 0

  /// After how many blocks of silence it counts as muted: 3 s.
  private static let patience = 150
  /// How many samples at full scale a second are too many.
  private static let mostClipped = 400
  /// What counts as full scale: what was cut off there may be a little less at another rate.
  private static let fullScale: Float = 0.98

  /// Takes a block as it came from the microphone.
  mutating func take(_ block: [Float]) -> EarsNotice? {
    blocks += 1
    clipped += block.count { abs($0) >= Self.fullScale }
    defer { if blocks.isMultiple(of: 50) { clipped = 0 } }
    // Even a quiet microphone has noise in its last bit.
    silentBlocks = block.allSatisfy { abs($0) < 0.000_05 } ? silentBlocks + 1 : 0
    if silentBlocks >= Self.patience, !isMuted {
      isMuted = true
      return .muted
    }
    if silentBlocks == 0, isMuted {
      isMuted = false
      return .unmuted
    }
    guard blocks.isMultiple(of: 50) else { return nil }
    let isOverloaded = clipped > Self.mostClipped
    defer { wasOverloaded = wasOverloaded || isOverloaded }
    return isOverloaded && !wasOverloaded ? .overloaded : nil
  }
}
