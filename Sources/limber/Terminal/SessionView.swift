internal import LimberAudio
internal import LimberPlayer
internal import LimberTerminal

/// Shows a session while it goes on.
protocol SessionView: Sendable {
  /// Shows what has just happened; false if nobody can see it any more.
  func show(_ event: PlayerEvent) async -> Bool
}

/// A line for each cue, where there is no terminal.
struct LineView: SessionView {
  func show(_ event: PlayerEvent) async -> Bool {
    switch event {
    case .cue(let cue): return Output.write(CueLine.text(for: cue) + "\n")
    case .soundLost(let error, _): Message.say(error.silentText)
    case .soundHeld(let error): Message.say(error.heldText)
    case .soundBack: Message.say("the sound is back")
    case .unspoken(let text, let reason): Message.say("\"\(text)\" cannot be spoken: \(reason)")
    case .notice(let text), .toldTime(let text): Message.say(text)
    case .notEasier: Message.say("there is no easier form of this")
    case .easing(let words): words.forEach { Message.say($0) }
    case .handsFree(.heard(let words, let reason)):
      Message.say("heard: \(words)\(reason == nil ? "" : "?")")
    case .waiting(.start): Message.say("ready to start")
    default: break
    }
    return true
  }
}

/// A JSON object for each event, for programs.
struct EventView: SessionView {
  func show(_ event: PlayerEvent) async -> Bool {
    Output.write(EventLine.text(for: event) + "\n")
  }
}

/// A line for each thing that changes, for a screen reader.
actor PlainView: SessionView {
  private var lines: PlainLines
  private let terminal: TerminalOutput?

  /// Lines that are written to a terminal; to standard output where there is none.
  init(_ lines: PlainLines, on terminal: TerminalOutput?) {
    self.lines = lines
    self.terminal = terminal
  }

  func show(_ event: PlayerEvent) -> Bool {
    lines.lines(for: event).allSatisfy { line in
      terminal?.write(line + "\n") ?? Output.write(line + "\n")
    }
  }
}
