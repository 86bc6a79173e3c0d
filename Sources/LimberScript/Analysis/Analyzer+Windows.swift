internal import LimberDiagnostics
internal import LimberTimeline

/// Timed lines and the prompts that belong to the nearest one above them.
extension Analyzer {
  mutating func addWindow(_ timed: TimedSyntax, _ line: LineSyntax) {
    closeWindow()
    windowParts = [:]
    guard let kind = Window.Kind(timed.keyword) else { return }
    append(.window(Window(kind: kind, quantity: timed.quantity, origin: origin(of: line))))
    windowLine = line
    checkDose(timed)
  }

  mutating func addPrompt(_ keyword: Keyword, _ value: PromptValue, _ line: LineSyntax) {
    if let windowLine, !windowLine.takesPrompts {
      diagnostics.append(.nothingToPrompt(line, nextWindow(after: line), source))
    } else if windowLine != nil {
      noteSecond(line)
      addToWindow(keyword, value, line)
    } else if zone == .header, setDefault(keyword, value) {
      return
    } else if !isBelowBrokenWindow {
      diagnostics.append(.nothingToPrompt(line, nextWindow(after: line), source))
    }
  }

  private mutating func addToWindow(
    _ keyword: Keyword, _ value: PromptValue, _ line: LineSyntax
  ) {
    let origin = origin(of: line)
    if case .wording(let wording) = value { checkSides(of: wording) }
    changeWindow { window in
      switch (keyword, value) {
      case (.halfway, .wording(let wording)):
        window.halfway = SpokenLine(wording: wording, origin: origin)
        window.hasHalfway = true
      case (.halfway, .on), (.halfway, .from): window.hasHalfway = true
      case (.halfway, .off): window.hasHalfway = false
      case (_, .on): window.countFrom = 3
      case (_, .off): window.countFrom = 0
      case (_, .from(let count)): window.countFrom = count
      case (_, .wording): break
      }
    }
  }

  /// Warns about a line that takes the place of an earlier one of the same window.
  mutating func noteSecond(_ line: LineSyntax) {
    if let earlier = windowParts[line.head.folded] {
      diagnostics.append(.settingTwice(line, earlier, source))
    }
    windowParts[line.head.folded] = line
  }

  /// Takes a switch in a header; false if the prompt says words, which need a window.
  private mutating func setDefault(_ keyword: Keyword, _ value: PromptValue) -> Bool {
    var settings =
      pose?.settings ?? session?.parts.last?.settings ?? session?.settings ?? Settings()
    switch (keyword, value) {
    case (_, .wording): return false
    case (.halfway, .off): settings.hasHalfway = false
    case (.halfway, _): settings.hasHalfway = true
    case (_, .on): settings.countFrom = 3
    case (_, .off): settings.countFrom = 0
    case (_, .from(let count)): settings.countFrom = count
    }
    if pose != nil {
      pose?.settings = settings
    } else if let session, !session.parts.isEmpty {
      self.session?.parts[session.parts.count - 1].settings = settings
    } else {
      session?.settings = settings
    }
    return true
  }

  /// Whether the line above is a flow, or belongs to one.
  var isInFlow: Bool {
    guard case .timed(let timed)? = windowLine?.statement else { return false }
    return timed.keyword == .flow
  }

  mutating func changeWindow(_ change: (inout Window) -> Void) {
    if pose == nil {
      changeSessionWindow(change)
      return
    }
    switch zone {
    case .header: break
    case .setup: pose?.setup.changeLastWindow(change)
    case .sided: pose?.sided.changeLastWindow(change)
    case .afterwards: pose?.afterwards.changeLastWindow(change)
    }
  }

  private mutating func changeSessionWindow(_ change: (inout Window) -> Void) {
    guard let part = session?.parts.indices.last,
      let item = session?.parts[part].items.indices.last,
      case .step(.window(var window))? = session?.parts[part].items[item]
    else { return }
    change(&window)
    session?.parts[part].items[item] = .step(.window(window))
  }

  /// Ends the window above, so that prompts below do not belong to it.
  mutating func closeWindow() {
    if let line = windowLine, isInFlow {
      var hasBreaths = false
      changeWindow { hasBreaths = $0.inhale != nil || $0.exhale != nil }
      if !hasBreaths { diagnostics.append(.flowWithoutBreaths(line, source)) }
    }
    windowLine = nil
    isBelowBrokenWindow = false
  }

  private func nextWindow(after line: LineSyntax) -> LineSyntax? {
    lines.first { candidate in
      guard case .timed = candidate.statement else { return false }
      return candidate.number > line.number
    }
  }

  /// Warns about holds that are probably a slip (LANGUAGE.md 2.1: 8 to 120 seconds).
  private mutating func checkDose(_ timed: TimedSyntax) {
    guard timed.keyword == .hold, timed.quantity.unit.isTime, !timed.isOnPurpose else { return }
    if timed.quantity.high > 120_000 {
      diagnostics.append(.doseUnusual(timed, "very long", source))
    } else if timed.quantity.low < 8000 {
      diagnostics.append(.doseUnusual(timed, "very short", source))
    }
  }
}

extension LineSyntax {
  /// Whether something can be said or counted in the window it opens.
  fileprivate var takesPrompts: Bool {
    guard case .timed(let timed) = statement else { return true }
    return timed.keyword != .pause && timed.keyword != .transition
  }
}

extension [Step] {
  /// Changes the window at the end, if that is what stands there.
  fileprivate mutating func changeLastWindow(_ change: (inout Window) -> Void) {
    guard case .window(var window)? = last else { return }
    change(&window)
    self[count - 1] = .window(window)
  }
}

extension Diagnostic {
  fileprivate static func nothingToPrompt(
    _ line: LineSyntax, _ window: LineSyntax?, _ source: Source
  ) -> Diagnostic {
    let missing =
      line.head.folded == "halfway" ? "to be halfway through" : "to count down to"
    let diagnostic = Diagnostic(
      .error, Code("R301"), "\"\(line.head.words)\" has nothing \(missing)", in: source,
      at: Label(line.head.range, "needs a Hold, Move or Rest above it"))
    guard let window else { return diagnostic }
    return diagnostic.relating(Label(window.head.range, "this one?")).advising(
      .help("move this line below the \(window.head.words) on line \(window.number)"))
  }

  fileprivate static func flowWithoutBreaths(_ line: LineSyntax, _ source: Source) -> Diagnostic {
    let end = source.lines[line.number - 1].upperBound
    let start = line.number < source.lines.count ? source.lines[line.number].lowerBound : end
    let example =
      "Inhale: Let your belly sink and your chest lift.\nExhale: Push away and round your back.\n"
    return Diagnostic(
      .error, Code("R305"), "this Flow has no Inhale or Exhale line", in: source,
      at: Label(line.head.range)
    ).advising(.help("add at least one line below it:", Edit(start..<start, example)))
  }

  fileprivate static func doseUnusual(
    _ timed: TimedSyntax, _ words: String, _ source: Source
  ) -> Diagnostic {
    let amount = timed.excerpt.words
    return Diagnostic(
      .warning, Code("R801"), "\(amount) is \(words) for a hold", in: source,
      at: Label(timed.excerpt.range)
    ).advising(
      .note("to keep it without this warning, write \"Hold: \(amount), on purpose\""))
  }
}
