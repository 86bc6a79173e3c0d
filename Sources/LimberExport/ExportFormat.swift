public import LimberTimeline

/// A way of writing a timeline as text.
///
/// A format is a value in a list: the command line, its help and the tests all iterate `all`.
/// Whatever the format, the text is UTF-8, ends its lines with LF and ends with a line end; only
/// CSV has line ends and a mark of its own (LANGUAGE.md 8.0). No format ever looks at the locale.
public struct ExportFormat: Sendable {
  /// Something that can be chosen about some formats.
  public enum Feature: String, Hashable, Sendable, CaseIterable {
    /// Which cues go in.
    case cues
    /// Whether captions say what they are.
    case classes
    /// Whether there is a file for each kind of cue.
    case split
    /// Whether a spreadsheet is told that the text is UTF-8.
    case excel
    /// Whether texts that look like formulas stay as they are.
    case raw
  }

  /// What a person calls it: lower case letters, and hyphens.
  public let name: String
  /// How the names of such files end, without the first dot: `vtt`, `chapters.vtt`.
  public let pathExtension: String
  /// What it is for, as a person reads it: a few words in lower case.
  public let purpose: String
  /// What can be chosen about it.
  public let features: Set<Feature>
  private let write: @Sendable (Timeline, ExportOptions) -> String

  /// Creates a format; `write` answers equal timelines and options with equal texts.
  init(
    name: String, pathExtension: String, purpose: String, features: Set<Feature> = [],
    write: @escaping @Sendable (Timeline, ExportOptions) -> String
  ) {
    self.name = name
    self.pathExtension = pathExtension
    self.purpose = purpose
    self.features = features
    self.write = write
  }

  /// The timeline in this format; options that do not concern it change nothing.
  public func text(
    of timeline: Timeline, _ options: ExportOptions = ExportOptions()
  ) -> String {
    write(timeline, options)
  }
}

/// What may be chosen about a text.
public struct ExportOptions: Sendable {
  /// Which cues go in.
  public var cues = CueSelection.standard
  /// Whether WebVTT says what each caption is: `<c.safety>`.
  public var hasClasses = false
  /// Whether CSV begins with the mark that a spreadsheet knows UTF-8 by.
  public var isForExcel = false
  /// Whether CSV keeps texts that a spreadsheet would take for formulas.
  public var isRaw = false
  /// What a sheet says below its title to keep people safe, beside the cautions of the session:
  /// sentences, which no timeline has.
  public var care: [String] = []
  /// What is needed, as the sheet of a session tells it; no timeline has it.
  public var equipment: [String] = []
  /// What a sheet says by itself.
  public var words = SheetWords.english
  /// How an utterance is read aloud, for a format that another voice reads.
  public var reading: @Sendable (Utterance) -> String = { $0.text }

  /// Creates the usual options.
  public init() {}
}

extension ExportFormat: CustomStringConvertible {
  /// Every format there is; no two share a name or a path extension.
  public static let all = [
    text, markdown, srt, webVTT, webVTTChapters, lrc, labels, csv, json, ssml, chapters,
    ffmetadata, svg,
  ]

  /// The format of that name, if there is one.
  public static func named(_ name: String) -> ExportFormat? {
    all.first { $0.name == name }
  }

  /// The format of a file by the end of its name, in capitals or not; nil if there is none.
  ///
  /// `desk.chapters.vtt` is a file of chapters, and `desk.vtt` one of captions.
  public static func forFile(named name: String) -> ExportFormat? {
    let name = name.lowercased()
    return all.filter { name.hasSuffix(".\($0.pathExtension)") }
      .max { $0.pathExtension.utf8.count < $1.pathExtension.utf8.count }
  }

  /// The name of the format.
  public var description: String { name }
}
