public import LimberAudio
public import LimberTimeline

/// An utterance as it is mixed: trimmed, at 48 kHz, with its moments measured in frames.
public struct SpeechClip: Hashable, Sendable {
  /// What is heard, with a little silence kept at both ends and short fades.
  public var sound: Sound
  /// The first audible frame.
  public var onset: Int
  /// The frame a listener takes for the time of the word; the onset where nobody needs to know.
  public var beat: Int
  /// One past the last audible frame.
  public var end: Int

  /// Creates a clip from samples that have been measured.
  public init(audio: AudioBuffer, onset: Int, beat: Int, end: Int) {
    self.init(sound: .samples(audio), onset: onset, beat: beat, end: end)
  }

  /// Creates a clip from a sound that has been measured.
  init(sound: Sound, onset: Int, beat: Int, end: Int) {
    self.sound = sound
    self.onset = onset
    self.beat = beat
    self.end = end
  }

  /// The samples of the sound, which are worked out each time.
  public var audio: AudioBuffer {
    get { sound.buffer }
    set { sound = .samples(newValue) }
  }

  /// How much of a timeline the clip takes.
  public var extent: SpeechExtent {
    let perMillisecond = AudioFormat.framesPerMillisecond
    return SpeechExtent(
      duration: Milliseconds((end - onset + perMillisecond - 1) / perMillisecond),
      beat: Milliseconds((beat - onset + perMillisecond / 2) / perMillisecond))
  }
}

/// The clips of a session by what they say: what is mixed, and what the timeline is planned from.
public struct ClipTable: SpeechMeasure {
  /// The clips made so far.
  public var clips: [Utterance: SpeechClip]

  /// Creates a table.
  public init(clips: [Utterance: SpeechClip] = [:]) {
    self.clips = clips
  }

  /// The extent of the stored clip, or nil if there is none yet.
  public func extent(of utterance: Utterance) -> SpeechExtent? {
    clips[utterance]?.extent
  }
}
