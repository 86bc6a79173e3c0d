internal import LimberDiagnostics
public import LimberTimeline

/// Values of settings.
extension Parser {
  mutating func parseSetting(_ keyword: Keyword, _ head: LineHead) -> SettingValue {
    switch keyword {
    case .sets: return parseSets(head)
    case .breath: return parseBreath(head)
    case .betweenPoses, .betweenSides, .betweenSets, .length:
      return parseTime(keyword, head)
    default: break
    }
    guard !head.valueRange.isEmpty else {
      diagnostics.append(.valueMissing(head.words, source))
      return .broken
    }
    if let comment = head.value.comment {
      diagnostics.append(.trailingComment(comment, source))
      return .broken
    }
    guard !keyword.isSpokenAsWritten || !hasBraces(head.value) else { return .broken }
    switch keyword {
    case .alsoCalled, .targets, .tags:
      return .list(head.value.list(at: ","))
    case .equipment:
      var things = head.value.list(at: ",")
      things.removeAll { vocabulary.has($0, .none) }
      return .list(things)
    case .warmUp where vocabulary.has(head.value, .doneSeparately):
      return .word("done separately")
    case .versions: return parseVersions(head.value)
    case .language: return parseLanguage(head.value)
    case .level: return parseLevel(head.value)
    case .schedule: return parseSchedule(head.value)
    default: return .text(head.value)
    }
  }

  private mutating func parseTime(_ keyword: Keyword, _ head: LineHead) -> SettingValue {
    guard let quantity = quantity(head.value, for: keyword, head.words) else { return .broken }
    guard quantity.unit.isTime else {
      diagnostics.append(.unitUnfit(keyword, head.value, vocabulary, source))
      return .broken
    }
    return .quantity(quantity)
  }

  private mutating func parseSets(_ head: LineHead) -> SettingValue {
    var (value, isOnPurpose) = withoutPurpose(head.value)
    var oneSideAtATime = false
    if let comma = value.lastPlace(of: ","),
      vocabulary.has(value.from(comma + 1).folded, .oneSideAtATime)
    {
      oneSideAtATime = true
      value = value.upTo(comma).trimmed
    }
    guard let sets = quantity(value, for: .sets, head.words, implied: .set) else { return .broken }
    guard sets.unit == .set || sets.unit == .time, sets.low >= 1, sets.high <= 100 else {
      diagnostics.append(.setsUnclear(value, source))
      return .broken
    }
    if !isOnPurpose, sets.high > Self.usualSets.upperBound {
      diagnostics.append(.setsUnusual(value, head.words, vocabulary, source))
    }
    return .sets(sets, oneSideAtATime: oneSideAtATime)
  }

  /// The numbers of sets that are not worth a word.
  private static let usualSets = 1...10

  private mutating func parseBreath(_ head: LineHead) -> SettingValue {
    guard let pattern = BreathPattern(parsing: head.value, in: vocabulary) else {
      let place = head.valueRange.isEmpty ? head.words : head.value
      diagnostics.append(
        .breathUnclear(place, turned: turnedBreath(head.value), vocabulary, source))
      return .broken
    }
    return .breath(pattern)
  }

  /// `4 in, 6 out` for `in 4, out 6` and `4 seconds in, 6 seconds out`; nil for anything else.
  private func turnedBreath(_ value: Excerpt) -> String? {
    var parts: [String] = []
    for part in value.split(at: ",") {
      let words = part.eachWord.filter { vocabulary.units[$0] != .second }
      guard words.count == 2, let number = words.first(where: \.startsWithNumber),
        let phase = words.first(where: { !$0.startsWithNumber })
      else { return nil }
      parts.append("\(number.text) \(phase.text)")
    }
    let written = parts.joined(separator: ", ")
    return BreathPattern(parsing: Excerpt(written), in: vocabulary) == nil ? nil : written
  }

  private mutating func parseVersions(_ value: Excerpt) -> SettingValue {
    let names = value.list(at: ",")
    guard names.count <= Self.mostVersions else {
      diagnostics.append(.versionsTooMany(value, source))
      return .broken
    }
    var isBroken = false
    for (index, name) in names.enumerated() {
      if vocabulary.meaning(of: name, isWhole: false) != nil {
        diagnostics.append(.versionTaken(name, source))
        isBroken = true
      } else if names[..<index].contains(where: name.isSpelled) {
        diagnostics.append(.versionTwice(name, source))
        isBroken = true
      }
    }
    return isBroken || names.isEmpty ? .broken : .names(names)
  }

  /// The most versions of a pose; every one of them is checked.
  static let mostVersions = 20

  private mutating func parseLevel(_ value: Excerpt) -> SettingValue {
    let levels: [Vocabulary.Word] = [.gentle, .moderate, .strong]
    let meanings = vocabulary.meanings(of: value)
    guard let level = levels.first(where: meanings.contains) else {
      diagnostics.append(
        .levelUnclear(
          value, levels.map(vocabulary.spelling(of:)),
          meant: OtherWords.english.levels[value.folded].map(vocabulary.spelling(of:)), source))
      return .broken
    }
    return .word(level.rawValue)
  }
}

extension Parser {
  /// Words about how often, which are kept whatever they are.
  private mutating func parseSchedule(_ value: Excerpt) -> SettingValue {
    let schedule = Schedule(parsing: value.words, in: vocabulary)
    if schedule == nil { diagnostics.append(.scheduleUnclear(value, vocabulary, source)) }
    return .schedule(value.words, schedule)
  }
}

extension Keyword {
  /// Whether the value is said as it stands, so that nothing in it can be filled in.
  fileprivate var isSpokenAsWritten: Bool {
    self == .position || self == .stopIf || self == .askFirstIf || self == .pain
  }
}

extension BreathPattern {
  /// The shortest and the longest a breath phase can be.
  static let phaseBounds = Milliseconds(500)...Milliseconds(60_000)

  /// A preset name or a pattern such as `4 in, 6 out, 1 pause`; nil if it is neither.
  public init?(parsing text: String) {
    self.init(parsing: Excerpt(text), in: .english)
  }

  /// The same in the words of a language.
  init?(parsing text: Excerpt, in vocabulary: Vocabulary) {
    let names: [Vocabulary.Word] = [.easy, .slow, .calm, .even]
    let meanings = vocabulary.meanings(of: text)
    let name = names.first(where: meanings.contains)
    if let preset = name.flatMap({ BreathPattern.preset($0.rawValue) }) {
      self = preset
      return
    }
    let phases: [Vocabulary.Word] = [.in, .out, .empty]
    var lengths: [Milliseconds?] = [nil, nil, nil]
    for part in Self.parts(of: text) {
      let words = part.eachWord
      guard words.count == 2, let length = Self.length(words[0]),
        let phase = phases.firstIndex(where: { vocabulary.has(words[1], $0) }),
        lengths[phase] == nil
      else { return nil }
      lengths[phase] = length
    }
    guard let inhale = lengths[0], let exhale = lengths[1] else { return nil }
    self.init(inhale: inhale, exhale: exhale, pause: lengths[2] ?? .zero)
  }

  /// What stands between commas; one between two digits is a decimal one.
  private static func parts(of text: Excerpt) -> [Excerpt] {
    var parts: [Excerpt] = []
    var rest = text
    var search = text
    while let comma = search.place(of: ",") {
      search = search.from(comma + 1)
      let isBehindDigit = text.upTo(comma).lastByte.map(Excerpt.isDigit) ?? false
      if isBehindDigit, let next = search.firstByte, next != 0x20 { continue }
      parts.append(rest.upTo(comma))
      rest = search
    }
    return parts + [rest]
  }

  private static func length(_ word: Excerpt) -> Milliseconds? {
    let tokens = QuantityLexer.tokens(of: word)
    guard tokens.count == 1, case .number(let thousandths) = tokens[0].kind else { return nil }
    let length = Milliseconds(thousandths)
    return phaseBounds.contains(length) ? length : nil
  }
}

extension Diagnostic {
  fileprivate static func valueMissing(_ head: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R107"), "\"\(head.words)\" needs a value after it", in: source,
      at: Label(head.range))
  }

  fileprivate static func scheduleUnclear(
    _ value: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Code("R120"), "\"\(value.words)\" does not say how often, and is shown as it is",
      in: source, at: Label(value.range, "for example 3-5 times a week, or daily")
    ).advising(
      .note("to keep the words for people only, write them after \(vocabulary.opening(.note))"))
  }

  fileprivate static func setsUnusual(
    _ value: Excerpt, _ head: Excerpt, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Code("R801"), "\(value.words) are very many sets", in: source,
      at: Label(value.range)
    ).advising(vocabulary.keepingOnPurpose(head.words, value.words))
  }

  static func setsUnclear(_ value: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R211"), "sets are a number from 1 to 100, or a range like 2-3", in: source,
      at: Label(value.range))
  }

  fileprivate static func breathUnclear(
    _ value: Excerpt, turned: String?, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let (inhale, exhale) = (vocabulary.spelling(of: .in), vocabulary.spelling(of: .out))
    let presets = [Vocabulary.Word.easy, .slow, .calm, .even].map { vocabulary.spelling(of: $0) }
    let diagnostic = Diagnostic(
      .error, Code("R212"), "a breath is written like \"4 \(inhale), 6 \(exhale)\"", in: source,
      at: Label(value.range, "seconds for each, or \(presets.listed(by: "or"))"))
    return turned.map { diagnostic.advising(.fix(Edit(value.range, $0))) } ?? diagnostic
  }

  fileprivate static func versionsTooMany(_ value: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R005"), "a pose has \(Parser.mostVersions) versions at most", in: source,
      at: Label(value.range))
  }

  fileprivate static func versionTaken(_ name: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R506"), "\"\(name.words)\" is already a word of the language", in: source,
      at: Label(name.range, "give this version another name"))
  }

  fileprivate static func versionTwice(_ name: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R506"), "two versions are called \"\(name.words)\"", in: source,
      at: Label(name.range))
  }

  fileprivate static func levelUnclear(
    _ value: Excerpt, _ levels: [String], meant: String?, _ source: Source
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .error, Code("R110"), "\"\(value.words)\" is not a level", in: source,
      at: Label(value.range, "\(levels[0]), \(levels[1]) or \(levels[2])"))
    return meant.map { diagnostic.advising(.fix(Edit(value.range, $0))) } ?? diagnostic
  }
}
