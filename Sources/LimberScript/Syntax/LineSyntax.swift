internal import LimberDiagnostics
internal import LimberTimeline

/// One line of a script that says something: what it is, and where.
///
/// Lines are handed on from stage to stage, so copies share one allocation.
struct LineSyntax: Hashable, Sendable {
  /// Its number, from 1.
  var number: Int { storage.number }
  /// Its content, without list mark and white space at the ends.
  var content: Excerpt { Excerpt(source: storage.source, range: storage.content.range) }
  /// What stands in front of its meaning and says when the line counts; usually nothing.
  var qualifiers: [Qualifier] { storage.qualifiers }
  /// The word that gives it its meaning, or its first word.
  var head: Excerpt { Excerpt(source: storage.source, range: storage.head.range) }
  /// What it is.
  var statement: Statement { storage.statement }
  /// Where in the source the first line of what it says stands; empty if it says nothing.
  var said: Range<Int> { saidRange.range }
  /// What is asked of it again and again.
  let outline: LineOutline
  /// What it sets, if it is a setting.
  let setting: Keyword?
  private let saidRange: ShortRange
  private let storage: Storage

  private final class Storage: Sendable {
    let number: Int
    let source: [UInt8]
    let content: ShortRange
    let head: ShortRange
    let qualifiers: [Qualifier]
    let statement: Statement

    init(
      _ number: Int, _ content: Excerpt, _ head: Range<Int>, _ qualifiers: [Qualifier],
      _ statement: Statement
    ) {
      self.number = number
      source = content.source
      self.content = ShortRange(content.range)
      self.head = ShortRange(head)
      self.qualifiers = qualifiers
      self.statement = statement
    }
  }

  /// Creates a line; its head is where in the source the word stands that gives it its meaning.
  init(
    number: Int, content: Excerpt, qualifiers: [Qualifier] = [], head: Range<Int>,
    statement: Statement
  ) {
    outline = LineOutline.of(qualifiers, head, statement)
    if case .setting(let keyword, _) = statement { setting = keyword } else { setting = nil }
    saidRange = ShortRange(statement.said)
    storage = Storage(number, content, head, qualifiers, statement)
  }

  /// The same line with another statement.
  func with(_ statement: Statement) -> LineSyntax {
    LineSyntax(
      number: number, content: content, qualifiers: qualifiers, head: storage.head.range,
      statement: statement)
  }

  static func == (left: LineSyntax, right: LineSyntax) -> Bool {
    left.storage === right.storage
      || (left.number == right.number && left.content == right.content
        && left.qualifiers == right.qualifiers && left.head == right.head
        && left.statement == right.statement)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(number)
    hasher.combine(content)
  }
}

extension LineSyntax {
  /// What stands behind its first words and their colon.
  func valueRange(in source: Source) -> Range<Int> {
    let rest = head.range.upperBound..<content.range.upperBound
    let text = source.text(in: rest)
    let front = text.prefix { $0.isWhitespace || $0 == ":" || $0 == "：" }
    return rest.lowerBound + front.utf8.count..<rest.upperBound
  }
}

/// What a line means by itself; whether it may stand where it stands is told later.
///
/// What is large is kept apart and shared, so that a line takes little room and is looked at without
/// a copy of it.
enum Statement: Hashable, Sendable {
  case heading(Heading)
  case eachSide(first: Side, also: Wording?)
  case eachSet(also: Wording?)
  case afterwards(also: Wording?)
  case setting(Keyword, SettingValue)
  case timed(TimedSyntax)
  case prompt(PromptSyntax)
  case wait(atMost: Milliseconds?)
  case phase(Phase, Wording)
  indirect case use(UseSyntax)
  case include(Excerpt)
  case caution(Wording)
  case spoken(Wording)
  /// An error has been told. A broken timed line still owns the prompts below it.
  case broken(isTimed: Bool)
}

/// A half of a breath.
enum Phase: Hashable, Sendable {
  case inhale, exhale
}

/// The time that a prompt names, and where it stands.
struct TimeOfPrompt: Hashable, Sendable {
  var quantity: Quantity
  var excerpt: Excerpt
}

/// The value of a setting.
enum SettingValue: Hashable, Sendable {
  /// A word of the language, as it is called in English.
  case word(String)
  case text(Excerpt)
  /// Words about how often, and what they mean if that is clear.
  indirect case schedule(String, Schedule?)
  case list([Excerpt])
  /// The names of versions, and where they stand.
  case names([Excerpt])
  case sets(Quantity, oneSideAtATime: Bool)
  case breath(BreathPattern)
  case quantity(Quantity)
  /// An error has been told.
  case broken

  /// Whether an error has been told.
  var isBroken: Bool { if case .broken = self { true } else { false } }

  /// The words, if it is nothing but words.
  var text: String? {
    switch self {
    case .word(let word): word
    case .text(let text): text.words
    default: nil
    }
  }
}

/// What a prompt says or switches.
enum PromptValue: Hashable, Sendable {
  case on
  case off
  case from(Int)
  case wording(Wording)
}

/// A pose played inside a session.
struct UseSyntax: Hashable, Sendable {
  /// A change to the pose, for this use only.
  enum Modifier: Hashable, Sendable {
    case variant(Variant)
    /// What may be the name of a version; only the pose knows.
    case version(Excerpt)
    case sets(Quantity)
    case timed(Keyword, Quantity)
    case first(Side)
    case only(Side)
  }

  /// The folder in front of the name, without the slash; usually empty.
  var folder: String
  /// The name, as written.
  var name: Excerpt
  var modifiers: [Modifier]
}
