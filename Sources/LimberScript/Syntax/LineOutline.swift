/// What is asked of every line again and again, so that most lines need no closer look.
struct LineOutline: OptionSet, Sendable {
  let rawValue: UInt32

  /// It opens a pose or a session.
  static let opening = LineOutline(rawValue: 1)
  /// It says something.
  static let says = LineOutline(rawValue: 2)
  /// It is a sentence, with or without `Say:` in front.
  static let sentence = LineOutline(rawValue: 4)
  /// `Say:` stands in front, so it is meant as it is.
  static let asMeant = LineOutline(rawValue: 8)
  /// Something in it is filled in when it is spoken.
  static let filledIn = LineOutline(rawValue: 16)
  /// What is filled in differs from side to side.
  static let namesSide = LineOutline(rawValue: 32)
  /// Something in front of it says when it counts.
  static let qualified = LineOutline(rawValue: 64)
  /// It counts in some forms of its pose only.
  static let chosen = LineOutline(rawValue: 128)
  /// It is said on one side only, or between the sides.
  static let oneSided = LineOutline(rawValue: 256)
  /// It takes time.
  static let timed = LineOutline(rawValue: 512)
  /// It stands between a timed line, or a heading, and what belongs to it.
  static let belowWindow = LineOutline(rawValue: 1024)
  /// It names the versions of its pose.
  static let namesVersions = LineOutline(rawValue: 2048)
  /// The dose is filled in when it is spoken.
  static let namesDose = LineOutline(rawValue: 4096)
  /// Other lines go on with what it says.
  static let continued = LineOutline(rawValue: 8192)
  /// What stands below it is no header any more, though it is neither a sentence nor timed.
  static let leavesHeader = LineOutline(rawValue: 16_384)
  /// What stands below it is done once per side.
  static let opensSides = LineOutline(rawValue: 32_768)
  /// What stands below it is done once again.
  static let endsSides = LineOutline(rawValue: 65_536)
  /// It opens a session.
  static let session = LineOutline(rawValue: 131_072)
  /// It is a setting that changes nothing but what people are told, and nothing is wrong with it.
  static let forPeople = LineOutline(rawValue: 262_144)
  /// It has a short form.
  static let short = LineOutline(rawValue: 524_288)
}

// Properties and functions rather than initializers, which would copy what they are given.
extension LineOutline {
  /// The outline of a line.
  static func of(
    _ qualifiers: [Qualifier], _ head: Range<Int>, _ statement: Statement
  ) -> LineOutline {
    var outline = statement.outline
    for qualifier in qualifiers {
      outline.insert(.qualified)
      if case .turn = qualifier.kind { outline.insert(.oneSided) } else { outline.insert(.chosen) }
    }
    if case .spoken(let wording) = statement, wording.excerpt.start > head.lowerBound {
      outline.insert(.asMeant)
    }
    return outline
  }
}

extension Statement {
  fileprivate var outline: LineOutline {
    switch self {
    case .heading(let heading):
      heading.keyword == .part ? [] : heading.keyword == .session ? [.opening, .session] : .opening
    case .spoken(let wording): wording.outline.union(.sentence)
    case .caution(let wording): wording.outline.union(.belowWindow)
    case .phase(_, let wording): wording.outline.union([.belowWindow, .leavesHeader])
    case .eachSide(_, let also): (also?.outline ?? []).union(.opensSides)
    case .eachSet(let also): (also?.outline ?? []).union(.leavesHeader)
    case .afterwards(let also): (also?.outline ?? []).union(.endsSides)
    case .prompt(let prompt): prompt.outline.union(.belowWindow)
    case .timed: .timed
    case .setting(let keyword, .broken):
      keyword == .versions ? [.belowWindow, .namesVersions] : .belowWindow
    case .setting(.versions, _): [.belowWindow, .namesVersions, .forPeople]
    case .setting(let keyword, _): keyword.isForPeople ? [.belowWindow, .forPeople] : .belowWindow
    case .include: .belowWindow
    case .wait, .use, .broken(isTimed: true): .leavesHeader
    case .broken: []
    }
  }
}

extension Statement {
  /// Where the first line of what it says stands; empty if it says nothing.
  var said: Range<Int> {
    switch self {
    case .spoken(let wording), .caution(let wording), .phase(_, let wording): wording.excerpt.range
    case .prompt(let prompt):
      if case .wording(let wording) = prompt.value { wording.excerpt.range } else { 0..<0 }
    case .eachSide(_, let also), .eachSet(let also), .afterwards(let also):
      also?.excerpt.range ?? 0..<0
    default: 0..<0
    }
  }
}

extension Keyword {
  /// Whether a setting of a pose cannot be wrong where it stands, once it could be read.
  fileprivate var isForPeople: Bool {
    switch self {
    case .sets, .breath, .language, .length, .warmUp, .betweenPoses: false
    default: true
    }
  }
}

extension PromptSyntax {
  fileprivate var outline: LineOutline {
    var outline: LineOutline = keyword == .switch ? .oneSided : []
    if case .wording(let wording) = value { outline.formUnion(wording.outline) }
    return outline
  }
}

extension Wording {
  /// What is asked of a line that says this.
  var outline: LineOutline {
    var outline = LineOutline.says
    if marks.contains(.filledIn) { outline.insert(.filledIn) }
    if marks.contains(.side) { outline.insert(.namesSide) }
    if marks.contains(.dose) { outline.insert(.namesDose) }
    if marks.contains(.short) { outline.insert(.short) }
    if isContinued { outline.insert(.continued) }
    return outline
  }
}
