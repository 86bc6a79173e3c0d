internal import LimberDiagnostics
internal import LimberTimeline

/// One line of a script that says something: what it is, and where.
///
/// Lines are handed on from stage to stage, so copies share one allocation; a sentence, which most
/// lines are, needs none.
struct LineSyntax: Hashable, Sendable {
  /// What is asked of it again and again.
  let outline: LineOutline
  /// What it sets, if it is a setting.
  let setting: Keyword?
  private let marks: WordingMarks
  private let shortNumber: UInt32
  private let contentPlace: ShortRange
  private let headPlace: ShortRange
  private let saidPlace: ShortRange
  private let kept: Kept

  /// What is not kept in the line itself.
  private enum Kept: Sendable {
    /// The bytes of the source; the places and the marks of a sentence tell the rest.
    case sentence([UInt8])
    case other(Meaning)
  }

  private final class Meaning: Sendable {
    let source: [UInt8]
    let qualifiers: [Qualifier]
    let statement: Statement

    init(_ source: [UInt8], _ qualifiers: [Qualifier], _ statement: Statement) {
      self.source = source
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
    shortNumber = UInt32(number)
    contentPlace = ShortRange(content.range)
    headPlace = ShortRange(head)
    saidPlace = ShortRange(statement.said)
    if qualifiers.isEmpty, case .spoken(let wording) = statement, wording.isOnOneLine {
      marks = wording.marks
      kept = .sentence(content.source)
    } else {
      marks = []
      kept = .other(Meaning(content.source, qualifiers, statement))
    }
  }

  /// Creates a line that is a sentence and nothing else.
  init(number: Int, sentence: Wording, head: Range<Int>) {
    outline = sentence.outline.union(.sentence)
    setting = nil
    marks = sentence.marks
    shortNumber = UInt32(number)
    contentPlace = ShortRange(sentence.excerpt.range)
    headPlace = ShortRange(head)
    saidPlace = contentPlace
    kept = .sentence(sentence.excerpt.source)
  }

  static func == (left: LineSyntax, right: LineSyntax) -> Bool {
    left.number == right.number && left.content == right.content
      && left.qualifiers == right.qualifiers && left.head == right.head
      && left.statement == right.statement
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(number)
    hasher.combine(content)
  }
}

extension LineSyntax {
  /// Its number, from 1.
  var number: Int { Int(shortNumber) }
  /// Its content, without list mark and white space at the ends.
  var content: Excerpt { Excerpt(source: source, range: contentPlace.range) }
  /// What stands in front of its meaning and says when the line counts; usually nothing.
  var qualifiers: [Qualifier] {
    if case .other(let meaning) = kept { meaning.qualifiers } else { [] }
  }
  /// The word that gives it its meaning, or its first word.
  var head: Excerpt { Excerpt(source: source, range: headPlace.range) }
  /// What it is.
  var statement: Statement {
    switch kept {
    case .sentence(let source):
      .spoken(Wording(Excerpt(source: source, range: saidPlace.range), marks))
    case .other(let meaning): meaning.statement
    }
  }
  /// Where in the source the first line of what it says stands; empty if it says nothing.
  var said: Range<Int> { saidPlace.range }

  private var source: [UInt8] {
    switch kept {
    case .sentence(let source): source
    case .other(let meaning): meaning.source
    }
  }

  /// The same line with another statement.
  func with(_ statement: Statement) -> LineSyntax {
    LineSyntax(
      number: number, content: content, qualifiers: qualifiers, head: headPlace.range,
      statement: statement)
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
