internal import LimberPlayer
internal import LimberTerminal
internal import LimberTimeline

/// The calm screen; of it, what changes is drawn anew.
///
/// It is drawn when the position is told, which is when something of it changes by itself, and when
/// something changes that a position does not follow.
actor ScreenView: SessionView {
  private let terminal: RawTerminal
  private let preface: String?
  private let style: ScreenStyle
  private var painter: ScreenPainter
  private var state: ScreenState?
  private var forgetting: Task<Void, any Error>?
  private var catchingUp: Task<Void, any Error>?

  /// How long a remark is shown.
  private static let remarkLength = Duration.seconds(3)
  /// How soon a terminal that lags behind is looked at again.
  private static let lag = Duration.milliseconds(250)

  init(terminal: RawTerminal, preface: String?, style: ScreenStyle, usesColor: Bool) {
    self.terminal = terminal
    self.preface = preface
    self.style = style
    painter = ScreenPainter(usesColor: usesColor)
  }

  func show(_ event: PlayerEvent) -> Bool {
    let isFirst = state == nil
    if isFirst, case .planned(let timeline, let isFinal) = event {
      state = ScreenState(timeline, isPlanned: isFinal, preface: preface)
    }
    let before = state?.position ?? .zero
    state?.apply(event)
    switch event {
    // The position follows at once, but where it stands still while words are said again.
    case .cue(let cue) where cue.start > before: return true
    case .planned(_, isFinal: false) where !isFirst: return true
    case .refused, .obeyed(.howLong): forgetSoon()
    default: break
    }
    return draw()
  }

  /// Draws everything anew: the window has another size, or somebody else has written to it.
  func drawAnew() {
    painter.forget()
    _ = draw()
  }

  /// Forgets the remark when it has been read.
  private func forgetSoon() {
    forgetting?.cancel()
    forgetting = Task {
      try await Task.sleep(for: Self.remarkLength)
      state?.forgetRemark()
      _ = draw()
    }
  }

  /// Draws when the terminal has taken what was drawn before: of all screens the newest counts.
  private func drawLater() {
    guard catchingUp == nil else { return }
    catchingUp = Task {
      try await Task.sleep(for: Self.lag)
      catchingUp = nil
      _ = draw()
    }
  }

  private func draw() -> Bool {
    guard let state else { return true }
    guard terminal.output.isUpToDate else {
      drawLater()
      return true
    }
    let size = terminal.size
    let lines = Screen.lines(
      for: state, columns: size.columns, rows: size.rows, style: style)
    return terminal.write(painter.paint(lines, columns: size.columns, rows: size.rows))
  }
}
