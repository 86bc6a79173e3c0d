internal import LimberDiagnostics
internal import LimberTimeline

/// Settings: which header they belong to.
extension Analyzer {
  mutating func addSetting(_ keyword: Keyword, _ value: SettingValue, _ line: LineSyntax) {
    if keyword == .breath, windowPlace != nil {
      if case .breath(let pattern) = value { changeWindow { $0.breath = pattern } }
      return
    }
    guard zone == .header else {
      if !hasPose, keyword == .sets || keyword == .versions {
        diagnostics.append(.settingOfPose(line, vocabulary, source))
      } else if hasPose, keyword == .length || keyword == .warmUp || keyword == .betweenPoses {
        diagnostics.append(.settingOfSession(line, vocabulary, source))
      } else if !(keyword == .breath && isBelowBrokenWindow) {
        let heading = headingPlace.map { lines[$0] }
        diagnostics.append(.settingTooLate(line, heading, source))
      }
      return
    }
    noteSetting(keyword)
    guard !value.isBroken else { return }
    if hasPose {
      setOnPose(keyword, value, line)
    } else {
      setOnSession(keyword, value, line)
    }
  }

  /// Notes that the present line is a setting of the present header, and warns about a second one.
  mutating func noteSetting(_ keyword: Keyword) {
    if let earlier = settingLines.replace(keyword, by: place), !keyword.mayRepeat {
      diagnostics.append(.settingTwice(lines[place], lines[earlier], source))
    }
  }

  private mutating func setOnPose(_ keyword: Keyword, _ value: SettingValue, _ line: LineSyntax) {
    switch (keyword, value) {
    case (.id, .text), (.alsoCalled, .list), (.stopIf, .text):
      if purpose == .describing { describe(keyword, value, line) }
    case (.sets, .sets(let sets, let oneSideAtATime)):
      hasSets = true
      pose?.sets = sets
      pose?.oneSideAtATime = oneSideAtATime
    case (.language, .text(let text)):
      pose?.language = text.words
    case (.length, _), (.warmUp, _), (.betweenPoses, _):
      diagnostics.append(.settingOfSession(line, vocabulary, source))
    default:
      guard purpose == .describing else { return }
      pose?.settings.set(keyword, value)
      pose?.about.set(keyword, value)
    }
  }

  /// Takes a setting that nothing can be wrong with.
  private mutating func describe(
    _ keyword: Keyword, _ value: SettingValue, _ line: LineSyntax
  ) {
    switch (keyword, value) {
    case (.id, .text(let text)):
      pose?.id = PoseName.id(text.words)
      pose?.names.insert(PoseName.folded(text.words))
    case (.alsoCalled, .list(let names)):
      pose?.names.formUnion(names.map { PoseName.folded($0.words) })
    case (.stopIf, .text(let text)):
      let origin = origin(of: line)
      pose?.stopIf.append(StopLine(text: text.words, origin: origin))
    default: break
    }
  }

  private mutating func setOnSession(
    _ keyword: Keyword, _ value: SettingValue, _ line: LineSyntax
  ) {
    guard var session = session.take() else { return }
    switch (keyword, value) {
    case (.breath, _), (.betweenPoses, _), (.betweenSides, _), (.betweenSets, _):
      if session.parts.isEmpty {
        session.settings.set(keyword, value)
      } else {
        session.parts[session.parts.count - 1].settings.set(keyword, value)
      }
    case (.askFirstIf, _): session.about.set(keyword, value)
    case (.warmUp, _) where session.parts.isEmpty:
      session.isWarmedUp = value.text?.lowercased() == "done separately"
      if !session.isWarmedUp { diagnostics.append(.warmUpUnclear(line, source)) }
    case (.stopIf, .text(let text)):
      session.stopIf.append(StopLine(text: text.words, origin: origin(of: line)))
    case _ where !session.parts.isEmpty:
      diagnostics.append(.settingOfSessionHeader(line, vocabulary, source))
    case (.length, .quantity(let length)):
      session.length = length
      session.lengthRange = line.valueRange(in: source)
    case (.language, .text(let text)):
      session.language = text.words
    case (.sets, _), (.versions, _): diagnostics.append(.settingOfPose(line, vocabulary, source))
    default:
      session.settings.set(keyword, value)
      session.about.set(keyword, value)
    }
    self.session = session
  }
}

/// The settings of one header, each with the place of the last line that sets it.
///
/// There are so few of them that looking at each is faster than hashing.
struct SettingLines {
  private var keywords: [Keyword] = []
  private var places: [Int] = []

  /// Notes the place of a setting; the earlier one, if there is one.
  mutating func replace(_ keyword: Keyword, by place: Int) -> Int? {
    guard let index = keywords.firstIndex(of: keyword) else {
      keywords.append(keyword)
      places.append(place)
      return nil
    }
    let earlier = places[index]
    places[index] = place
    return earlier
  }

  mutating func removeAll() {
    keywords.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}

extension Keyword {
  /// Whether a header may hold it more than once.
  fileprivate var mayRepeat: Bool {
    switch self {
    case .note, .stopIf, .askFirstIf, .alsoCalled, .source: true
    default: false
    }
  }
}

extension Settings {
  /// Takes a setting that concerns the timeline; ignores others.
  mutating func set(_ keyword: Keyword, _ value: SettingValue) {
    switch (keyword, value) {
    case (.breath, .breath(let pattern)): breath = pattern
    case (.betweenPoses, .quantity(let time)): betweenPoses = time
    case (.betweenSides, .quantity(let time)): betweenSides = time
    case (.betweenSets, .quantity(let time)): betweenSets = time
    default: break
    }
  }
}

extension About {
  /// Takes a setting that is for people; ignores others.
  mutating func set(_ keyword: Keyword, _ value: SettingValue) {
    if case .list(let list) = value {
      if keyword == .targets { targets = list.map(\.words) }
      if keyword == .equipment { equipment = list.map(\.words) }
    } else if case .schedule(let text, let meaning) = value {
      (schedule, frequency) = (text, meaning)
    } else if let text = value.text {
      set(keyword, text)
    }
  }

  private mutating func set(_ keyword: Keyword, _ text: String) {
    switch keyword {
    case .level: level = text
    case .position: position = text
    case .author: author = text
    case .source: source = source.map { "\($0); \(text)" } ?? text
    case .note: notes.append(text)
    case .askFirstIf: askFirst.append(text)
    case .pain: pain = text
    default: break
    }
  }
}

extension Diagnostic {
  fileprivate static func settingTooLate(
    _ line: LineSyntax, _ heading: LineSyntax?, _ source: Source
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .error, Code("R304"), "\"\(line.head.words)\" belongs above the first step", in: source,
      at: Label(line.head.range))
    guard let heading else { return diagnostic }
    return diagnostic.advising(
      .help("move it to line \(heading.number + 1), under \"\(heading.content.words)\""))
  }

  static func settingTwice(
    _ line: LineSyntax, _ earlier: LineSyntax, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Code("R310"), "\"\(line.head.words)\" is written twice; this one counts",
      in: source, at: Label(line.head.range)
    ).relating(Label(earlier.head.range, "the first one"))
  }

  fileprivate static func settingOfSession(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let session = vocabulary.spelling(of: .session)
    return Diagnostic(
      .error, Code("R311"), "\"\(line.head.words)\" belongs to a session, not to a pose",
      in: source, at: Label(line.head.range)
    ).advising(.help("write it below the \"\(session)\" line of a session that plays this pose"))
  }

  fileprivate static func settingOfSessionHeader(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let part = vocabulary.spelling(of: .part)
    return Diagnostic(
      .error, Code("R311"), "\"\(line.head.words)\" belongs to the session, not to a part",
      in: source, at: Label(line.head.range)
    ).advising(.help("move it above the first \"\(part)\""))
  }

  fileprivate static func settingOfPose(
    _ line: LineSyntax, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .error, Code("R311"), "\"\(line.head.words)\" belongs to a pose, not to a session",
      in: source, at: Label(line.head.range))
    guard case .setting(.sets, .sets) = line.statement else {
      let pose = vocabulary.spelling(of: .pose)
      return diagnostic.advising(.help("write it below the \"\(pose)\" line that it is meant for"))
    }
    let example = "\(vocabulary.spelling(of: .use)): cat-cow, 2 \(vocabulary.name(of: .set))"
    return diagnostic.advising(
      .help("write the sets behind the name of a pose: \"\(example)\""))
  }

  fileprivate static func warmUpUnclear(_ line: LineSyntax, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R112"), "a warm-up setting is written \"done separately\"", in: source,
      at: Label(line.content.range)
    ).advising(.help("to have a warm-up in the session, use a pose for it in the first part"))
  }

}
