import LimberPlayer
import LimberSpeech
import LimberTimeline

/// Machines in every state.
enum SteeredMachine {
  static func playing(
    _ timeline: Timeline = SmallRoutine.spoken.timeline, canAnswer: Bool = true,
    awaitsStart: Bool = false, givesBack: Milliseconds = 3000
  ) -> PlaybackMachine {
    let rules = PlaybackMachine.Rules(
      canAnswer: canAnswer, awaitsStart: awaitsStart, givesBack: givesBack,
      plan: SessionPlan(pace: 1000, variant: .standard))
    var machine = PlaybackMachine(rules)
    _ = machine.plan(timeline, settled: timeline.duration, end: timeline.duration)
    return machine
  }

  /// A machine in a state, 3 s into the first hold; at its gate if it waits.
  static func machine(
    in state: PlaybackMachine.State
  ) -> (machine: PlaybackMachine, place: Milliseconds) {
    let timeline = SmallRoutine.spoken.timeline
    let holds = timeline.slots.filter { $0.kind == .hold }
    let place = holds[0].start + 3000
    var machine = playing()
    switch state {
    case .ready: return (PlaybackMachine(), place)
    case .standby: return (playing(awaitsStart: true), .zero)
    case .asking: _ = machine.perform(.stop, at: place, by: .voice)
    case .playing: break
    case .paused: _ = machine.perform(.pause, at: place)
    case .hurting: _ = machine.perform(.thatHurts, at: place)
    case .finished: _ = machine.hear(upTo: timeline.duration)
    case .stopped: _ = machine.perform(.stop, at: place)
    case .waiting:
      machine = playing(followedGate)
      _ = machine.hear(upTo: 2000)
      return (machine, 2000)
    }
    return (machine, place)
  }

  /// A word, a gate of five seconds, and ten seconds to hold.
  static func gated(limit: Dose?) -> Timeline {
    let origin = Origin(file: "gate.routine", line: 1)
    let slot = { (kind: Slot.Kind, range: ClosedRange<Milliseconds>, dose: Dose?) in
      Slot(
        kind: kind, start: range.lowerBound, end: range.upperBound, section: 0, side: nil, set: 1,
        dose: dose, origin: origin)
    }
    let words = Utterance(text: "When you are ready.", role: .instruction, language: "en")
    let cue = Cue(
      kind: .announce, start: .zero, lead: .zero, duration: 1500, sound: .speech(words),
      anchor: Cue.Anchor(slot: 0, edge: .start, offset: .zero), side: nil, origin: origin,
      isDefault: true)
    return Timeline(
      title: "Gate", language: "en",
      options: Timeline.Options(dose: 500, pace: 1000, breath: .slow, voice: "test"),
      sections: [
        Timeline.Section(id: "gate", title: "Gate", position: nil, start: .zero, end: 15_000)
      ],
      slots: [slot(.gate, .zero...5000, limit), slot(.hold, 5000...15_000, nil)], cues: [cue])
  }

  /// The same behind which another pose comes.
  static var followedGate: Timeline {
    var timeline = gated(limit: nil)
    timeline.sections.append(
      Timeline.Section(id: "next", title: "Next", position: nil, start: 15_000, end: 25_000))
    timeline.slots.append(
      Slot(
        kind: .hold, start: 15_000, end: 25_000, section: 1, side: nil, set: 1, dose: nil,
        origin: Origin(file: "gate.routine", line: 9)))
    return timeline
  }
}

extension PlaybackMachine {
  /// A machine that plays, brought to another state at a place; nil if it cannot come there.
  func brought(to state: State, at place: Milliseconds) -> PlaybackMachine? {
    var machine = self
    switch state {
    case .ready: return PlaybackMachine()
    case .standby: return SteeredMachine.playing(awaitsStart: true)
    case .playing: break
    case .paused: _ = machine.perform(.pause, at: place)
    case .waiting: _ = machine.hear(upTo: place)
    case .hurting: _ = machine.perform(.thatHurts, at: place)
    case .asking: _ = machine.perform(.stop, at: place, by: .voice)
    case .finished: _ = machine.hear(upTo: 1_000_000)
    case .stopped: _ = machine.perform(.stop, at: place)
    }
    return machine.state == state ? machine : nil
  }
}

extension SmallRoutine {
  /// The small routine with all its words.
  static let spoken: Draft = {
    var clips = ClipTable()
    for utterance in standard.layOut(clips).missing {
      clips.clips[utterance] = SmallVoice.clip(for: utterance)
    }
    return standard.layOut(clips)
  }()
}
