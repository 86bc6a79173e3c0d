internal import LimberDiagnostics
internal import LimberTimeline

/// Timed lines and the prompts that belong to the nearest one above them.
extension Analyzer {
  mutating func addWindow(_ timed: TimedSyntax, _ line: LineSyntax) {
    closeWindow()
    windowParts.removeAll()
    guard let kind = Window.Kind(timed.keyword) else { return }
    noteStep()
    if hasPose { hasWindow = true }
    if keepsSteps {
      append(
        .window(
          Window(
            kind: kind, quantity: timed.quantity, origin: origin(of: line), tempo: timed.tempo)))
    }
    windowPlace = place
    isInFlow = timed.keyword == .flow
  }

  /// Warns about a line that takes the place of an earlier one of the same window.
  mutating func noteSecond(_ line: LineSyntax) {
    if let earlier = windowParts.replace(by: place, of: lines) {
      diagnostics.append(.settingTwice(line, lines[earlier], source))
    }
  }

  /// Changes the window above, if steps are put together.
  mutating func changeWindow(_ change: (inout Window) -> Void) {
    if !hasPose {
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
      case .step(.window(var window))? = session?.parts[part].items.last
    else { return }
    session?.parts[part].items.removeLast()
    change(&window)
    session?.parts[part].items.append(.step(.window(window)))
  }

  /// Ends the window above, so that prompts below do not belong to it.
  mutating func closeWindow() {
    isBelowBrokenWindow = false
    guard let windowPlace else { return }
    if isInFlow, !hasBreaths {
      diagnostics.append(.flowWithoutBreaths(lines[windowPlace], source))
    }
    self.windowPlace = nil
    isInFlow = false
    hasBreaths = false
  }
}

/// What belongs to one window, each with the place of the last line that says it.
///
/// There are so few of them that looking at each is faster than hashing.
struct WindowParts {
  private var places: [Int] = []

  /// Notes a line by its first words; the place of the earlier one with the same words, if there is
  /// one.
  mutating func replace(by place: Int, of lines: SelectedLines) -> Int? {
    let head = lines[place].head
    for index in places.indices where lines[places[index]].head.isSpelled(like: head) {
      let earlier = places[index]
      places[index] = place
      return earlier
    }
    places.append(place)
    return nil
  }

  mutating func removeAll() { places.removeAll(keepingCapacity: true) }
}

extension [Step] {
  /// Changes the window at the end, if that is what stands there.
  fileprivate mutating func changeLastWindow(_ change: (inout Window) -> Void) {
    // Taken out while it changes, so that nothing of it is copied.
    guard case .window(var window)? = last else { return }
    removeLast()
    change(&window)
    append(.window(window))
  }
}

extension Diagnostic {
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
}
