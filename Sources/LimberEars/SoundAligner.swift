internal import LimberAudio

/// Puts what the loudspeaker plays beside what the microphone hears at that time.
struct SoundAligner: Sendable {
  /// Two runs of samples of a fiftieth of a second that belong together.
  struct Pair: Sendable {
    var microphone: [Float]
    var loudspeaker: [Float]
    var time: Int64
  }

  /// A stream of samples with an even clock, made of timestamps that jitter.
  private struct Stream: Sendable {
    var samples: [Float] = []
    /// When the first of them was in the air, in nanoseconds; nil before there are any.
    var start: Int64?

    /// What a sample lasts, in nanoseconds.
    static let sample: Int64 = 62_500
    /// Timestamps that are off by more belong to another beginning: 0.15 s.
    static let jump: Int64 = 150_000_000

    /// Takes more samples; false if they do not follow the others.
    mutating func add(_ sound: TimedSound) -> Bool {
      guard let begin = start else {
        start = sound.time
        samples = sound.samples
        return true
      }
      let error = sound.time - (begin + Int64(samples.count) * Self.sample)
      guard abs(error) < Self.jump else {
        start = sound.time
        samples = sound.samples
        return false
      }
      start = begin + error / 32
      samples += sound.samples
      return true
    }

    mutating func drop(_ count: Int) {
      samples.removeFirst(count)
      start = start.map { $0 + Int64(count) * Self.sample }
    }
  }

  /// How much earlier than its echo the loudspeaker is put, for timestamps that err: 30 ms.
  private static let lead: Int64 = 30_000_000
  /// How much the microphone may wait for the loudspeaker's samples: 0.16 s.
  private static let patience = 8 * VoiceDetector.block
  /// How far the streams may slide against each other before they are put right: 10 ms.
  private static let slack = 160

  private var microphone = Stream()
  private var loudspeaker = Stream()
  /// How many of the loudspeaker's samples lie before the pair of the microphone's first.
  private var offset: Int?

  /// Takes what the loudspeaker plays.
  mutating func play(_ sound: TimedSound) {
    if !loudspeaker.add(sound) { offset = nil }
    let surplus = loudspeaker.samples.count - 4 * TimedSound.sampleRate
    if surplus > 0 {
      loudspeaker.drop(surplus)
      offset = offset.map { $0 - surplus }
    }
  }

  /// Takes what the microphone heard, and gives the pairs that are complete with it.
  mutating func capture(_ sound: TimedSound) -> [Pair] {
    if !microphone.add(sound) { offset = nil }
    var pairs: [Pair] = []
    while microphone.samples.count >= VoiceDetector.block, let pair = next() { pairs.append(pair) }
    return pairs
  }

  private mutating func next() -> Pair? {
    let count = VoiceDetector.block
    guard let time = microphone.start else { return nil }
    let place = place(at: time)
    if let place, place + count > loudspeaker.samples.count,
      microphone.samples.count < Self.patience
    {
      return nil
    }
    let played = (0..<count).map { index in
      let wanted = (place ?? 0) + index
      return place != nil && loudspeaker.samples.indices.contains(wanted)
        ? loudspeaker.samples[wanted] : 0
    }
    let pair = Pair(
      microphone: Array(microphone.samples[..<count]), loudspeaker: played, time: time)
    microphone.drop(count)
    offset = place.map { $0 + count }
    forget()
    return pair
  }

  /// Which of the loudspeaker's samples belongs to the microphone's first; nil if it is silent.
  private mutating func place(at time: Int64) -> Int? {
    guard let start = loudspeaker.start else { return nil }
    let exact = Int((time + Self.lead - start) / Stream.sample)
    // Long over: the loudspeaker's stream has ended.
    guard exact - loudspeaker.samples.count < TimedSound.sampleRate / 2 else {
      loudspeaker = Stream()
      return nil
    }
    guard let offset, abs(offset - exact) <= Self.slack else { return exact }
    return offset
  }

  /// Drops what of the loudspeaker's samples is over, in large pieces.
  private mutating func forget() {
    guard let place = offset, place > TimedSound.sampleRate else { return }
    let count = min(place - TimedSound.sampleRate / 4, loudspeaker.samples.count)
    loudspeaker.drop(count)
    offset = place - count
  }
}
