internal import LimberDiagnostics

/// Names in a use that are of something else than a pose.
extension Resolver {
  /// `Use: “child's pose”`, `Use: figure four 2 sets`: a name with more around it.
  func nameInside(_ use: UseSyntax, from user: AnalyzedScript) -> Diagnostic? {
    let name = use.name
    let diagnostic = Diagnostic(
      .error, Diagnostic.Code("R401"), "there is no pose called \"\(name.words)\"",
      in: user.source, at: Label(name.range))
    let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»", "'", "‘", "’"]
    let bare = name.text.drop(while: quotes.contains)
    let front = name.text.utf8.count - bare.utf8.count
    let kept = bare.utf8.count - String(bare).trimmingSuffix(while: quotes.contains).utf8.count
    let inner = name[name.start + front..<name.end - kept]
    if inner != name, isPose(inner, knownTo: user) {
      return diagnostic.advising(.fix(Edit(name.range, inner.text)))
    }
    let words = name.eachWord
    for count in words.indices.dropFirst().reversed() {
      let before = name.upTo(words[count].start).trimmed
      guard let pose = pose(before, knownTo: user) else { continue }
      let rest = name.from(words[count].start)
      let note = Advice.note("what changes a pose stands behind a comma")
      let isAmount = UseCount(rest, user.language.vocabulary) != nil || rest.startsWithNumber
      let isSets = isAmount && user.isOfSets(rest)
      guard isAmount, !isSets else {
        return diagnostic.advising(.fix(Edit(before.end..<name.end, ", \(rest.words)")), note)
      }
      let meant = UseWords(pose, CanonicalWords(language: user.language)).meant(by: rest)
      let edits = meant.map { Edit(before.end..<name.end, ", \($0)") }
      return edits.reduce(diagnostic) { $0.advising(.maybe($1)) }.advising(note)
    }
    return nil
  }

  private func isPose(_ name: Excerpt, knownTo user: AnalyzedScript) -> Bool {
    pose(name, knownTo: user) != nil
  }

  private func pose(_ name: Excerpt, knownTo user: AnalyzedScript) -> Pose? {
    pose(UseSyntax(folder: "", name: name, modifiers: []), knownTo: user)
  }

  private func isPose(_ use: UseSyntax, knownTo user: AnalyzedScript) -> Bool {
    pose(use, knownTo: user) != nil
  }

  private func pose(_ use: UseSyntax, knownTo user: AnalyzedScript) -> Pose? {
    let own = user.poses(for: use).first
    return (own ?? library.places.lazy.compactMap { $0.poses(for: use).first }.first)?.pose
  }

  /// `Use: desk break`, where that is a session.
  func sessionUsed(_ use: UseSyntax, from user: AnalyzedScript) -> Diagnostic? {
    let name = PoseName.folded(use.name.words)
    let scripts = [user] + library.places.flatMap(\.scripts)
    let found = scripts.first {
      $0.document.session.map { PoseName.folded($0.title) == name } ?? false
    }
    guard let title = found?.document.session?.title else { return nil }
    return Diagnostic(
      .error, Diagnostic.Code("R420"), "\(title) is a session, and only poses can be used",
      in: user.source, at: Label(use.name.range)
    ).advising(
      .help(
        "write a \(user.language.vocabulary.quoted(.use)) line for each pose of it that you want"))
  }

  /// `Use: secret`, where `secret.routine` is a link that leads out of the folder.
  func linkedOut(_ use: UseSyntax, from user: AnalyzedScript) -> Diagnostic? {
    let name = PoseName.folded(use.name.words)
    let file = library.outside.sorted().first { file in
      let last = file.split(separator: "/").last ?? ""
      return PoseName.folded(last.prefix { $0 != "." }) == name
    }
    return file.map { .leadsOut($0, use.name, user.source) }
  }

  /// `Use: cat-cow.routine`: the name of a file, where the name of a pose belongs.
  func fileNamed(_ use: UseSyntax, from user: AnalyzedScript) -> Diagnostic? {
    let ending = ".routine"
    guard use.name.folded.hasSuffix(ending), let dot = use.name.lastPlace(of: ".") else {
      return nil
    }
    var named = use
    named.name = use.name.upTo(dot)
    let tail = use.name.from(dot)
    let isPose = isPose(named, knownTo: user)
    let diagnostic = Diagnostic(
      .error, Diagnostic.Code("R401"), "there is no pose called \"\(use.name.words)\"",
      in: user.source, at: Label(tail.range, "a pose is used by its name"))
    guard isPose else { return nil }
    return diagnostic.advising(.fix(Edit(tail.range, "")))
  }
}

extension AnalyzedScript {
  /// Whether words say how many sets there are.
  fileprivate func isOfSets(_ words: Excerpt) -> Bool {
    (try? QuantityReader.read(words, in: language.vocabulary))?.unit == .set
  }
}
