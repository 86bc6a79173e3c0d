internal import LimberTimeline

/// What the header of a pose, a part or a session sets for what is below it.
struct Settings: Hashable, Sendable {
  var breath: BreathPattern?
  var hasHalfway: Bool?
  var countFrom: Int?
  var betweenPoses: Quantity?
  var betweenSides: Quantity?
  var betweenSets: Quantity?

  /// These settings, with those of `outer` where nothing is set here.
  func inside(_ outer: Settings) -> Settings {
    Settings(
      breath: breath ?? outer.breath, hasHalfway: hasHalfway ?? outer.hasHalfway,
      countFrom: countFrom ?? outer.countFrom, betweenPoses: betweenPoses ?? outer.betweenPoses,
      betweenSides: betweenSides ?? outer.betweenSides,
      betweenSets: betweenSets ?? outer.betweenSets)
  }
}

/// What a header tells people; nothing here changes a timeline but `position`.
public struct About: Hashable, Sendable {
  /// What the pose works on.
  public var targets: [String] = []
  /// `gentle`, `moderate` or `strong`.
  public var level: String?
  /// The body's position.
  public var position: String?
  /// What is needed for it.
  public var equipment: [String] = []
  /// How often it is meant to be practised, as the author wrote it.
  public var schedule: String?
  /// The same as numbers; nil if the words are not clear.
  public var frequency: Schedule?
  /// Who wrote it.
  public var author: String?
  /// Where its facts come from.
  public var source: String?
  /// Things printed, never spoken.
  public var notes: [String] = []
  /// When to ask a professional first.
  public var askFirst: [String] = []
  /// What is said to somebody who says that it hurts, in place of the usual words.
  public var pain: String?
}

/// A pose as its script describes it.
struct Pose: Hashable, Sendable {
  var title = ""
  var id = ""
  /// Every name it can be used by, folded.
  var names: Set<String> = []
  var origin: Origin
  var language: String?
  var about = About()
  var settings = Settings()
  /// The other forms it can take.
  var forms = Forms()
  var sets: Quantity?
  var oneSideAtATime = false
  /// Header cautions, spoken when the pose is introduced, once a session.
  var cautions: [SpokenLine] = []
  /// Reasons to stop, spoken at the start.
  var stopIf: [StopLine] = []
  /// Said once, above the sides.
  var setup: [Step] = []
  /// The side that is first; nil if the pose has no sides.
  var firstSide: Side?
  /// Whether a set repeats a part of a pose without sides, not all of it.
  var hasSetPart = false
  /// Done once per side, or else once per set.
  var sided: [Step] = []
  /// What is said in place of "Now the left side".
  var switchWords: SpokenLine?
  /// Said once, below the sides.
  var afterwards: [Step] = []
  /// The steps of the pose that was asked for, if this one is played in its place: what `{dose}`
  /// means in its cautions where nothing is timed here.
  var asked: [Step] = []

  init(origin: Origin) {
    self.origin = origin
  }

  /// Takes the title, and the names that follow from it.
  mutating func take(title: String) {
    self.title = title
    id = PoseName.id(title)
    names = [PoseName.folded(title)]
  }
}

/// A reason to stop, and the line it stands on.
struct StopLine: Hashable, Sendable {
  var text: String
  var origin: Origin
}

/// A session as its script describes it.
struct Session: Hashable, Sendable {
  /// A run of poses that is played one or more times.
  struct Part: Hashable, Sendable {
    var rounds: Quantity?
    var settings = Settings()
    var items: [Item] = []
    var origin: Origin
  }

  /// One line of a part.
  enum Item: Hashable, Sendable {
    case use(UseSyntax, Origin)
    case step(Step)
  }

  var title: String
  var origin: Origin
  var language: String?
  var about = About()
  var settings = Settings()
  var length: Quantity?
  /// Where the length stands in the source, for what is said about it.
  var lengthRange: Range<Int>?
  /// Whether people warm up before it by themselves.
  var isWarmedUp = false
  var cautions: [SpokenLine] = []
  var stopIf: [StopLine] = []
  var parts: [Part] = []
}

/// Everything one script describes.
struct Document: Hashable, Sendable {
  /// Paths of scripts whose poses may be used.
  var includes: [Excerpt] = []
  var poses: [Pose] = []
  var session: Session?

  /// The language of its session, or else of its first pose.
  var language: String? { session?.language ?? poses.first?.language }
}

/// How names are compared: no regard to case, spaces, hyphens and apostrophes (LANGUAGE.md 3.11).
enum PoseName {
  static func folded(_ name: some StringProtocol) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return name.lowercased().filter { !$0.isWhitespace && !"-‐‑–'’‘`".contains($0) }
    }
    guard !name.utf8.allSatisfy({ foldedByte($0) == $0 }) else { return String(name) }
    var folded: [UInt8] = []
    folded.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      if let byte = foldedByte(byte) { folded.append(byte) }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Lower case, words joined by hyphens, punctuation dropped.
  static func id(_ name: some StringProtocol) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      let words = name.lowercased().filter { !"'’‘`".contains($0) }
        .split { !$0.isLetter && !$0.isNumber }
      return words.joined(separator: "-")
    }
    let hyphen = UInt8(ascii: "-")
    var id: [UInt8] = []
    id.reserveCapacity(name.utf8.count)
    for byte in name.utf8 where !isApostrophe(byte) {
      if isLetterOrDigit(byte) {
        id.append(lower(byte))
      } else if let last = id.last, last != hyphen {
        id.append(hyphen)
      }
    }
    if id.last == hyphen { id.removeLast() }
    return String(decoding: id, as: UTF8.self)
  }

  private static func foldedByte(_ byte: UInt8) -> UInt8? {
    let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    return isSpace || byte == UInt8(ascii: "-") || isApostrophe(byte) ? nil : lower(byte)
  }

  private static func isApostrophe(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (lower(byte) >= UInt8(ascii: "a") && lower(byte) <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
