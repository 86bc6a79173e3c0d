internal import LimberDiagnostics
internal import LimberTimeline

/// Where poses, sessions and parts begin and end.
extension Analyzer {
  mutating func startHeading(_ heading: Heading, _ line: LineSyntax) {
    if heading.keyword == .part {
      startPart(heading, line)
      return
    }
    endHeading()
    settingLines.removeAll()
    zone = .header
    guard heading.keyword == .session else {
      startPose(heading.name.words, line)
      return
    }
    if document.session != nil { diagnostics.append(.secondSession(line, source)) }
    noteOpening()
    session = Session(title: heading.name.words, origin: origin(of: line))
    hasSession = true
  }

  /// Notes that the present line opens a pose or a session.
  private mutating func noteOpening() {
    openingPlace = place
    headingPlace = place
    hasBroken = false
  }

  private mutating func startPose(_ title: @autoclosure () -> String, _ line: LineSyntax) {
    noteOpening()
    if purpose == .describing {
      pose = Pose(origin: origin(of: line))
      pose?.take(title: title())
    } else if document.poses.isEmpty {
      // Its language is that of the script.
      pose = Pose(origin: origin(of: line))
    }
    hasPose = true
    hasSets = false
    hasSwitchWords = false
    hasSteps = false
    hasWindow = false
    sidesPlace = nil
    setsPlace = nil
  }

  /// Goes on as if the file started with the name of a pose, so that the rest can be checked.
  mutating func startImpliedPose(_ line: LineSyntax) {
    let name = source.name.split(separator: "/").last?.split(separator: ".").first ?? "pose"
    let title = name.replacing("-", with: " ").capitalizedFirst
    // A first line that could not be read may have been the name.
    if case .broken = line.statement {
      startPose(title, line)
      return
    }
    diagnostics.append(.headingMissing(line, title: title, before: firstHeading, source))
    startPose(title, line)
  }

  /// The first line that opens a pose or a session, if there is one.
  private var firstHeading: LineSyntax? {
    lines.first { line in
      guard case .heading(let heading) = line.statement else { return false }
      return heading.keyword != .part
    }
  }

  private mutating func startPart(_ heading: Heading, _ line: LineSyntax) {
    closeWindow()
    guard !hasPose, hasSession else {
      diagnostics.append(.partOutsideSession(line, vocabulary, source))
      return
    }
    settingLines.removeAll()
    zone = .header
    if let rounds = heading.rounds, !(1...100).contains(rounds.low) || rounds.high > 100 {
      diagnostics.append(.roundsUnclear(line, source))
      return
    }
    headingPlace = place
    let part = Session.Part(rounds: heading.rounds, origin: origin(of: line))
    session?.parts.append(part)
  }

  /// Puts away the pose or session that is being described.
  mutating func endHeading() {
    closeWindow()
    checkDoses()
    if hasPose, !hasSteps { noteEmpty(.pose) }
    // A look at what is not kept would copy it all the same.
    if purpose == .describing || document.poses.isEmpty, let pose = pose.take() {
      document.poses.append(pose)
    }
    if hasSession, let session {
      if session.parts.allSatisfy(\.items.isEmpty) { noteEmpty(.session) }
      if document.session == nil { document.session = session }
    }
    hasPose = false
    session = nil
    hasSession = false
  }

  /// {dose} only means something in a pose with a timed line.
  private mutating func checkDoses() {
    guard !doseWords.isEmpty else { return }
    if !hasPose || !hasWindow {
      for word in doseWords { diagnostics.append(.doseUnknown(word, source)) }
    }
    doseWords = []
  }

  /// A heading with nothing below it, unless what was below it could not be read.
  private mutating func noteEmpty(_ kind: Keyword) {
    guard !hasBroken, let openingPlace else { return }
    diagnostics.append(.nothingBelow(kind, lines[openingPlace], vocabulary, source))
  }
}

extension Diagnostic {
  fileprivate static func headingMissing(
    _ line: LineSyntax, title: String, before heading: LineSyntax?, _ source: Source
  ) -> Diagnostic {
    let start = line.content.start..<line.content.start
    let diagnostic = Diagnostic(
      .error, Code("R002"), "start the file with the name of the pose", in: source,
      at: Label(line.content.range))
    if let heading {
      return diagnostic.advising(
        .help("move this below \"\(heading.content.words)\" on line \(heading.number)"))
    }
    return diagnostic.advising(
      .fix(Edit(start, "Pose: \(title)\n"), title: "fix (name taken from the file)"))
  }

  fileprivate static func doseUnknown(_ word: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R302"), "{dose} has no meaning here: nothing is timed", in: source,
      at: Label(word.range)
    ).advising(.help("write the words out"))
  }

  fileprivate static func secondSession(_ line: LineSyntax, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R307"), "a file holds one session", in: source, at: Label(line.head.range)
    ).advising(.help("put this session in a file of its own"))
  }

  fileprivate static func partOutsideSession(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R308"), "a part belongs in a session", in: source, at: Label(line.head.range)
    ).advising(
      .help("start the session with a line like \"\(vocabulary.spelling(of: .session)): Morning\""))
  }

  fileprivate static func roundsUnclear(_ line: LineSyntax, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R211"), "rounds are a number from 1 to 100", in: source,
      at: Label(line.content.range))
  }

  fileprivate static func nothingBelow(
    _ kind: Keyword, _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .error, Code("R309"), "there is nothing to do in this \(kind.rawValue)", in: source,
      at: Label(line.content.range))
    guard kind == .session else {
      let example = "\(vocabulary.spelling(of: .hold)): 30 \(vocabulary.name(of: .second))"
      return diagnostic.advising(
        .help("write below it what is said, and how long it lasts: \"\(example)\""))
    }
    let use = vocabulary.spelling(of: .use)
    return diagnostic.advising(.help("write \"\(use)\" lines below it, one for each pose"))
  }
}
