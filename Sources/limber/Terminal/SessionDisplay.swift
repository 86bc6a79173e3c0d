internal import LimberDesktop
internal import LimberPlayer
internal import LimberScript
internal import LimberTerminal

/// What shows a session, and the terminal it is shown on, if there is one.
struct SessionDisplay {
  let view: any SessionView
  let terminal: RawTerminal?
  /// Whether everybody knows that the session is held.
  let holding = HoldNews()
  private let screen: ScreenView?

  /// When whoever watches is to be told the position: a program ten times a second, as it was
  /// promised.
  static func attention(_ options: ScreenOptions) -> Attention? {
    guard options.events == nil else { return nil }
    let hasScreen = RawTerminal.isThere && !options.isPlain
    return hasScreen ? Attention { Screen.change(after: $0, in: $1) } : Attention()
  }

  /// Takes over the terminal, if one is to be used.
  ///
  /// `isHeard` says whether there is sound, so that words need not be written.
  init(_ options: ScreenOptions, for routine: Routine, isHeard: Bool) {
    let terminal = options.events == nil ? RawTerminal(usesScreen: !options.isPlain) : nil
    let asks = RoutinePage.askFirst(routine).joined(separator: " ")
    let color = TerminalStyle.standardOutput.usesColor(options.color)
    let screen = options.isPlain ? nil : terminal
    let preface = asks.isEmpty ? nil : asks
    let screenView = screen.map {
      ScreenView(terminal: $0, preface: preface, style: options.style, usesColor: color)
    }
    (self.terminal, self.screen) = (terminal, screenView)
    if options.events != nil {
      view = EventView()
    } else if let screenView {
      view = screenView
    } else if options.plain || terminal != nil {
      view = PlainView(PlainLines(writesWords: !isHeard), on: terminal?.output)
    } else {
      view = LineView()
    }
  }

  /// Keeps the screen right while its window changes and while the program is put aside; returns
  /// when it is cancelled.
  func follow(
    _ signals: AsyncStream<TerminalSignal>, _ player: Player, _ desktop: Desktop
  ) async {
    for await signal in signals {
      switch signal {
      case .resized: break
      case .continued: terminal?.takeBack()
      case .suspended:
        // Nothing goes on unseen: the person lets the session go on when they are back.
        holding.expect()
        player.send(.pause)
        await player.flush()
        await desktop.putAside()
        await holding.wait()
        if let terminal { terminal.putAside() } else { TerminalSignal.stopProgram() }
        desktop.comeBack()
      }
      await screen?.drawAnew()
    }
  }
}
