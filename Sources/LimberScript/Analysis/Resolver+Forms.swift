internal import LimberDiagnostics
internal import LimberTimeline

/// Which form of a pose is played, and which pose in its place.
extension Resolver {
  /// The most poses that may take each other's places in a row (LANGUAGE.md 3.11).
  static let deepest = 8

  /// A pose in the form that a use asks for; nil if an error about it has been told.
  mutating func resolved(
    _ found: FoundPose, by modifiers: [UseSyntax.Modifier], asking variant: Variant,
    chain: [Link] = []
  ) -> Pose? {
    let user = chain.last?.found.script ?? script
    let form = form(of: found.pose, by: modifiers, in: user, asking: variant)
    guard let form else { return nil }
    let link = Link(found: found, form: form)
    guard let replacement = found.pose.replacement(in: form) else { return pose(of: link) }
    guard let first = (chain + [link]).first, isPossible(replacement.use, link, after: chain),
      let other = find(replacement.use, from: found.script)
    else { return nil }
    tell(other.script)
    guard
      let pose = resolved(
        other, by: replacement.use.modifiers, asking: form.variant, chain: chain + [link]),
      var adapted = adapted(pose, to: replacement.use, in: found.script.source)
    else { return nil }
    guard chain.isEmpty else { return adapted }
    // What keeps people safe in the pose they asked for is said all the same.
    let asked = self.pose(of: first)
    adapted.cautions = asked.cautionsForOther(in: script.language.phrasebook) + adapted.cautions
    adapted.stopIf = asked.stopIf + adapted.stopIf
    adapted.about.askFirst = asked.about.askFirst + adapted.about.askFirst
    adapted.asked = asked.sided + asked.setup + asked.afterwards
    return adapted
  }

  /// The pose of a link in its form, read once however often it is used.
  private mutating func pose(of link: Link) -> Pose {
    let key = FormKey(origin: link.found.pose.origin, form: link.form)
    if let known = known[key] { return known }
    let pose = link.found.script.pose(link.found.pose, in: link.form)
    known[key] = pose
    return pose
  }

  /// What tells one form of one pose from all others.
  struct FormKey: Hashable {
    var origin: Origin
    var form: Form
  }

  /// A pose on the way from the one that was asked for to the one that is played.
  struct Link {
    var found: FoundPose
    var form: Form

    fileprivate var words: String {
      form.variant == .standard
        ? found.pose.title : "\(found.pose.title) (\(form.variant.rawValue))"
    }

    fileprivate func isSame(as other: Link) -> Bool {
      found.pose.origin == other.found.pose.origin && form == other.form
    }
  }

  /// Tells if a replacement leads back to a pose that it replaces, or too far.
  private mutating func isPossible(_ use: UseSyntax, _ link: Link, after chain: [Link]) -> Bool {
    let source = (chain.first ?? link).found.script.source
    if let start = chain.firstIndex(where: { $0.isSame(as: link) }) {
      let words = chain[start...].map(\.words) + [link.found.pose.title]
      let label = chain[start].found.pose.replacement(in: chain[start].form)?.use ?? use
      let source = chain[start].found.script.source
      guard !diagnostics.contains(where: { $0.code == .usesItself && $0.source == source }) else {
        return false
      }
      report(.usesItself(chain[start].found.pose, label, words, source))
      return false
    }
    guard chain.count < Self.deepest else {
      guard !diagnostics.contains(where: { $0.code == .tooDeep && $0.source == source }) else {
        return false
      }
      report(.tooDeep(chain[0].found.pose.replacement(in: chain[0].form)?.use ?? use, source))
      return false
    }
    return true
  }

  /// Tells something once.
  private mutating func report(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Follows every replacement of the script's own poses, whichever form is played.
  mutating func checkReplacements() {
    for pose in script.document.poses where !pose.forms.replacements.isEmpty {
      let found = FoundPose(pose: pose, script: script)
      for form in pose.forms.others where pose.replacement(in: form) != nil {
        let before = (chosen, unknownVersions)
        let version = pose.forms.versions.indices.contains(form.version) && form.version > 0
        let named = version ? pose.forms.versions[form.version] : nil
        _ = resolved(
          found, by: named.map { [.version(Excerpt($0))] } ?? [],
          asking: form.variant)
        (chosen, unknownVersions) = before
      }
    }
  }
}

extension Resolver {
  /// The form that a use in `user` asks for, or else the person; nil if an error about it has been
  /// told.
  private mutating func form(
    of pose: Pose, by modifiers: [UseSyntax.Modifier], in user: AnalyzedScript,
    asking variant: Variant
  ) -> Form? {
    var form = Form(variant: variant, version: chosenVersion(of: pose) ?? 0)
    for modifier in modifiers {
      switch modifier {
      case .variant(let variant): form.variant = variant
      case .version(let name):
        guard let version = pose.forms.version(named: name.words) else {
          diagnostics.append(.modifierUnknown(name, pose, user))
          return nil
        }
        form.version = version
      case .sets, .timed, .first, .only: break
      }
    }
    return form
  }

  /// The version that the person chose for a pose.
  private mutating func chosenVersion(of pose: Pose) -> Int? {
    for (name, version) in choice.versions where pose.names.contains(PoseName.folded(name)) {
      chosen.insert(name)
      if let place = pose.forms.version(named: version) { return place }
      let known = pose.forms.versions.joined(separator: ", ")
      let words =
        known.isEmpty
        ? "\(pose.title) has one version only" : "\(pose.title) has the versions \(known)"
      if !unknownVersions.contains(words) { unknownVersions.append(words) }
    }
    for (name, version) in choice.preferred where pose.names.contains(PoseName.folded(name)) {
      if let place = pose.forms.version(named: version) { return place }
    }
    return nil
  }

  /// What the person chose but no pose has.
  var unknownChoices: [String] {
    let unused = choice.versions.keys.filter { !chosen.contains($0) }.sorted()
    return unused.map { "this routine has no pose called \($0)" } + unknownVersions
  }
}

extension Pose {
  /// What takes the place of the pose in a form, if something does.
  func replacement(in form: Form) -> Forms.Replacement? {
    forms.replacements.first { forms.counts($0.qualifiers, in: form) }
  }
}

extension Diagnostic.Code {
  fileprivate static let usesItself = Diagnostic.Code("R403")
  fileprivate static let tooDeep = Diagnostic.Code("R409")
}

extension Diagnostic {
  fileprivate static func usesItself(
    _ pose: Pose, _ use: UseSyntax, _ chain: [String], _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, .usesItself, "\"\(pose.title)\" ends up using itself", in: source,
      at: Label(use.name.range)
    ).advising(
      .note(chain.joined(separator: " -> ")),
      .help("remove the \"use\" line from one of the \(chain.count == 3 ? "two " : "")poses"))
  }

  fileprivate static func tooDeep(_ use: UseSyntax, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, .tooDeep, "more than \(Resolver.deepest) poses take each other's places here",
      in: source, at: Label(use.name.range)
    ).advising(.help("use the last one of them directly"))
  }

  fileprivate static func modifierUnknown(
    _ word: Excerpt, _ pose: Pose, _ user: AnalyzedScript
  ) -> Diagnostic {
    let words = UseWords(pose, CanonicalWords(language: user.language))
    let close = words.meant(by: word)
    var diagnostic = Diagnostic(
      .error, Code("R404"), "\"\(word.words)\" cannot follow a pose name", in: user.source,
      at: Label(word.range, close.first.map { "did you mean \"\($0)\"?" } ?? ""))
    for name in close {
      let edit = Edit(word.range, name)
      diagnostic.advice.append(close.count == 1 ? .fix(edit) : .maybe(edit))
    }
    return diagnostic.advising(
      .note("\(pose.title) accepts: \(words.accepted.joined(separator: ", "))"))
  }
}
