internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberExport
internal import LimberPlayer
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline

/// `limber export`: a session as text.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a session as a cue script.",
    discussion: """
      The times are those that limber play keeps, with the same options. The formats:

      \(formatLines)

        limber export desk-break --as text
        limber export desk-break -o desk-break.vtt
        limber export desk-break -o desk-break.html
        limber export desk-break --all Handouts
      """)

  @OptionGroup var argument: RoutineArgument
  @OptionGroup var planning: PlanningOptions

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The format; without it, the end of the file's name.", valueName: "format"),
    completion: .list(ExportFormat.all.map(\.name) + [ExportedPage.name]))
  var format: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("The folder to write every text format into.", valueName: "folder"),
    completion: .directory)
  var all: String?

  @Flag(help: "Replace files that are there already.")
  var force = false

  @OptionGroup var choices: ExportChoices
  @OptionGroup var page: ExportedPage

  func validate() throws {
    guard all == nil else {
      try page.expectNothing()
      guard format == nil, output == nil else {
        throw ValidationError("--all writes every format; leave out --as and -o")
      }
      return
    }
    if isPage { return try choices.expectAll(concern: [], of: ExportedPage.name) }
    try page.expectNothing()
    let format = try chosenFormat()
    try choices.expectAll(concern: format.features, of: format.name)
    if choices.split, output ?? "-" == "-" {
      throw ValidationError("--split writes several files; add -o with a name for them")
    }
  }

  func run() async throws {
    try await Message.reportingFailure {
      try refuse()
      if isPage {
        return try await page.write(argument, planning, to: output ?? "-", replaces: force)
      }
      let routine = try argument.compiled(planning)
      let score = try await VoicedRoutine(routine, planning, besides: argument.folder).finalScore()
      let texts = try texts(of: score.timeline, routine)
      for text in texts {
        try WrittenText.expectOther(than: argument.routine, text.path)
        try WrittenText.expectFree(text.path, replaces: force)
      }
      let isNew = try all.map(WrittenText.makeFolder) ?? false
      do {
        try WrittenText.write(texts, replaces: force)
      } catch {
        if let all, isNew { WrittenText.removeFolder(all) }
        throw error
      }
      if let all { Message.say("\(all): \(score.timeline.title), \(texts.count) files") }
    }
  }

  /// Gives up, before anything is spoken, where nothing may be written.
  private func refuse() throws {
    guard let output, output != "-" else { return }
    try WrittenText.expectOther(than: argument.routine, output)
    if !choices.split { try WrittenText.expectFree(output, replaces: force) }
  }

  private func texts(of timeline: Timeline, _ routine: Routine) throws -> [ExportedText] {
    var options = try choices.options()
    options.care = routine.words.askFirst.map(\.text)
    options.equipment = routine.equipment
    let readings = LanguageFinder.readings(besides: argument.folder)
    options.reading = { readings.words(for: $0) }
    let worded = [ExportFormat.text, .markdown, .svg].map(\.name)
    if try all != nil || worded.contains(chosenFormat().name) {
      options.words = SheetWords(
        of: timeline, in: LanguageFinder.languages(besides: argument.folder, tellsAll: false))
    }
    guard let all else {
      let format = try chosenFormat()
      if choices.cues != nil { tellIfNothing(of: timeline, isIn: format, options) }
      return ExportedText.texts(
        of: timeline, as: format, options, at: output ?? "-", isSplit: choices.split)
    }
    let stem = "\(all)/\(ExportedText.stem(for: timeline))"
    return ExportFormat.all.flatMap { format in
      ExportedText.texts(
        of: timeline, as: format, options, at: "\(stem).\(format.pathExtension)",
        isSplit: choices.split)
    }
  }

  /// Says so where nothing of a session is chosen that a format can hold.
  private func tellIfNothing(
    of timeline: Timeline, isIn format: ExportFormat, _ options: ExportOptions
  ) {
    var bare = timeline
    bare.cues = []
    guard format.text(of: timeline, options) == format.text(of: bare, options) else { return }
    Message.say(
      "no cue that --cues names goes into \(format.name)",
      hint: "tones have no words; labels and csv hold them, and limber show --plan lists every cue")
  }

  private var isPage: Bool { all == nil && ExportedPage.isMeant(by: format, output) }

  private static var formatLines: String {
    let page = (name: ExportedPage.name, purpose: ExportedPage.purpose)
    let formats = ExportFormat.all.map { (name: $0.name, purpose: $0.purpose) } + [page]
    let width = formats.map(\.name.count).max() ?? 0
    return formats.map { format in
      let space = String(repeating: " ", count: width - format.name.count)
      return "  \(format.name)\(space)  \(format.purpose)"
    }.joined(separator: "\n")
  }

  private func chosenFormat() throws -> ExportFormat {
    let names = (ExportFormat.all.map(\.name) + [ExportedPage.name]).joined(separator: ", ")
    if let format {
      if let known = ExportFormat.named(format) { return known }
      throw ValidationError("--as takes \(names), not \"\(DisplayWidth.shown(format))\"")
    }
    if let output, let format = ExportFormat.forFile(named: output) { return format }
    throw ValidationError("which format? add --as with one of \(names)")
  }
}

extension SheetWords {
  /// The words of a session's language; English ones where there are no others.
  fileprivate init(of timeline: Timeline, in languages: Languages) {
    guard let language = languages.language(for: timeline.language), !language.sheet.isEmpty else {
      self = .english
      return
    }
    self.init(language.sheet) { language.amount($0) }
  }
}
