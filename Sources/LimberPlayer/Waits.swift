internal import LimberAudio
internal import LimberTimeline

/// Where a session waits until somebody answers, and what is heard meanwhile.
struct Waits: Sendable {
  /// The gates that nothing but an answer ends, as far as they are settled.
  let gates: [Outline.Gate]
  /// What is heard while it waits.
  let reminders: Aside
  /// Whether it waits at once.
  let waitsNow: Bool
  /// How many frames before a place the session begins to be heard that goes on there.
  let fade: Int

  /// The map with the next wait of its last part, if there is one.
  func completing(_ map: StreamMap) -> StreamMap {
    let place = map.lastPlace
    if waitsNow { return map.holding(at: place, hearing: reminders) }
    let coming = gates.first { gate in
      Score.frame(of: gate.hold) >= place || Score.frame(of: gate.end) > place + fade
    }
    guard let coming else { return map }
    return map.holding(at: max(place, Score.frame(of: coming.hold)), hearing: reminders)
  }
}

extension Player {
  /// When a waiting session is spoken to for the first time, how often later, and how many times.
  private static let reminders = (
    first: Milliseconds(20_000), later: Milliseconds(40_000), count: 90
  )

  /// Where the session waits as things are.
  var waits: Waits {
    let settled = score?.settled ?? .zero
    let gates = machine.outline.gates.filter { gate in
      !gate.isLimited && gate.end <= settled && steering.rules.canAnswer
    }
    guard let score, holdsInStream || !gates.isEmpty else {
      return Waits(gates: [], reminders: .silence(frames: 0), waitsNow: false, fade: 0)
    }
    return Waits(
      gates: gates, reminders: reminders(in: score), waitsNow: holdsInStream, fade: sink.crossFade)
  }

  /// Whether the stream goes on while the session stands still until somebody asks for something.
  var holdsInStream: Bool {
    switch machine.footing {
    case .hurting, .standby: true
    case .paused: answersAll || speaksInPause
    default: false
    }
  }

  private func reminders(in score: Score) -> Aside {
    var maker = AsideMaker(score)
    let times = Self.reminders
    if makesRoom { return .silence(frames: 0) }
    switch machine.footing {
    case .paused: return .silence(frames: 0)
    case .standby:
      maker.wait(until: leadIn)
      if let greeting = steering.words.greeting { maker.say(greeting) }
      maker.wait(until: maker.length + Self.startReminder)
      if let reminder = steering.words.startReminder { maker.say(reminder) }
    default:
      maker.remind(
        steering.words.reminder, from: times.first, every: times.later, count: times.count)
    }
    return maker.aside()
  }

  /// How long after its greeting a session that nobody starts reminds of itself.
  private static let startReminder = Milliseconds(60_000)
}
