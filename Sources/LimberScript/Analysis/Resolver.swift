internal import LimberDiagnostics
internal import LimberTimeline

/// Finds the poses that a script uses, and applies what each use changes.
struct Resolver {
  let script: AnalyzedScript
  let library: Library
  let choice: Choice
  var diagnostics: [Diagnostic]
  /// The scripts whose diagnostics have been told.
  private var told: Set<String>
  /// The scripts that are used, each once.
  private var scripts: [Source]
  private var poses: [Pose] = []
  /// The poses as written, by the lines that use them.
  private var used: [Int: Pose] = [:]
  /// The poses for which a version was chosen, and the choices that no pose has.
  var chosen: Set<String> = []
  var unknownVersions: [String] = []
  /// The poses that have been read in one of their forms.
  var known: [FormKey: Pose] = [:]

  /// What may be meant by names that no pose has, by the scripts that use them.
  private var titles: [String: Suggestion.Candidates] = [:]

  /// The most poses a session can use (LANGUAGE.md 3.13).
  static let mostPoses = 200

  init(_ script: AnalyzedScript, _ library: Library, _ choice: Choice) {
    self.script = script
    self.library = library
    self.choice = choice
    diagnostics = script.diagnostics
    told = [script.source.name]
    scripts = [script.source]
  }

  /// The routine of the script: its session, or else its poses in order.
  mutating func routine() -> Routine? {
    checkIncludes()
    checkReplacements()
    if let session = script.session(in: choice.variant) {
      let uses = session.parts.reduce(0) { $0 + $1.items.count(where: \.isUse) }
      return isPossible(uses, session.origin) ? routine(of: session) : nil
    }
    guard let first = script.document.poses.first else {
      if !diagnostics.contains(where: { $0.severity == .error }) {
        diagnostics.append(.nothingThere(script.source))
      }
      return nil
    }
    guard isPossible(script.document.poses.count, first.origin) else { return nil }
    let found = script.document.poses.map { FoundPose(pose: $0, script: script) }
    poses = found.compactMap { resolved($0, by: [], asking: choice.variant) }
    let items = poses.map { Routine.Item.pose(use(of: $0, in: Settings())) }
    let part = Routine.Part(rounds: nil, items: items, origin: first.origin)
    return routine(
      Opening(
        title: first.title, language: first.language, about: poses.first?.about ?? first.about,
        settings: Settings(), origin: first.origin),
      parts: [part])
  }

  /// What a routine starts with.
  private struct Opening {
    var title: String
    var language: String?
    var about: About
    var settings: Settings
    var cautions: [SpokenLine] = []
    var stopIf: [StopLine] = []
    var origin: Origin
    var length: Quantity?
    var lengthRange: Range<Int>?
  }

  private mutating func routine(of session: Session) -> Routine? {
    let parts = session.parts.map { part in
      let settings = part.settings.inside(session.settings)
      let items = part.items.compactMap { item(for: $0, in: settings) }
      return Routine.Part(
        rounds: part.rounds, settings: part.settings, items: items, origin: part.origin)
    }
    checkWarmUp(of: session)
    return routine(
      Opening(
        title: session.title, language: session.language, about: session.about,
        settings: session.settings, cautions: session.cautions, stopIf: session.stopIf,
        origin: session.origin,
        length: session.length, lengthRange: session.lengthRange),
      parts: parts)
  }

  private func routine(_ opening: Opening, parts: [Routine.Part]) -> Routine {
    let heading = script.source.lines[opening.origin.line - 1]
    return Routine(
      source: script.source, scripts: scripts, lines: script.lines, title: opening.title,
      id: PoseName.id(opening.title),
      language: opening.language ?? script.language.tag, isSession: script.document.session != nil,
      about: opening.about, poses: summaries, length: opening.length.map { Milliseconds($0.high) },
      phrasebook: script.language.phrasebook, choice: choice, parts: parts,
      settings: opening.settings, cautions: opening.cautions,
      stopIf: distinct(opening.stopIf + poses.flatMap(\.stopIf)), origin: opening.origin,
      lengthLabel: opening.lengthRange ?? heading)
  }

  private var summaries: [Routine.PoseSummary] {
    var summaries: [Routine.PoseSummary] = []
    for pose in poses {
      let cautions = pose.cautions.map {
        script.language.phrasebook.text(of: $0.wording.full, in: Occasion())
      }
      if let same = summaries.firstIndex(where: { $0.title == pose.title }) {
        summaries[same].cautions += cautions.filter { !summaries[same].cautions.contains($0) }
      } else {
        summaries.append(
          Routine.PoseSummary(
            title: pose.title, about: pose.about, cautions: cautions,
            variants: [.easier, .deeper].filter(pose.forms.variants.contains),
            versions: pose.forms.versions))
      }
    }
    return summaries
  }

  /// The reasons to stop, each once.
  private func distinct(_ lines: [StopLine]) -> [StopLine] {
    var seen: Set<String> = []
    return lines.filter { seen.insert($0.text.lowercased()).inserted }
  }

  /// Whether so many poses can be played; told before any of them is looked for.
  private mutating func isPossible(_ count: Int, _ origin: Origin) -> Bool {
    guard count > Self.mostPoses else { return true }
    let heading = script.source.lines[origin.line - 1]
    diagnostics.append(.tooManyPoses(heading, script.source))
    return false
  }

  private mutating func checkWarmUp(of session: Session) {
    let words = script.language.lintWords
    guard words.isEnglish else { return }
    let finding = WarmUpLint(words: words, source: script.source).check(
      session, script.lines, poses: used, suggesting: warmUp)
    if let finding { diagnostics.append(finding) }
  }

  /// A line that warms up.
  private var warmUp: String {
    let march = library.names.first { $0.lowercased() == "easy march" }
    return march.map { "Use: \($0.lowercased())" } ?? "Move: 3 minutes"
  }

  private mutating func item(for item: Session.Item, in settings: Settings) -> Routine.Item? {
    switch item {
    case .step(let step):
      noteName(in: step)
      return .step(step, settings)
    case .use(let use, let origin):
      guard let found = find(use, from: script) else { return nil }
      used[origin.line] = found.pose
      tell(found.script)
      let pose = resolved(found, by: use.modifiers, asking: choice.variant)
      guard let pose, let pose = adapted(pose, to: use, in: script.source) else { return nil }
      poses.append(pose)
      return .pose(self.use(of: pose, in: settings, by: use.modifiers))
    }
  }

  private func use(
    of pose: Pose, in settings: Settings, by changes: [UseSyntax.Modifier] = []
  ) -> Routine.PoseUse {
    let sides = changes.onlySide.map { [$0] } ?? pose.firstSide.map { [$0, $0.other] } ?? []
    return Routine.PoseUse(
      pose: pose, settings: pose.settings.inside(settings), sides: sides,
      changes: changes)
  }

  /// Tells once what is wrong with a script that is used.
  mutating func tell(_ script: AnalyzedScript) {
    guard told.insert(script.source.name).inserted else { return }
    scripts.append(script.source)
    diagnostics += script.diagnostics
  }
}

extension Resolver {
  /// The pose a use in `user` means: the only match in the first place that has one.
  mutating func find(_ use: UseSyntax, from user: AnalyzedScript) -> FoundPose? {
    var matches = user.poses(for: use)
    if matches.isEmpty { matches = included(by: user).flatMap { $0.poses(for: use) } }
    // The library may hold the user's script too, which then has nothing more to offer than here.
    for place in library.places where matches.isEmpty { matches = place.poses(for: use) }
    if matches.count == 1 { return matches[0] }
    if matches.count > 1 {
      diagnostics.append(.poseAmbiguous(use, matches, user.source))
      return nil
    }
    diagnostics.append(
      sessionUsed(use, from: user) ?? linkedOut(use, from: user) ?? fileNamed(use, from: user)
        ?? nameInside(use, from: user) ?? poseUnknown(use, from: user))
    return nil
  }

  /// What may be meant by a name that no pose has.
  private mutating func titles(knownTo user: AnalyzedScript) -> Suggestion.Candidates {
    if let known = titles[user.source.name] { return known }
    let included = included(by: user).flatMap(\.document.poses).map(\.title)
    let all = user.document.poses.map(\.title) + included + library.names
    let candidates = Suggestion.Candidates(Set(all.map { $0.lowercased() }))
    titles[user.source.name] = candidates
    return candidates
  }

  private mutating func poseUnknown(_ use: UseSyntax, from user: AnalyzedScript) -> Diagnostic {
    let close = titles(knownTo: user).closest(to: use.name.words)
      .filter { PoseName.folded($0) != PoseName.folded(use.name.words) }
    let label = close.first.map { "did you mean \"\($0)\"?" } ?? ""
    var diagnostic = Diagnostic(
      .error, Diagnostic.Code("R401"), "there is no pose called \"\(use.name.words)\"",
      in: user.source, at: Label(use.name.range, label))
    for name in close {
      let edit = Edit(use.name.range, name)
      diagnostic.advice.append(close.count == 1 ? .fix(edit) : .maybe(edit))
    }
    let places = ["in this file"] + library.places.map(\.name)
    return diagnostic.advising(.note("looked \(places.listed(by: "and"))"))
  }

  /// The pose with the changes of one use in `source`, or nil if an error about them has been told.
  mutating func adapted(_ pose: Pose, to use: UseSyntax, in source: Source) -> Pose? {
    var pose = pose
    for modifier in use.modifiers {
      switch modifier {
      case .variant, .version: break
      case .sets(let sets): pose.sets = sets
      case .first(let side), .only(let side):
        guard pose.firstSide != nil else {
          diagnostics.append(.sidesMissing(pose, use, source))
          return nil
        }
        pose.firstSide = side
      case .timed(let keyword, let quantity):
        guard let kind = Window.Kind(keyword), pose.hasWindow(of: kind) else {
          diagnostics.append(.windowMissing(keyword, pose, use, source))
          return nil
        }
        if pose.quantities(of: kind).count > 1 {
          diagnostics.append(.windowsDiffer(keyword, pose, use, source))
        }
        pose.setQuantity(quantity, of: kind)
      }
    }
    return pose
  }
}

extension [UseSyntax.Modifier] {
  /// The side that is left, if the use leaves one.
  fileprivate var onlySide: Side? {
    for case .only(let side) in self { return side }
    return nil
  }
}

extension Session.Item {
  fileprivate var isUse: Bool {
    if case .use = self { true } else { false }
  }
}
