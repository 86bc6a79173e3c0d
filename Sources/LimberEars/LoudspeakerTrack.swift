/// What the loudspeaker sounded lately, on the microphone's own count of samples at 16 kHz.
struct LoudspeakerTrack: Sendable {
  private var samples: [Float] = []
  /// For each block whether the loudspeaker sounded, or had just sounded.
  private var flags: [Bool] = []
  /// How many blocks have been forgotten.
  private var forgotten = 0
  private var echo = 0

  /// How many blocks are kept: 12 s.
  private static let memory = 600
  /// For how many blocks a sound counts as going on: 0.3 s in the room.
  private static let tail = 15
  /// What is louder than this sounds, in dB below full scale.
  private static let audible = -60.0

  /// Whether it ever sounded.
  private(set) var hasSounded = false
  /// Whether it sounds in the last block.
  private(set) var soundsNow = false

  /// Takes the next block.
  mutating func add(_ block: [Float]) {
    soundsNow = Loudness.level(block) > Self.audible
    if soundsNow { hasSounded = true }
    echo = soundsNow ? Self.tail : max(0, echo - 1)
    samples += block
    flags.append(soundsNow || echo > 0)
    let surplus = flags.count - 2 * Self.memory
    guard surplus >= 0 else { return }
    flags.removeFirst(Self.memory)
    samples.removeFirst(Self.memory * VoiceDetector.block)
    forgotten += Self.memory
  }

  /// Whether it sounded at a sample.
  func sounds(at sample: Int) -> Bool {
    let index = sample / VoiceDetector.block - forgotten
    return flags.indices.contains(index) && flags[index]
  }

  /// Whether it sounded anywhere in a stretch.
  func sounds(in range: Range<Int>) -> Bool {
    stride(from: range.lowerBound, to: range.upperBound, by: VoiceDetector.block)
      .contains { sounds(at: $0) }
  }

  /// What it sounded in a stretch, as far as it is remembered.
  func samples(in range: Range<Int>) -> [Float] {
    let first = forgotten * VoiceDetector.block
    let wanted = range.clamped(to: first..<first + samples.count)
    return Array(samples[wanted.lowerBound - first..<wanted.upperBound - first])
  }
}
