internal import LimberDiagnostics
internal import LimberTimeline

/// Steps and what belongs to them.
extension Analyzer {
  mutating func startSides(_ first: Side, _ also: Wording?, _ line: LineSyntax) {
    closeWindow()
    guard hasPose else {
      diagnostics.append(.sidesInSession(line, vocabulary, source))
      return
    }
    if let sidesPlace { diagnostics.append(.sidesTwice(line, lines[sidesPlace], source)) }
    if setsPlace != nil { diagnostics.append(.setsAndSides(line, vocabulary, source)) }
    zone = .sided
    sidesPlace = place
    pose?.firstSide = first
    if let also { addSpoken(also, line) }
  }

  mutating func startSets(_ also: Wording?, _ line: LineSyntax) {
    closeWindow()
    guard hasPose else {
      diagnostics.append(.setsInSession(line, vocabulary, source))
      return
    }
    guard sidesPlace == nil else {
      diagnostics.append(.setsAndSides(line, vocabulary, source))
      return
    }
    if let setsPlace { diagnostics.append(.setsTwice(line, lines[setsPlace], source)) }
    if !hasSets { diagnostics.append(.setsMissing(line, vocabulary, source)) }
    zone = .sided
    setsPlace = place
    pose?.hasSetPart = true
    if let also { addSpoken(also, line) }
  }

  mutating func addWait(_ limit: Milliseconds?, _ line: LineSyntax) {
    closeWindow()
    noteStep()
    if keepsSteps { append(.wait(atMost: limit, origin(of: line))) }
  }

  mutating func startAfterwards(_ also: Wording?, _ line: LineSyntax) {
    closeWindow()
    guard zone == .sided else {
      diagnostics.append(.nothingToEnd(line, vocabulary, source))
      return
    }
    zone = .afterwards
    if let also { addSpoken(also, line) }
  }

  mutating func addUse(_ use: UseSyntax, _ line: LineSyntax) {
    closeWindow()
    guard !hasPose, hasSession else {
      if !line.dependsOnChoice {
        diagnostics.append(.useInPose(line, vocabulary, source))
      } else if zone != .header {
        diagnostics.append(.replacementTooLate(line, vocabulary, source))
      }
      return
    }
    leaveHeader()
    appendToSession(.use(use, origin(of: line)))
  }

  mutating func addSpoken(_ wording: Wording, _ line: LineSyntax) {
    closeWindow()
    noteStep()
    check(wording, line)
    if keepsSteps { append(.say(spokenLine(wording, line))) }
  }

  mutating func addCaution(_ wording: Wording, _ line: LineSyntax) {
    closeWindow()
    check(wording, line)
    let isOfHeader = zone == .header && (hasPose || session?.parts.isEmpty == true)
    if !isOfHeader { noteStep() }
    guard keepsSteps else { return }
    let caution = spokenLine(wording, line)
    if !isOfHeader {
      append(.caution(caution))
    } else if hasPose {
      pose?.cautions.append(caution)
    } else {
      session?.cautions.append(caution)
    }
  }

  mutating func addPhase(_ phase: Phase, _ wording: Wording, _ line: LineSyntax) {
    check(wording, line)
    if isInFlow {
      noteSecond(line)
      addBreath(phase, wording, line)
      return
    }
    guard !isBelowBrokenWindow else { return }
    closeWindow()
    noteStep()
    if keepsSteps { append(.breathe(phase, spokenLine(wording, line))) }
  }

  private mutating func addBreath(_ phase: Phase, _ wording: Wording, _ line: LineSyntax) {
    hasBreaths = true
    guard keepsSteps else { return }
    let spoken = spokenLine(wording, line)
    changeWindow { window in
      switch phase {
      case .inhale: window.inhale = spoken
      case .exhale: window.exhale = spoken
      }
    }
  }

  /// Tells what is wrong with saying `wording` here.
  mutating func check(_ wording: Wording, _ line: LineSyntax) {
    let outline = line.outline
    if outline.contains(.namesDose) || (outline.contains(.namesSide) && !isSided) {
      checkSides(of: wording)
    }
    guard outline.contains(.qualified), !isSided else { return }
    if let qualifier = line.qualifiers.first(where: \.isTurn) {
      diagnostics.append(.turnOutside(qualifier.excerpt, vocabulary, source))
    }
  }

  /// What a line says.
  func spokenLine(_ wording: Wording, _ line: LineSyntax) -> SpokenLine {
    SpokenLine(wording: wording, origin: origin(of: line), turn: line.turn)
  }

  /// Whether the next line is for each side.
  var isSided: Bool { zone == .sided && sidesPlace != nil }

  /// {side} only means something where things are done once per side.
  private mutating func checkSides(of wording: Wording) {
    for placeholder in wording.placeholders where placeholder.piece == .dose {
      doseWords.append(placeholder.excerpt)
    }
    guard !isSided else { return }
    for placeholder in wording.placeholders where placeholder.piece.needsSide {
      diagnostics.append(.sideOutside(placeholder.excerpt, sidesMarker(), vocabulary, source))
    }
  }

  /// The line that starts the sides of the pose, or else of a later one.
  private mutating func sidesMarker() -> LineSyntax? {
    let opening = hasPose ? openingPlace.map { lines[$0].number } : nil
    return nextSides.first(in: lines, below: opening ?? 0) {
      if case .eachSide = $0 { true } else { false }
    }
  }
}

extension Qualifier {
  fileprivate var isTurn: Bool {
    if case .turn = kind { true } else { false }
  }
}

extension Diagnostic {
  fileprivate static func setsInSession(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R312"), "sets belong to a pose, not to a session", in: source,
      at: Label(line.content.range)
    ).advising(
      .help(
        "write \"\(vocabulary.spelling(of: .part)): Name, \(vocabulary.amount(2, .round))\" "
          + "to repeat a part of a session"))
  }

  fileprivate static func setsAndSides(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R316"), "a pose is repeated by sides or by sets, not by both", in: source,
      at: Label(line.content.range)
    ).advising(
      .note(
        "\(vocabulary.quoted(.sets)) already repeats what stands under "
          + vocabulary.quoted(.eachSide)
      ))
  }

  fileprivate static func setsTwice(
    _ line: LineSyntax, _ earlier: LineSyntax, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R313"), "a pose has one part for each set", in: source,
      at: Label(line.content.range)
    ).relating(Label(earlier.content.range, "the first one"))
  }

  fileprivate static func setsMissing(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Code("R317"), "this pose does not say how many sets it has", in: source,
      at: Label(line.content.range)
    ).advising(.help("write \"\(vocabulary.spelling(of: .sets)): 2-3\" above the first step"))
  }

  fileprivate static func turnOutside(
    _ words: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R302"), "\"\(words.words)\" has no meaning here: this is done once", in: source,
      at: Label(words.range)
    ).advising(
      .help("move the line below \(vocabulary.quoted(.eachSide)), or leave out \"\(words.words)\""))
  }

  fileprivate static func sideOutside(
    _ word: Excerpt, _ marker: LineSyntax?, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .error, Code("R302"),
      "\(word.words) has no meaning here: this line is said once, not once per side", in: source,
      at: Label(word.range))
    guard let marker else { return diagnostic.advising(.help("write left or right")) }
    let words = marker.head.split(at: ",").first ?? marker.head
    return diagnostic.relating(Label(words.range, "sides start here")).advising(
      .help(
        "move the line below \(vocabulary.quoted(.eachSide)) on line \(marker.number), "
          + "or write left or right"
      ))
  }

  fileprivate static func sidesInSession(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R312"), "sides belong to a pose, not to a session", in: source,
      at: Label(line.content.range)
    ).advising(
      .help("put these lines into a pose, and play it with a \(vocabulary.quoted(.use)) line"))
  }

  fileprivate static func sidesTwice(
    _ line: LineSyntax, _ earlier: LineSyntax, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R313"), "a pose has one part for each side", in: source,
      at: Label(line.content.range)
    ).relating(Label(earlier.content.range, "the first one"))
      .advising(.help("make two poses of it, or put all the lines under the first one"))
  }

  fileprivate static func nothingToEnd(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R314"),
      "\"\(line.head.words)\" has no \(vocabulary.quoted(.eachSide)) above it to end",
      in: source, at: Label(line.head.range))
  }

  fileprivate static func replacementTooLate(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R304"), "this takes the place of the whole pose", in: source,
      at: Label(line.content.range)
    ).advising(
      .help("move it above the first step"),
      .note(
        "to have it said, end it with a full stop, or write \(vocabulary.opening(.say)) "
          + "in front of it"
      ))
  }

  fileprivate static func useInPose(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R315"), "a pose cannot play another pose", in: source,
      at: Label(line.content.range)
    ).advising(.help("put \(vocabulary.quoted(.use)) lines under a \(vocabulary.quoted(.session))"))
  }
}
