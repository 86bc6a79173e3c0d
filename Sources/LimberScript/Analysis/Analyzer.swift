internal import LimberDiagnostics
internal import LimberTimeline

/// Puts the lines of a script together: which belong to which pose, side and window, and what
/// stands where it cannot be meant.
struct Analyzer {
  /// Where the next line would go.
  enum Zone: Hashable {
    case header, setup, sided, afterwards
  }

  /// What the lines are looked at for.
  enum Purpose: Hashable, Sendable {
    /// Only what is wrong: what poses are made of is not put together.
    case telling
    /// All of it.
    case describing
  }

  let source: Source
  let lines: SelectedLines
  /// The words of the language, for what is said about lines that are missing.
  let vocabulary: Vocabulary
  let purpose: Purpose
  var document = Document()
  var diagnostics: [Diagnostic] = []
  /// The place of the present line among `lines`.
  var place = 0

  var pose: Pose?
  var session: Session?
  /// Whether there is a pose, or a session: asked for every line, without a look at all of it.
  var hasPose = false
  var hasSession = false
  /// Whether the pose says how many sets it has, and what is said between its sides.
  var hasSets = false
  var hasSwitchWords = false
  /// Whether the pose does anything, and whether it times something.
  var hasSteps = false
  var hasWindow = false
  var zone = Zone.header
  /// The place of the line that opened the present pose or session.
  ///
  /// Lines are kept by their places: a copy of one would count references.
  var openingPlace: Int?
  /// That of the heading that the present line stands under: of a part, if there is one.
  var headingPlace: Int?
  /// Whether something below the opening line could not be read.
  var hasBroken = false
  /// The places of the next timed line and of the next `Each side`, for what is said about lines
  /// that stand too early.
  var nextWindow = LineSearch()
  var nextSides = LineSearch()
  /// The place of the `Each side` line of the pose, for what is said about sides.
  var sidesPlace: Int?
  /// That of the `Each set` line of the pose.
  var setsPlace: Int?
  /// That of the window that prompts would belong to.
  var windowPlace: Int?
  /// Whether that window is a flow, and whether it has breaths.
  var isInFlow = false
  var hasBreaths = false
  /// Whether the timed line above could not be read, so its prompts are not to blame.
  var isBelowBrokenWindow = false
  /// What belongs to the window above, by its first word, so that nothing is written twice.
  var windowParts = WindowParts()
  /// The `{dose}`s of the present heading, which need a timed line.
  var doseWords: [Excerpt] = []
  /// The settings of the present header, with their lines.
  var settingLines = SettingLines()

  /// What `lines` of `source` describe, as far as the purpose asks for it, and what is wrong with it.
  static func analyze(
    _ lines: SelectedLines, of source: Source, in vocabulary: Vocabulary, for purpose: Purpose
  ) -> (document: Document, diagnostics: [Diagnostic]) {
    var analyzer = Analyzer(
      source: source, lines: lines, vocabulary: vocabulary, purpose: purpose)
    for index in lines.indices {
      // Without a look at the line itself, which lies elsewhere.
      let outline = lines.outline(at: index)
      analyzer.place = index
      if analyzer.isOnlyNoted(outline) {
        analyzer.closeWindow()
        analyzer.noteStep()
      } else if analyzer.isOnlyForPeople(outline), let keyword = lines.setting(at: index) {
        analyzer.noteSetting(keyword)
      } else {
        analyzer.add(lines[index])
      }
    }
    analyzer.endHeading()
    return (analyzer.document, analyzer.diagnostics)
  }

  private init(
    source: Source, lines: SelectedLines, vocabulary: Vocabulary, purpose: Purpose
  ) {
    self.source = source
    self.lines = lines
    self.vocabulary = vocabulary
    self.purpose = purpose
  }

  func origin(of line: LineSyntax) -> Origin {
    Origin(file: source.name, line: line.number)
  }

  /// Whether nothing can be wrong with a line, and nothing is put together.
  private func isOnlyNoted(_ outline: LineOutline) -> Bool {
    guard outline.contains(.sentence), hasPose, !keepsSteps else { return false }
    return !outline.contains(.namesDose)
      && (isSided || outline.isDisjoint(with: [.namesSide, .oneSided]))
  }

  /// Whether a line is a setting that nothing but its being written twice can be wrong with.
  private func isOnlyForPeople(_ outline: LineOutline) -> Bool {
    outline.contains(.forPeople) && hasPose && purpose == .telling && zone == .header
  }

  private mutating func add(_ line: LineSyntax) {
    let statement = line.statement
    if !hasPose, !hasSession, !statement.standsAlone { startImpliedPose(line) }
    switch statement {
    case .heading(let heading): startHeading(heading, line)
    case .include(let path): if !path.isEmpty { document.includes.append(path) }
    case .setting(let keyword, let value): addSetting(keyword, value, line)
    case .prompt(let prompt): addPrompt(prompt, line)
    case .eachSide(let first, let also): startSides(first, also, line)
    case .eachSet(let also): startSets(also, line)
    case .wait(let limit): addWait(limit, line)
    case .afterwards(let also): startAfterwards(also, line)
    case .timed(let timed): addWindow(timed, line)
    case .phase(let phase, let wording): addPhase(phase, wording, line)
    case .use(let use): addUse(use, line)
    case .caution(let wording): addCaution(wording, line)
    case .spoken(let wording): addSpoken(wording, line)
    case .broken(let isTimed): addBroken(isTimed, line)
    }
  }

  private mutating func addBroken(_ isTimed: Bool, _ line: LineSyntax) {
    if place != openingPlace { hasBroken = true }
    guard isTimed else { return }
    closeWindow()
    // What stands below it is not blamed for it.
    isBelowBrokenWindow = true
  }

  mutating func leaveHeader() {
    if zone == .header { zone = .setup }
  }

  /// Whether steps are put together; sessions always are, since there are few of them.
  var keepsSteps: Bool { purpose == .describing || !hasPose }

  /// Notes that something is done where the next line would go.
  mutating func noteStep() {
    leaveHeader()
    if hasPose { hasSteps = true }
  }

  /// Adds a step where the next line would go.
  mutating func append(_ step: Step) {
    noteStep()
    if hasSession, !hasPose {
      appendToSession(.step(step))
      return
    }
    switch zone {
    case .header, .setup: pose?.setup.append(step)
    case .sided: pose?.sided.append(step)
    case .afterwards: pose?.afterwards.append(step)
    }
  }

  mutating func appendToSession(_ item: Session.Item) {
    guard let last = session?.parts.indices.last else {
      if let origin = session?.origin {
        session?.parts.append(Session.Part(items: [item], origin: origin))
      }
      return
    }
    session?.parts[last].items.append(item)
  }
}

extension Statement {
  /// Whether it belongs to no pose and no session above it.
  fileprivate var standsAlone: Bool {
    switch self {
    case .heading, .include: true
    default: false
    }
  }
}
