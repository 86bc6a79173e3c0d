internal import LimberAudio
internal import LimberPlayer
internal import LimberTerminal

/// Shows a session while it goes on.
protocol SessionView {
  /// Shows what has just happened; false if nobody can see it any more.
  mutating func show(_ event: PlayerEvent) -> Bool
}

/// A line for each cue, where there is no terminal.
struct LineView: SessionView {
  mutating func show(_ event: PlayerEvent) -> Bool {
    switch event {
    case .cue(let cue): return Output.write(CueLine.text(for: cue) + "\n")
    case .soundLost(let error, _): Message.sayNoSound(error)
    case .soundHeld(let error): Message.say("no sound: \(error.reason); waiting for it")
    case .soundBack: Message.say("the sound is back")
    case .unspoken(let text, let reason): Message.say("\"\(text)\" cannot be spoken: \(reason)")
    case .notice(let text): Message.say(text)
    default: break
    }
    return true
  }
}

/// The calm screen, drawn anew whenever something on it changes.
struct ScreenView: SessionView {
  private let terminal: RawTerminal
  private let preface: String?
  private var state: ScreenState?
  private var shown: [String] = []

  init(terminal: RawTerminal, preface: String?) {
    self.terminal = terminal
    self.preface = preface
  }

  mutating func show(_ event: PlayerEvent) -> Bool {
    if state == nil, case .planned(let timeline, let isFinal) = event {
      state = ScreenState(timeline, isPlanned: isFinal, preface: preface)
    }
    state?.apply(event)
    return draw()
  }

  private mutating func draw() -> Bool {
    guard let state else { return true }
    let size = terminal.size
    let lines = Screen.lines(for: state, columns: size.columns, rows: size.rows)
    guard lines != shown else { return true }
    shown = lines
    return terminal.show(lines)
  }
}
