public import LimberDiagnostics
public import LimberTimeline
internal import Synchronization

/// A language that scripts are written and spoken in: a `.phrases` file.
///
/// It never changes, and whoever reads a line needs it, so that all share one.
public final class Language: Sendable {
  /// Its BCP 47 tag.
  public let tag: String
  /// Its name in English.
  public let name: String
  /// Its name in itself.
  public let ownName: String
  /// The words of its scripts as its file lists them, without its numbers.
  let ownWords: VocabularyWords
  /// What a keyword of its own may start with, which most lines do not.
  let starts: LineStarts
  /// What Limber says in it.
  let phrasebook: Phrasebook
  /// What a sheet says by itself in it; empty where its file tells nothing about that.
  public let sheet: [SheetWord: String]

  /// The words by which slips inside its sentences are found.
  let lintWords: LintWords
  /// Finds in bytes whether those words may be there.
  let lintFinder: TraitFinder

  /// The language whose words work besides its own; nil for English.
  private let other: Language?
  /// The words in the form in which they are found, once somebody has looked for one.
  private let found = AtomicLazyReference<Vocabulary>()

  /// Reads the bytes of a `.phrases` file; throws for the first mistake in it.
  public convenience init(_ source: Source) throws(LanguageError) {
    try self.init(source, besides: Language.english)
  }

  /// Reads a language whose words must not mean anything else in `other`, and work besides its own.
  private init(_ source: Source, besides other: Language?) throws(LanguageError) {
    let file = try LanguageFields(source)
    try file.allow(Self.fields)
    tag = try file.text("tag").words
    name = try file.text("name").words
    ownName = try file.text("own-name").words
    let numbers = try file.numberWords()
    phrasebook = try file.phrasebook(numbers)
    sheet = try file.sheet()
    ownWords = try file.vocabulary(phrasebook, besides: other?.ownWords)
    starts = LineStarts(ownWords)
    lintWords = other == nil ? .english : try file.lintWords()
    lintFinder = other == nil ? .english : TraitFinder(lintWords)
    self.other = other
  }

  /// The words of its scripts, and those of English, which always work.
  ///
  /// They are put in order when the first is looked for: most languages are only asked whether a
  /// line may be theirs.
  var vocabulary: Vocabulary {
    found.load() ?? found.storeIfNil(Vocabulary(allWords))
  }

  private var allWords: VocabularyWords {
    var words = ownWords
    words.add(phrasebook.numberTable)
    return other.map { words.joined(with: $0.vocabulary.words) } ?? words
  }

  private static let fields = [
    "tag", "name", "own-name", "keywords", "words", "units", "numbers", "plurals", "amounts",
    "sides", "phrases", "sheet", "breath-words", "small-after-label", "always-capital",
    "slips", "schedule",
  ]

  /// English, which is part of the program and of every other language.
  public static let english: Language = {
    let source = Source(name: "en.phrases", bytes: PackageResources.en_phrases)
    do throws(LanguageError) {
      return try Language(source, besides: nil)
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}

extension Vocabulary {
  /// The words of English.
  static var english: Vocabulary { Language.english.vocabulary }
}

extension Phrasebook {
  /// The wording of English.
  static var english: Phrasebook { Language.english.phrasebook }
}
