internal import LimberAudio
internal import LimberSpeech
internal import LimberTimeline

extension Cue {
  /// The sound of the cue on its frame; nil if its clip is missing.
  ///
  /// The quiet before the first audible frame is cut so that it fits into `Score.headroom`.
  func placed(_ clips: ClipTable, at levels: Levels) -> PlacedBuffer? {
    let moment = Score.frame(of: start)
    let gain = levels.gain(of: sound)
    switch sound {
    case .tone(let tone):
      guard let sound = Tone.sounds[tone] else { return nil }
      return PlacedBuffer(start: moment - sound.onset, buffer: sound.buffer, gain: gain)
    case .speech(let utterance):
      guard let clip = clips.clips[utterance] else { return nil }
      let cut = max(0, clip.onset - Score.frame(of: Score.headroom - 1))
      return PlacedBuffer(
        start: moment - reference(in: clip) + cut, sound: clip.sound, cut: cut, gain: gain)
    }
  }

  /// The frame of its clip that is heard at its moment.
  private func reference(in clip: SpeechClip) -> Int {
    // A lead is in whole milliseconds, the beat is on a frame.
    let isOnBeat = kind == .countdown || lead > .zero && lead == clip.extent.beat
    return isOnBeat ? clip.beat : clip.onset + Score.frame(of: lead)
  }
}

extension Levels {
  /// What the samples of a sound are multiplied with.
  fileprivate func gain(of sound: Cue.Sound) -> Float {
    switch sound {
    case .tone: Self.factor(tones)
    case .speech: Self.factor(speech)
    }
  }
}

extension Tone {
  /// The samples of a tone, and the first of them that is heard.
  fileprivate struct Sound {
    let buffer: AudioBuffer
    let onset: Int

    init(_ recipe: ToneRecipe) {
      buffer = recipe.rendered()
      let peak = buffer.samples.reduce(0) { max($0, $1.magnitude) }
      // Within 40 dB of the loudest.
      onset = buffer.samples.firstIndex { $0.magnitude >= peak / 100 } ?? 0
    }
  }

  /// Every tone, made once.
  fileprivate static let sounds = Dictionary(
    uniqueKeysWithValues: Tone.allCases.map { ($0, Sound($0.recipe)) })

  private var recipe: ToneRecipe {
    switch self {
    case .start: .start
    case .count: .count
    case .halfway: .halfway
    case .breathIn: .breathIn
    case .breathOut: .breathOut
    case .end: .end
    }
  }
}
