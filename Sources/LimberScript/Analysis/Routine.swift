public import LimberDiagnostics
public import LimberTimeline

/// A script that has been understood, with every pose it uses: ready to be planned.
public struct Routine: Sendable {
  /// A pose of the routine, for people.
  public struct PoseSummary: Hashable, Sendable {
    /// Its name.
    public var title: String
    /// What its header tells.
    public var about: About
    /// Its cautions, in words.
    public var cautions: [String]
    /// The variants it has lines of its own for, the standard one left out.
    public var variants: [Variant]
    /// Its versions, the usual one first; empty if it has one form only.
    public var versions: [String]
  }

  /// A run of items that is played one or more times.
  struct Part: Sendable {
    var rounds: Quantity?
    /// What the part itself sets, without what is around it.
    var settings = Settings()
    var items: [Item]
    var origin: Origin
  }

  /// One thing a part plays.
  enum Item: Sendable {
    case pose(PoseUse)
    case step(Step, Settings)
  }

  /// A pose with what its use and its surroundings change about it.
  struct PoseUse: Sendable {
    var pose: Pose
    var settings: Settings
    /// The sides to work, in order; empty if the pose has none.
    var sides: [Side]
    /// What the line that uses it changes; empty if no line does.
    var changes: [UseSyntax.Modifier] = []
  }

  /// The script that was compiled.
  public let source: Source
  /// The scripts whose lines it plays, the compiled one first.
  public let scripts: [Source]
  /// Its lines, for what is said about them when it is planned.
  let lines: [LineSyntax]
  /// The name of the session or pose.
  public let title: String
  /// The name used to find it.
  public let id: String
  /// Its language, as a BCP 47 tag.
  public let language: String
  /// Whether it is a session, which has an opening of its own.
  public let isSession: Bool
  /// What the header of the session, or of the only pose, tells.
  public let about: About
  /// Its poses, each once, in the order of their first use.
  public let poses: [PoseSummary]
  /// How long it should take, if the script says so.
  public let length: Milliseconds?
  /// When to stop, each reason once.
  public var reasonsToStop: [String] { stopIf.map(\.text) }
  /// When to ask somebody before it is played, each reason once.
  public var reasonsToAskFirst: [String] {
    var seen: Set<String> = []
    return (about.askFirst + poses.flatMap(\.about.askFirst)).filter {
      seen.insert($0.lowercased()).inserted
    }
  }

  /// What Limber says in it by itself.
  let phrasebook: Phrasebook
  /// What was chosen for it.
  public let choice: Choice
  let parts: [Part]
  let settings: Settings
  /// Cautions of the session's own header.
  let cautions: [SpokenLine]
  let stopIf: [StopLine]
  let origin: Origin
  /// Where the length is written, or else the title.
  let lengthLabel: Range<Int>
  /// How it was planned before; nil where it is planned anew.
  var planned: Timeline?
}

/// What came of compiling a script.
public struct Compilation: Sendable {
  /// The routine; absent if anything is wrong with the script or with a pose it uses.
  public var routine: Routine?
  /// What was noticed.
  public var report: Report
  /// What the script can be asked for by: the titles of its session and poses, and their ids.
  public var names: [String]
  /// What was chosen but is not there, as sentences.
  public var unknownChoices: [String]

  /// Compiles `source`, finding the poses it uses in `library`.
  ///
  /// Pure and total: whatever the bytes are, this returns, and it does no I/O.
  public init(of source: Source, in library: Library, choosing choice: Choice = Choice()) {
    let script = library.read(source)
    names = script.names
    var resolver = Resolver(script, library, choice)
    let routine = resolver.routine()
    unknownChoices = resolver.unknownChoices
    report = Report(resolver.diagnostics)
    if !report.hasErrors, let routine { report.append(routine.limitDiagnostics) }
    self.routine = report.hasErrors ? nil : routine
  }
}

extension Compilation {
  /// What a script can be asked for by, without compiling it.
  public static func names(of source: Source, reading scripts: ReadScripts) -> [String] {
    scripts.read(source).names
  }
}

extension AnalyzedScript {
  /// The titles of its session and poses, and their ids.
  fileprivate var names: [String] {
    let session = document.session.map { [$0.title] } ?? []
    return session + document.poses.flatMap { [$0.title, $0.id] }
  }
}

extension Routine {
  /// An error if the routine is too large to be played at its highest dose.
  fileprivate var limitDiagnostics: [Diagnostic] {
    var expander = Expander(self, PlanOptions(), dose: 1000, isLimited: true)
    do throws(Expander.Limit) {
      try expander.expand()
    } catch {
      return [tooLarge(error)]
    }
    let timeline = draft(PlanOptions(), dose: 1000, FixedMeasure()).timeline
    if timeline.duration > Expander.longest { return [tooLarge(.duration)] }
    return timeline.cues.count > Expander.mostMoments ? [tooLarge(.moments)] : []
  }

  private func tooLarge(_ limit: Expander.Limit) -> Diagnostic {
    let reason =
      switch limit {
      case .duration: "this is longer than four hours"
      case .moments: "this has more than 20,000 cues"
      }
    return Diagnostic(
      .error, Diagnostic.Code("R005"), reason, in: source,
      at: Label(source.lines[origin.line - 1]))
  }
}
