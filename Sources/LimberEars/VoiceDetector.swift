/// Finds utterances in a stream of sound, by its level above that of the room.
public struct VoiceDetector: Sendable {
  /// Samples in a block, at 16 kHz: a fiftieth of a second.
  public static let block = 320

  /// A stretch in which somebody may have spoken.
  public struct Utterance: Hashable, Sendable {
    /// Its first sample, counted from the first of the stream.
    public var start: Int
    /// Its samples, at 16 kHz.
    public var samples: [Float]
    /// Whether it goes on from another one that had become too long.
    public var isContinued: Bool
    /// Whether it was cut because it had become too long.
    public var isCut: Bool
  }

  /// What a block brought.
  public enum Event: Hashable, Sendable {
    case began
    case ended(Utterance)
    /// It had become too long, and goes on as another one.
    case cut(Utterance)
  }

  /// By how many dB above the room a voice begins, and stays.
  private static let rise = 7.0
  private static let stay = 4.0
  /// In how many blocks silence ends an utterance: 0.34 s.
  private static let closing = 17
  /// How many blocks are kept before an utterance: 0.2 s.
  private static let lead = 10
  /// The most blocks of an utterance: 6 s.
  private static let longest = 300
  /// How many blocks two utterances share when one is cut: 1.5 s.
  private static let overlap = 75
  /// How many blocks the room's level is taken from: 6 s.
  private static let memory = 300
  /// Nothing below is a voice.
  private static let faintest = -62.0

  /// The level of the room, in dB below full scale.
  public private(set) var floor = -60.0
  /// Whether an utterance is going on.
  public private(set) var isOpen = false

  private var rumble = RumbleFilter()
  /// The levels of the last blocks, of which the mean counts: noise is not even.
  private var latest: [Double] = []
  private var levels: [Double] = []
  private var next = 0
  private var recent: [Float] = []
  private var seen = 0
  private var loud = 0
  private var quiet = 0
  private var isContinued = false

  /// A detector that has heard nothing yet.
  public init() {}

  /// Takes the next block of the stream.
  public mutating func take(_ block: [Float]) -> Event? {
    precondition(block.count == Self.block, "a block of a fiftieth of a second")
    let block = Loudness.sane(block)
    latest = latest.suffix(2) + [Loudness.level(rumble.filtered(block))]
    let level = latest.reduce(0, +) / Double(latest.count)
    learn(level)
    recent += block
    seen += 1
    return isOpen ? goOn(level) : wait(level)
  }

  /// Ends an utterance that is going on, if there is one.
  public mutating func finish() -> Event? {
    isOpen ? .ended(close(isCut: false)) : nil
  }

  /// The room's level is the 15th percentile of what was heard lately.
  private mutating func learn(_ level: Double) {
    if levels.count < Self.memory {
      levels.append(level)
    } else {
      levels[next] = level
      next = (next + 1) % Self.memory
    }
    // Sorting 300 numbers a fifth of the time is cheap enough, and the room changes slowly.
    guard levels.count < 25 || seen.isMultiple(of: 5) else { return }
    let sorted = levels.sorted()
    floor = sorted[sorted.count * 15 / 100]
    if levels.count < 25 { floor = min(floor, -50) }
  }

  private mutating func wait(_ level: Double) -> Event? {
    loud = level > max(floor + Self.rise, Self.faintest) ? loud + 1 : 0
    guard loud >= 2 else {
      let surplus = recent.count - (Self.lead + 2) * Self.block
      if surplus > 0 { recent.removeFirst(surplus) }
      return nil
    }
    isOpen = true
    quiet = 0
    return .began
  }

  private mutating func goOn(_ level: Double) -> Event? {
    quiet = level > max(floor + Self.stay, Self.faintest - 3) ? 0 : quiet + 1
    if quiet >= Self.closing { return .ended(close(isCut: false)) }
    guard recent.count >= Self.longest * Self.block else { return nil }
    return .cut(close(isCut: true))
  }

  private mutating func close(isCut: Bool) -> Utterance {
    let utterance = Utterance(
      start: seen * Self.block - recent.count, samples: recent, isContinued: isContinued,
      isCut: isCut)
    recent.removeFirst(
      max(0, recent.count - (isCut ? Self.overlap : Self.lead) * Self.block))
    isContinued = isCut
    isOpen = isCut
    loud = 0
    quiet = 0
    return utterance
  }
}

/// Takes away what lies below voices: two first-order high passes at 200 Hz.
private struct RumbleFilter: Sendable {
  private static let weight: Float = 0.925
  private var inputs: SIMD2<Float> = .zero
  private var outputs: SIMD2<Float> = .zero

  mutating func filtered(_ block: [Float]) -> [Float] {
    block.map { sample in
      outputs[0] = Self.weight * (outputs[0] + sample - inputs[0])
      inputs[0] = sample
      outputs[1] = Self.weight * (outputs[1] + outputs[0] - inputs[1])
      inputs[1] = outputs[0]
      return outputs[1]
    }
  }
}
