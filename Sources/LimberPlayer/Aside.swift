internal import LimberAudio
internal import LimberSpeech
internal import LimberTimeline

/// Something to hear that is not part of the timeline, while the session waits.
struct Aside: Sendable {
  /// Its sounds, from its own frame zero on.
  let mixer: Mixer
  /// How the music steps back for its words.
  let stepBack: StepBack
  /// How long it lasts.
  private(set) var frames: Int
  /// Whether nothing is said in it.
  var isSilence = false
  /// Whether it is time that a person has asked for.
  var isExtra = false
  /// The first frame of it that is heard.
  var first = 0
  /// What is said on which frames.
  var texts: [(frames: Range<Int>, text: String)] = []

  /// Nothing to hear, for some time.
  static func silence(frames: Int) -> Aside {
    Aside(
      mixer: Mixer([]), stepBack: StepBack(under: [], end: nil), frames: frames, isSilence: true)
  }
}

extension Aside {
  /// What is left of it when so many frames of it have been heard.
  func left(after frames: Int) -> Aside {
    var rest = self
    rest.first += frames
    rest.frames -= frames
    return rest
  }

  /// All of it, where a breath was cut; else what is left.
  var begunAgain: Aside { mixer.frames > 0 ? left(after: -first) : self }

  /// A tone that answers a command, and a moment of quiet behind it.
  static func answer(_ answer: Player.Answer, at levels: Levels) -> Aside {
    let sound = PlacedBuffer(start: 0, buffer: answer.sound, gain: Levels.factor(levels.tones))
    return Aside(
      mixer: Mixer([sound]), stepBack: StepBack(under: [], end: nil),
      frames: sound.end + Score.frame(of: AsideMaker.edge))
  }
}

/// Puts an aside together: words one after the other, with silence between them.
struct AsideMaker {
  private let score: Score
  /// Clips of its own.
  private var own = ClipTable()
  private var placed: [PlacedBuffer] = []
  private var words: [(frames: Range<Int>, text: String)] = []
  /// Where the next thing begins.
  private var now: Milliseconds

  /// How long it is quiet before the first word, and behind a tone.
  static let edge = Milliseconds(150)
  /// How long it is quiet between the last word and what follows (LANGUAGE.md 7.4).
  static let rest = Milliseconds(250)
  /// How long it is quiet between sentences.
  static let gap = Milliseconds(600)

  init(_ score: Score) {
    self.score = score
    now = Self.edge
  }

  /// Lets it be quiet up to a time of the aside.
  mutating func wait(until time: Milliseconds) {
    now = max(now, time)
  }

  /// Says words; a soft tone where they have not been spoken.
  mutating func say(_ utterance: Utterance?) {
    if !placed.isEmpty { now = now + Self.gap }
    if let utterance, let extent = extent(of: utterance) {
      add(.speech(utterance), lasting: extent.duration)
    } else {
      add(.tone(.end), lasting: Tone.end.duration)
    }
  }

  /// Says words again and again from `start` on, every `interval`, `count` times.
  mutating func remind(
    _ utterance: Utterance?, from start: Milliseconds, every interval: Milliseconds, count: Int
  ) {
    now = start
    say(utterance)
    guard let first = placed.last else { return }
    for index in 1..<count {
      let time = Score.frame(of: interval * index)
      var again = first
      again.start += time
      placed.append(again)
    }
    words += words.suffix(1).flatMap { word in
      (1..<count).map { index in
        let time = Score.frame(of: interval * index)
        return (word.frames.lowerBound + time..<word.frames.upperBound + time, word.text)
      }
    }
  }

  /// Says words whose clip only they themselves know.
  mutating func say(_ utterance: Utterance, _ clip: SpeechClip) {
    own.clips[utterance] = clip
    say(utterance)
  }

  /// More of a window: quiet, or one breath more with its tones.
  func aside(of lingering: Lingering) -> Aside {
    var maker = self
    if let exhale = lingering.exhale {
      maker.now = .zero
      maker.add(.tone(.breathIn), lasting: Tone.breathIn.duration)
      maker.now = exhale
      maker.add(.tone(.breathOut), lasting: Tone.breathOut.duration)
    }
    var aside = maker.aside(lasting: lingering.length)
    (aside.isSilence, aside.isExtra) = (true, true)
    return aside
  }

  /// How long it is with the quiet at its end.
  var length: Milliseconds { now + Self.rest }

  /// What was put together; as long as its sounds, unless it is said.
  func aside(lasting length: Milliseconds? = nil) -> Aside {
    Aside(
      mixer: Mixer(placed), stepBack: StepBack(under: words.map(\.frames), end: nil),
      frames: Score.frame(of: length ?? self.length), texts: words)
  }

  private mutating func add(_ sound: Cue.Sound, lasting length: Milliseconds) {
    let cue = Cue(
      kind: .instruct, start: now, lead: .zero, duration: length, sound: sound,
      anchor: Cue.Anchor(slot: 0, edge: .start, offset: .zero), side: nil,
      origin: Origin(file: "", line: 0), isDefault: true)
    if let buffer = cue.placed(clips(of: sound), at: score.levels) { placed.append(buffer) }
    if let text = cue.text {
      words.append((Score.frame(of: now)..<Score.frame(of: now + length), text))
    }
    now = now + length
  }

  private func extent(of utterance: Utterance) -> SpeechExtent? {
    own.extent(of: utterance) ?? score.measure.extent(of: utterance)
  }

  private func clips(of sound: Cue.Sound) -> ClipTable {
    if case .speech(let utterance) = sound, own.clips[utterance] != nil {
      own
    } else {
      score.measure
    }
  }
}
