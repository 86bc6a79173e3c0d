internal import LimberDiagnostics
internal import LimberTimeline

/// Sides that are written out where both are done, and sides that are missing.
extension Lint {
  mutating func checkSides(of group: LintGroup) {
    guard !group.isSession else { return }
    guard let first = group.firstSide, let marker = group.sidesLine else {
      if !hasErrors { checkOnlySide(of: group) }
      return
    }
    var found: [SideWord] = []
    for line in group.lines where line.mayFixSide { found += sideWords(of: line) }
    if !found.isEmpty {
      let sided = group.lines.filter { $0.zone == .sided }
      let working = workingSide(found, in: sided, first)
      for word in found {
        let isWorking = word.side == working
        diagnostics.append(
          .fixedSide(
            word, words.wordings(of: word, isWorking: isWorking), marker, vocabulary, source))
      }
    }
    if !hasErrors { checkNamed(group, marker) }
  }

  private func sideWords(of line: LintLine) -> [SideWord] {
    guard line.traits.contains(.side) else { return [] }
    return texts(of: line).flatMap { text in
      let comment = line.traits.contains(.sign) ? text.comment : nil
      return words.sideWords(in: comment.map { text.upTo($0.start) } ?? text)
    }
  }

  /// The side that the sentences call theirs.
  ///
  /// An article usually describes one side. Where it names only one, and before anything else does,
  /// that is the one; where both are named, or a placeholder is there already, it is the first.
  private func workingSide(_ found: [SideWord], in sided: [LintLine], _ first: Side) -> Side {
    guard let word = found.first, found.allSatisfy({ $0.side == word.side }) else { return first }
    let isPlaced = sided.contains { line in
      guard line.outline.contains(.namesSide), let wording = syntax(of: line).wording else {
        return false
      }
      return wording.placeholders.contains {
        $0.piece.needsSide && $0.excerpt.start < word.excerpt.start
      }
    }
    return isPlaced || sharesLine(word, sided) ? first : word.side
  }

  private func sharesLine(_ word: SideWord, _ sided: [LintLine]) -> Bool {
    sided.contains { line in
      line.outline.contains(.namesSide)
        && texts(of: line).contains { $0.range.contains(word.excerpt.start) }
    }
  }

  /// Warns if no line ever tells which side is first.
  private mutating func checkNamed(_ group: LintGroup, _ marker: LineSyntax) {
    guard group.lines.contains(where: { $0.zone == .sided && $0.isSaid }) else { return }
    let isNamed = group.lines.contains { line in
      guard line.zone != .afterwards, line.isSaid else { return false }
      return line.isOnOneSide || line.outline.contains(.namesSide) || line.traits.contains(.side)
    }
    guard !isNamed else { return }
    diagnostics.append(.sideNeverNamed(marker, saying: firstSide, or: sidePair, source))
  }

  /// A line that names the side that is first, in the language of the script.
  private var firstSide: String {
    let said = words.isEnglish ? nil : language.phrasebook.phrases[.switchSides]
    return "\(vocabulary.spelling(of: .firstSide)): \(said ?? "Start on the {side} side.")"
  }

  /// What stands for the side in a sentence, and what does where its name changes with the word.
  private var sidePair: String {
    words.sidePairs.first.map { "{side} or {\($0.left)|\($0.right)}" } ?? "{side}"
  }

  /// Warns about a pose that works one side and has no `Each side`.
  private mutating func checkOnlySide(of group: LintGroup) {
    guard group.lines.contains(where: { $0.traits.contains(.side) }),
      let last = group.lines.lastIndex(where: { timed(by: $0)?.keyword.isWork ?? false })
    else { return }
    let lines = group.lines[..<last].filter { $0.isPlain && !$0.isOnOneSide }
    let found = lines.flatMap { sideWords(of: $0) }
    guard let word = found.first else { return }
    let named = group.lines.flatMap { sideWords(of: $0) }
    guard named.allSatisfy({ $0.side == word.side }) else { return }
    diagnostics.append(.onlySide(word, vocabulary, source))
  }
}

extension LintLine {
  /// Whether it may name a side where both are done.
  fileprivate var mayFixSide: Bool {
    zone == .sided && traits.contains(.side) && !isAsMeant && !isOnOneSide
  }
}

extension Keyword {
  /// Whether the line works the body, so that a missing side is missed.
  fileprivate var isWork: Bool {
    switch self {
    case .hold, .move, .flow, .reps: true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func fixedSide(
    _ word: SideWord, _ wordings: [String], _ marker: LineSyntax, _ vocabulary: Vocabulary,
    _ source: Source
  ) -> Diagnostic {
    let words = marker.head.split(at: ",").first ?? marker.head
    var diagnostic = Diagnostic(
      .warning, Code("R303"), "\"\(word.excerpt.words)\" will be said on both sides", in: source,
      at: Label(word.excerpt.range)
    ).relating(Label(words.range, "everything below is done twice"))
    for wording in wordings {
      let edit = Edit(word.excerpt.range, wording)
      diagnostic.advice.append(wordings.count == 1 ? .fix(edit) : .maybe(edit))
    }
    return diagnostic.advising(
      .note(
        "to say it on one side only, start the line with \(vocabulary.opening(.firstSide)) or "
          + vocabulary.opening(.secondSide)))
  }

  fileprivate static func sideNeverNamed(
    _ marker: LineSyntax, saying line: String, or pair: String, _ source: Source
  ) -> Diagnostic {
    let end = source.lines[marker.number - 1].upperBound
    let next = marker.number < source.lines.count ? source.lines[marker.number].lowerBound : end
    let words = marker.head.split(at: ",").first ?? marker.head
    return Diagnostic(
      .warning, Code("R321"), "nobody hears which side is first", in: source,
      at: Label(words.range, "no line below names a side")
    ).advising(
      .maybe(Edit(next..<next, "\(line)\n"), title: "to say it, add below"),
      .help("or write \(pair) where a line below means the side that is worked"))
  }

  fileprivate static func onlySide(
    _ word: SideWord, _ vocabulary: Vocabulary, _ source: Source
  ) -> Diagnostic {
    let order = vocabulary.spelling(of: word.side == .left ? .leftFirst : .rightFirst)
    let marker = "\(vocabulary.spelling(of: .eachSide)), \(order):"
    let other = word.side == .right ? "left" : "right"
    return Diagnostic(
      .warning, Code("R322"), "only the \(word.side.rawValue) side is done in this pose",
      in: source, at: Label(word.excerpt.range, "nothing is done on the \(other) one")
    ).advising(
      .help(
        "put \"\(marker)\" above what is done once per side, and write {side} for "
          + word.side.rawValue),
      vocabulary.keeping("to keep it for one side"))
  }
}
