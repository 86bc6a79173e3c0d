internal import LimberAudio
internal import LimberSpeech
internal import LimberTimeline

/// What a person hears at once when they ask for something.
///
/// A tone stands before what follows from a command, or where nothing else sounds: it never lies
/// over a cue and cuts none off.
extension Player {
  /// A tone that answers a command.
  public enum Answer: Hashable, Sendable {
    /// It was understood, and is done.
    case nod
    /// It makes no sense now.
    case refusal

    /// What is heard.
    var sound: AudioBuffer {
      switch self {
      case .nod: Self.nodSound
      case .refusal: Self.refusalSound
      }
    }

    /// How long it lasts, in milliseconds.
    var length: Int { sound.samples.count / AudioFormat.framesPerMillisecond }

    private static let nodSound = ToneRecipe.nod.rendered()
    private static let refusalSound = ToneRecipe.refusal.rendered()
  }

  /// Whether everything is answered, for somebody who does not look.
  var answersAll: Bool { steering.answers == .all }

  /// Whether the sink is paused.
  var isStill: Bool { isHeld && !answersAll && !speaksInPause }

  /// The tone for what the machine decided; none where what follows is answer enough.
  func answer(to action: PlaybackMachine.Action) -> Answer? {
    switch action {
    case .refuse: steering.answers == .none || isStill ? nil : .refusal
    case .stop, .finish, .nothing: nil
    default: means == .voice && answersAll ? .nod : nil
    }
  }

  /// The tone that is owed as an aside; then it is owed no more.
  func owedTone() -> Aside? {
    guard let score, let owed else { return nil }
    self.owed = nil
    return .answer(owed, at: score.levels)
  }

  /// Sounds the tone that is owed where nothing else sounds; later than three seconds nobody knows
  /// any more what it is for.
  func giveAnswer() async throws {
    // Before the sound has begun there is nothing to put a tone into.
    guard machine.isUnderWay else { return owed = nil }
    guard let score, let tone = owedTone() else { return }
    let (before, length) = (map, tone.frames)
    let marked: @Sendable (Int) -> StreamMap = { first in
      let feed = SessionFeed(score: score, map: before)
      let place = feed.quietPlace(from: first, for: length, within: Self.soon)
      return place.map {
        before.marked(with: StreamMap.Mark(frames: $0..<$0 + length, mixer: tone.mixer))
      } ?? before
    }
    do throws(SinkError) {
      map = marked(try await sink.rewrite { SessionFeed(score: score, map: marked($0)) })
    } catch {
      try await goOn(after: error)
    }
  }

  private static let soon = 3 * AudioFormat.sampleRate
}

/// What is said beside the session.
extension Player {
  /// Whether the greeting can be said, where the session begins with one.
  func canGreet(with score: Score) -> Bool {
    guard steering.rules.awaitsStart, !isAllPlanned, let greeting = steering.words.greeting else {
      return true
    }
    return score.measure.clips[greeting] != nil
  }

  /// Holds the session while the stream goes on, so that answers are heard.
  func restInStream() async throws {
    guard let score else { return }
    var maker = AsideMaker(score)
    if machine.state == .paused, !makesRoom, let words = steering.words.paused {
      maker.say(means == .voice ? words.byVoice : words.byHand)
    }
    let place = max(.zero, Score.time(of: heard))
    let start = machine.outline.reentry(at: place)
    let isPractice = machine.outline.slot(at: place)?.isPractice == true
    let target = isPractice || start == place ? max(0, heard) : Score.frame(of: start)
    try await insert(maker.aside(), then: target, keepsSilence: false)
  }

  /// Asks whether to stop; the session goes on when nobody answers for a few seconds.
  func ask(_ maker: AsideMaker, then target: Int) async throws {
    var maker = maker
    maker.say(steering.words.stopQuestion)
    let question = maker.aside(lasting: maker.length + Self.answerTime)
    try await insert(
      question, then: target, keepsSilence: true, cutting: cautionsBeingSaid(before: target))
    announce.yield(.waiting(.stop))
  }

  private static let answerTime = Milliseconds(6000)

  /// Lets the session go on if a question has not been answered in time.
  func endQuestion() async {
    guard await sink.position() >= map.nextSession else { return }
    dropQuestion()
  }

  /// Takes an open question back, as if nobody had asked.
  func dropQuestion() {
    guard machine.state == .asking else { return }
    machine.goOnUnanswered()
    announce.yield(.answered)
    tellWait()
  }

  /// Tells why the session waits, if it does.
  func tellWait() {
    switch machine.state {
    case .waiting: announce.yield(.waiting(.gate))
    case .hurting: announce.yield(.waiting(.pain))
    case .standby: announce.yield(.waiting(.start))
    default: break
    }
  }

  /// Says words that somebody else wants said.
  func say(_ saying: Saying) async throws {
    try await look()
    guard let score, machine.isUnderWay, !isStill else { return }
    if saying.moment == .whenFree, await mustWait { return postpone(saying) }
    var maker = AsideMaker(score)
    for (utterance, clip) in saying.words { maker.say(utterance, clip) }
    owed = saying.answer
    let place = max(.zero, Score.time(of: heard))
    let isPlaying = machine.state == .playing
    if isPlaying, saying.moment == .whenFree {
      let free = max(place, machine.outline.pause(from: place))
      return try await linger(maker.aside(), at: free, then: free)
    }
    let target = isPlaying ? machine.outline.reentry(at: place) : place
    let frame = target == place ? max(0, heard) : Score.frame(of: target)
    try await insert(maker.aside(), then: frame, keepsSilence: true)
  }
}

extension Player {
  /// Whether words would be said over others, or into a call.
  private var mustWait: Bool {
    get async { if makesRoom { true } else { await isSpeakingAside } }
  }

  /// Whether words are being said, or an answer is awaited, while the session stands still.
  private var isSpeakingAside: Bool {
    get async {
      guard machine.state != .asking else { return true }
      guard let score else { return false }
      let now = await sink.position()
      guard machine.state != .playing else { return map.isSpeakingAside(at: now) }
      // Longer than the gaps between what an aside says.
      let moment = 2 * AsideMaker.gap.count * AudioFormat.framesPerMillisecond
      let feed = SessionFeed(score: score, map: map)
      return feed.quietPlace(from: now, for: moment, within: 0) == nil
    }
  }

  private func postpone(_ saying: Saying) {
    Task { [queue] in
      try await Task.sleep(for: .milliseconds(300))
      queue.yield(.saying(saying))
    }
  }
}

extension PlaybackMachine.State {
  /// Whether a person is to say something before the session goes on.
  var isWaiting: Bool {
    switch self {
    case .standby, .waiting, .hurting, .asking: true
    case .ready, .playing, .paused, .finished, .stopped: false
    }
  }
}
