internal import LimberTimeline

/// Which form of a pose is meant: its variant, and one of its versions.
struct Form: Hashable, Sendable {
  var variant = Variant.standard
  /// The version's place among those the pose declares.
  var version = 0
}

/// Some of the three variants: a set without an allocation, since every pose has one.
struct Variants: Hashable, Sendable {
  private var bits: UInt8 = 0

  private static func bit(_ variant: Variant) -> UInt8 {
    switch variant {
    case .standard: 1
    case .easier: 2
    case .deeper: 4
    }
  }

  /// Whether there is none.
  var isEmpty: Bool { bits == 0 }

  /// Those that differ from the standard one, by their names.
  var changed: [Variant] { [.deeper, .easier].filter(contains) }

  /// Whether one is among them.
  func contains(_ variant: Variant) -> Bool { bits & Self.bit(variant) != 0 }

  /// Adds one.
  mutating func insert(_ variant: Variant) { bits |= Self.bit(variant) }
}

/// The forms that a pose, or a session, can take.
struct Forms: Hashable, Sendable {
  /// The names of its versions as written, the usual one first; none if it has one form only.
  var versions: [String] = [] {
    didSet {
      names = versions.map { Name(folded: PoseName.folded($0), spelling: Excerpt($0).folded) }
      for index in names.indices { names[index].place = version(folding: names[index].spelling) }
    }
  }
  private var names: [Name] = []

  /// The name of a version.
  private struct Name: Hashable, Sendable {
    /// As names are compared.
    var folded: String
    /// As lines call it.
    var spelling: String
    /// The place of the version that is meant by it.
    var place: Int?
  }

  /// The variants for which it has lines of their own.
  var variants = Variants()
  /// The variant that was added last, for most lines of one stand together.
  private var latest: Variant?
  /// Poses that take its place in some forms.
  var replacements: [Replacement] = []
  /// Its lines, by their places in the script.
  var lines = 0..<0
  /// Whether some of its lines count in some forms only.
  private(set) var hasChoices = false

  /// A pose that is played in place of another one.
  struct Replacement: Hashable, Sendable {
    var qualifiers: [Qualifier]
    var use: UseSyntax
  }

  /// The place of the version with this name, or nil if none has it.
  func version(named name: String) -> Int? {
    // Most names are those of lines, and are found without folding them.
    for known in names where known.spelling == name { return known.place }
    return version(folding: name)
  }

  private func version(folding name: String) -> Int? {
    if let place = names.firstIndex(where: { $0.folded == name }) { return place }
    let folded = PoseName.folded(name)
    return names.firstIndex { $0.folded == folded }
  }

  /// Whether a line with these qualifiers counts in `form`.
  ///
  /// Where nothing is written for a variant, the standard lines count (LANGUAGE.md 3.9).
  func counts(_ qualifiers: [Qualifier], in form: Form) -> Bool {
    guard !qualifiers.isEmpty else { return true }
    let isOwn = form.variant == .standard || variants.contains(form.variant)
    let variant = isOwn ? form.variant : .standard
    return qualifiers.allSatisfy { qualifier in
      switch qualifier.kind {
      case .variant(let wanted): wanted == variant
      case .version(let name): self.version(named: name) == form.version
      case .turn: true
      }
    }
  }

  /// Whether a line counts in `form`: what keeps people safe in the standard form is kept in every
  /// variant (LANGUAGE.md 3.10).
  func counts(_ line: LineSyntax, in form: Form) -> Bool {
    !line.outline.contains(.qualified) || counts(line.qualifiers, in: form)
      || (line.statement.isSafety
        && counts(line.qualifiers, in: Form(variant: .standard, version: form.version)))
  }

  /// Whether there may be another form than the standard one.
  var mayDiffer: Bool { !variants.isEmpty || versions.count > 1 }

  /// Every form that differs from the standard one in one way.
  var others: [Form] {
    guard mayDiffer else { return [] }
    return variants.changed.map { Form(variant: $0) }
      + versions.indices.dropFirst().map { Form(version: $0) }
  }

  /// The forms described by `lines`, one element for every pose and session.
  static func all(in lines: [LineSyntax]) -> [Forms] {
    var all: [Forms] = []
    var forms = Forms()
    for index in lines.indices {
      let outline = lines[index].outline
      if outline.contains(.opening), index > 0 {
        forms.lines = forms.lines.lowerBound..<index
        all.append(forms)
        forms = Forms(lines: index..<index)
      }
      if !outline.isDisjoint(with: [.qualified, .namesVersions]) { forms.add(lines[index]) }
    }
    guard !lines.isEmpty else { return [] }
    forms.lines = forms.lines.lowerBound..<lines.count
    all.append(forms)
    return all
  }

  private mutating func add(_ line: LineSyntax) {
    for qualifier in line.qualifiers {
      guard case .variant(let variant) = qualifier.kind, variant != latest else { continue }
      variants.insert(variant)
      latest = variant
    }
    hasChoices = hasChoices || line.dependsOnChoice
    switch line.statement {
    case .setting(.versions, .names(let names)): versions = names.map(\.words)
    case .use(let use) where line.dependsOnChoice:
      replacements.append(Replacement(qualifiers: line.qualifiers, use: use))
    default: break
    }
  }
}

extension LineSyntax {
  /// Whether the line counts in some forms only.
  var dependsOnChoice: Bool { outline.contains(.chosen) }

  /// The turn on which alone it is said.
  var turn: Turn? {
    guard outline.contains(.qualified) else { return nil }
    for case .turn(let turn) in qualifiers.lazy.map(\.kind) { return turn }
    return nil
  }

  /// The word "instead" in front of it.
  var instead: Excerpt? { qualifiers.lazy.compactMap(\.instead).first }
}

extension Statement {
  /// Whether it keeps people safe, so that no variant may take it away.
  fileprivate var isSafety: Bool {
    switch self {
    case .caution: true
    case .setting(let keyword, _): keyword.isSafety
    default: false
    }
  }
}

extension Keyword {
  /// Whether it says when to stop, or when to ask first.
  var isSafety: Bool { self == .stopIf || self == .askFirstIf }
}
