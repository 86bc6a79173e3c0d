import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTimeline

/// The small routine with words beside its timeline.
enum SteeredScore {
  static let getReady = utterance("Get ready.")
  static let reminder = utterance("Take your time.")
  static let easing = [utterance("Ease out."), utterance("Stop if it is sharp.")]
  static let timeLeft = utterance("Half a minute left.")
  static let greeting = utterance("Say start.")
  static let askFirst = utterance("Ask somebody first if your back hurts.")
  static let startReminder = utterance("Whenever you like.")
  static let paused = utterance("Paused.")
  static let pausedByVoice = utterance("Paused. Say go on.")
  static let painChoices = utterance("Easier, skip or stop.")
  static let stopQuestion = utterance("Stop it?")
  static let asides =
    [getReady, reminder] + easing + [
      greeting, askFirst, startReminder, paused, pausedByVoice, painChoices, stopQuestion,
    ]

  private static func utterance(_ text: String) -> Utterance {
    Utterance(text: text, role: .instruction, language: "en")
  }

  /// The steering of a session that can be planned anew.
  static func steering(
    canAnswer: Bool = true, replan: @escaping @Sendable (SessionPlan) -> Void = { _ in }
  ) -> Steering {
    Steering(
      rules: PlaybackMachine.Rules(
        canAnswer: canAnswer, givesBack: 3000, plan: SessionPlan(pace: 1000, variant: .standard)),
      words: Steering.Words(
        getReady: getReady, reminder: reminder, easing: { _ in easing },
        timeLeft: { _, _ in timeLeft }),
      replan: replan, speak: { SmallVoice.clip(for: $0) })
  }

  /// The steering of a session for somebody who does not look.
  static func spokenSteering(
    awaitsStart: Bool = false, replan: @escaping @Sendable (SessionPlan) -> Void = { _ in }
  ) -> Steering {
    var steering = steering(replan: replan)
    steering.rules.awaitsStart = awaitsStart
    steering.answers = .all
    steering.words.greeting = greeting
    steering.words.askFirst = [askFirst]
    steering.words.startReminder = startReminder
    steering.words.paused = (paused, pausedByVoice)
    steering.words.painChoices = painChoices
    steering.words.stopQuestion = stopQuestion
    return steering
  }

  /// The samples of a tone that answers, as it is mixed.
  static func samples(of tone: ToneRecipe) -> [Int16] {
    let buffer = tone.rendered()
    var samples = [Int16](repeating: 0, count: buffer.samples.count)
    Mixer([PlacedBuffer(start: 0, buffer: buffer, gain: 1)]).render(from: 0, into: &samples)
    return samples
  }

  /// How many frames a nod takes, with the quiet behind it.
  static let nodFrames = (ToneRecipe.nod.milliseconds + 150) * 48

  /// The small routine with pauses between its words as long as a pace makes them, and fewer or
  /// shorter holds in other variants.
  static func layOut(_ plan: SessionPlan?, _ clips: ClipTable) -> Draft {
    var routine = SmallRoutine.standard
    routine.gap = Milliseconds(500_000 / (plan?.pace ?? 1000))
    if plan?.variant == .easier {
      for index in routine.parts.indices {
        routine.parts[index].steps = routine.parts[index].steps.map { step in
          if case .hold = step { .hold(seconds: 4) } else { step }
        }
      }
    }
    return routine.layOut(clips)
  }

  static let rehearsal = Rehearsal(
    planned: layOut, expect: { _ in },
    speak: { utterance throws(SpeechError) in SmallVoice.clip(for: utterance) },
    levels: .standard, music: nil, asides: asides)

  /// The whole score of a draft, with the words beside it.
  static func score(of draft: Draft) -> Score {
    var clips = ClipTable()
    let words = draft.timeline.cues.compactMap { cue -> Utterance? in
      guard case .speech(let utterance) = cue.sound else { return nil }
      return utterance
    }
    for utterance in words + asides { clips.clips[utterance] = SmallVoice.clip(for: utterance) }
    return Score(draft, clips: clips, unspoken: [:])
  }

  static let whole = score(of: SmallRoutine.spoken)

  /// The whole score of a routine, with its titles, cautions and turns told as such.
  static func score(telling routine: SmallRoutine) -> Score {
    var clips = ClipTable()
    for utterance in routine.layOut(clips).missing {
      clips.clips[utterance] = SmallVoice.clip(for: utterance)
    }
    var draft = routine.layOut(clips)
    for index in draft.timeline.cues.indices {
      let slot = draft.timeline.slots[draft.timeline.cues[index].anchor.slot]
      switch slot.kind {
      case .title: draft.timeline.cues[index].kind = .title
      case .safety: draft.timeline.cues[index].kind = .safety
      case .switch: draft.timeline.cues[index].kind = .switch
      default: break
      }
    }
    return score(of: draft)
  }

  /// A session on the test's clock, played up to a place.
  static func session(
    of score: Score = whole, upTo place: Milliseconds, steering: Steering = SteeredScore.steering(),
    beginning: PlaybackMachine.Beginning = .place(.zero), leadIn: Milliseconds = .zero
  ) async throws -> (performance: Performance, sink: NullSink) {
    let sink = NullSink.manual(margin: 0)
    let performance = try await Performance.started(
      score, on: [sink], leadIn: leadIn, steering: steering, beginning: beginning)
    await performance.pass(frames: place.count * 48)
    return (performance, sink)
  }

  /// A gate of five seconds, then a hold.
  static func gated(limit: Dose?) -> Score {
    let timeline = SteeredMachine.gated(limit: limit)
    return score(of: Draft(timeline: timeline, missing: [], settled: timeline.duration))
  }

  /// How many frames an aside of these words takes.
  static func frames(of words: [Utterance]) -> Int {
    let lengths = words.map { SmallVoice.clip(for: $0).extent.duration.count }
    return (lengths.reduce(0, +) + 150 + 250 + 600 * (words.count - 1)) * 48
  }
}
