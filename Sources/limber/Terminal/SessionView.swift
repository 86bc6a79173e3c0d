internal import LimberAudio
internal import LimberPlayer
internal import LimberTimeline

/// Shows a session while it goes on.
protocol SessionView {
  /// Shows what has just happened.
  mutating func show(_ event: PlayerEvent)
}

/// A line for each cue, where there is no terminal.
struct LineView: SessionView {
  mutating func show(_ event: PlayerEvent) {
    switch event {
    case .cue(let cue): Output.write(CueLine.text(for: cue) + "\n")
    case .soundLost(let error, _): Message.sayNoSound(error)
    case .unspoken(let text, let reason): Message.say("\"\(text)\" cannot be spoken: \(reason)")
    case .planned, .started, .paused, .resumed, .jumped, .position, .finished, .stopped: break
    }
  }
}

/// The calm screen, drawn anew whenever something on it changes.
struct ScreenView: SessionView {
  private let terminal: RawTerminal
  private var state: ScreenState?
  private var shown: [String] = []

  init(terminal: RawTerminal) {
    self.terminal = terminal
  }

  mutating func show(_ event: PlayerEvent) {
    switch event {
    case .planned(let timeline, let isFinal): plan(timeline, isFinal)
    case .paused: state?.isPaused = true
    case .resumed: state?.isPaused = false
    case .jumped(let position):
      state?.position = position
      state?.words = ""
    case .cue(let cue): if let words = cue.text { state?.words = words }
    case .position(let position): state?.position = position
    case .soundLost(let error, _): state?.notice = "no sound: \(error.reason); going on silently"
    case .unspoken(let text, _): state?.notice = "cannot be spoken: \(text)"
    case .started, .finished, .stopped: break
    }
    draw()
  }

  private mutating func plan(_ timeline: Timeline, _ isFinal: Bool) {
    var state = state ?? ScreenState(timeline: timeline, isPlanned: isFinal)
    state.timeline = timeline
    state.isPlanned = isFinal
    self.state = state
  }

  private mutating func draw() {
    guard let state else { return }
    let size = terminal.size
    let lines = Array(Screen.lines(for: state, width: size.columns).prefix(size.rows))
    guard lines != shown else { return }
    shown = lines
    terminal.show(lines)
  }
}
