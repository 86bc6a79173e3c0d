internal import LimberDiagnostics
internal import LimberTimeline

/// Prompts: which window they belong to, and whether it can hold them.
extension Analyzer {
  mutating func addPrompt(_ prompt: PromptSyntax, _ line: LineSyntax) {
    if prompt.keyword == .switch {
      addSwitch(prompt, line)
    } else if let windowPlace {
      guard let timed = lines[windowPlace].timed, timed.takes(prompt.keyword) else {
        diagnostics.append(.nothingToPrompt(line, nextWindow(after: line), source))
        return
      }
      if !prompt.keyword.mayRepeat { noteSecond(line) }
      checkReach(of: prompt, timed)
      addToWindow(prompt, line)
    } else if zone == .header, setDefault(prompt) {
      return
    } else if !isBelowBrokenWindow {
      diagnostics.append(.nothingToPrompt(line, nextWindow(after: line), source))
    }
  }

  /// The words that take the place of "Now the left side".
  private mutating func addSwitch(_ prompt: PromptSyntax, _ line: LineSyntax) {
    guard case .wording(let wording) = prompt.value else { return }
    guard hasPose, sidesPlace != nil, zone == .sided else {
      diagnostics.append(.nothingToSwitch(line, vocabulary, source))
      return
    }
    if hasSwitchWords { noteSecond(line) }
    hasSwitchWords = true
    let words = SpokenLine(wording: wording, origin: origin(of: line))
    pose?.switchWords = words
  }

  private mutating func addToWindow(_ prompt: PromptSyntax, _ line: LineSyntax) {
    var words: SpokenLine?
    if case .wording(let wording) = prompt.value {
      check(wording, line)
      if keepsSteps { words = spokenLine(wording, line) }
    }
    guard keepsSteps else { return }
    changeWindow { window in
      switch prompt.value {
      case .wording:
        if let words { window.add(prompt, words) }
      case .on: window.set(prompt.keyword, isOn: true)
      case .off: window.set(prompt.keyword, isOn: false)
      case .from(let count): window.countFrom = count
      }
    }
  }

  /// Tells if the time of a prompt lies beyond the window, whatever the dose.
  private mutating func checkReach(of prompt: PromptSyntax, _ timed: TimedSyntax) {
    guard let time = prompt.time, time.quantity.isComparable(with: timed.quantity),
      time.quantity.high >= timed.quantity.high
    else { return }
    diagnostics.append(.beyondTheEnd(time, of: timed, source))
  }

  /// Takes a switch in a header; false if the prompt says words, which need a window.
  private mutating func setDefault(_ prompt: PromptSyntax) -> Bool {
    var settings =
      pose?.settings ?? session?.parts.last?.settings ?? session?.settings ?? Settings()
    switch (prompt.keyword, prompt.value) {
    case (.halfway, .off): settings.hasHalfway = false
    case (.halfway, .on): settings.hasHalfway = true
    case (.countdown, .on): settings.countFrom = 3
    case (.countdown, .off): settings.countFrom = 0
    case (.countdown, .from(let count)): settings.countFrom = count
    default: return false
    }
    if hasPose {
      pose?.settings = settings
    } else if let session, !session.parts.isEmpty {
      self.session?.parts[session.parts.count - 1].settings = settings
    } else {
      session?.settings = settings
    }
    return true
  }

  private mutating func nextWindow(after line: LineSyntax) -> LineSyntax? {
    nextWindow.first(in: lines, below: line.number) {
      if case .timed = $0 { true } else { false }
    }
  }
}

extension LineSyntax {
  /// What it times, if it times something.
  var timed: TimedSyntax? {
    if case .timed(let timed) = statement { timed } else { nil }
  }
}

extension TimedSyntax {
  /// Whether such a prompt means something in the window.
  fileprivate func takes(_ prompt: Keyword) -> Bool {
    switch (keyword, prompt) {
    case (.pause, _), (.transition, _): false
    case (.rest, .last), (.rest, .release): false
    case (_, .last): quantity.unit == .breath || quantity.unit == .time
    default: true
    }
  }
}

extension Keyword {
  /// Whether a window may hold more than one such prompt.
  fileprivate var mayRepeat: Bool { takesTime || self == .during }
}

extension Quantity {
  /// Whether both count the same thing.
  fileprivate func isComparable(with other: Quantity) -> Bool {
    unit == other.unit || (unit.isTime && other.unit.isTime)
  }
}

extension Window {
  fileprivate mutating func set(_ keyword: Keyword, isOn: Bool) {
    switch keyword {
    case .halfway: hasHalfway = isOn
    case .countdown: countFrom = isOn ? 3 : 0
    case .last: hasLast = isOn
    case .release: hasRelease = isOn
    default: break
    }
  }

  fileprivate mutating func add(_ prompt: PromptSyntax, _ words: SpokenLine) {
    switch (prompt.keyword, prompt.time?.quantity) {
    case (.halfway, _):
      halfway = words
      hasHalfway = true
    case (.last, _): last = words
    case (.release, _): release = words
    case (.during, _): prompts.append(Prompt(time: .during, line: words))
    case (.left, let time?): prompts.append(Prompt(time: .left(time), line: words))
    case (.every, let time?): prompts.append(Prompt(time: .every(time), line: words))
    case (_, let time?): prompts.append(Prompt(time: .at(time), line: words))
    case (_, nil): break
    }
  }
}

extension Diagnostic.Code {
  /// A prompt lies beyond the end of its window.
  static let tooLate = Diagnostic.Code("R703")
}

extension Diagnostic {
  fileprivate static func nothingToPrompt(
    _ line: LineSyntax, _ window: LineSyntax?, _ source: Source
  ) -> Diagnostic {
    let missing =
      switch line.prompt?.keyword {
      case .halfway?: "nothing to be halfway through"
      case .countdown?: "nothing to count down to"
      case .last?: "nothing that is counted above it"
      default: "nothing timed above it"
      }
    let need =
      line.prompt?.keyword == .last
      ? "needs a Flow, Reps or a hold in breaths above it" : "needs a Hold, Move or Rest above it"
    let diagnostic = Diagnostic(
      .error, Code("R301"), "\"\(line.head.words)\" has \(missing)", in: source,
      at: Label(line.head.range, need))
    guard let window else { return diagnostic }
    return diagnostic.relating(Label(window.head.range, "this one?")).advising(
      .help("move this line below the \(window.head.words) on line \(window.number)"))
  }

  fileprivate static func nothingToSwitch(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R301"), "\"\(line.head.words)\" has no sides to switch", in: source,
      at: Label(line.head.range, "belongs below \(vocabulary.quoted(.eachSide))"))
  }

  fileprivate static func beyondTheEnd(
    _ time: TimeOfPrompt, of timed: TimedSyntax, _ source: Source
  ) -> Diagnostic {
    let noun = timed.keyword.noun
    let diagnostic = Diagnostic(
      .error, .tooLate, "this \(noun) is over before \(time.excerpt.words)", in: source,
      at: Label(time.excerpt.range)
    ).relating(Label(timed.excerpt.range, ""))
    return diagnostic.advising(
      .note("the longest this \(noun) can be is \(timed.quantity.longest)"))
  }
}

extension LineSyntax {
  fileprivate var prompt: PromptSyntax? {
    if case .prompt(let prompt) = statement { prompt } else { nil }
  }
}

extension Quantity {
  /// Its upper end for people.
  fileprivate var longest: String {
    switch unit {
    case .second: "\(high / 1000) seconds"
    case .minute:
      high % 60_000 == 0
        ? "\(high / 60_000) minute\(high == 60_000 ? "" : "s")"
        : "\(high / 60_000):\(high / 1000 % 60 < 10 ? "0" : "")\(high / 1000 % 60)"
    case .breath: "\(high) breaths"
    case .time, .set, .round: "\(high) times"
    }
  }
}
