internal import LimberDiagnostics
internal import LimberTimeline

/// One script, read as far as it can be by itself.
struct AnalyzedScript: Sendable {
  var source: Source
  /// The language it is written in.
  let language: Language
  /// Its lines, for what is said about them later.
  var lines: [LineSyntax] = []
  var document: Document
  var diagnostics: [Diagnostic]
  /// The places of its poses by all their names, folded.
  private(set) var posesByName: [String: [Int]] = [:]

  /// Reads `source`; never fails, never looks at another script.
  ///
  /// If it is only asked what is wrong, the document is not complete.
  init(_ source: Source, _ languages: Languages, for purpose: Analyzer.Purpose = .describing) {
    self.source = source
    guard source.bytes.count <= TextRules.largestFile else {
      language = .english
      document = Document()
      diagnostics = TextRules.check(Source(name: source.name, bytes: []), size: source.bytes.count)
      return
    }
    if let other = TextRules.wideText(source) ?? TextRules.otherFormat(source) {
      language = .english
      document = Document()
      diagnostics = [other]
      return
    }
    let tag = languages.tag(in: source)
    language = tag.flatMap(languages.meant(by:)) ?? .english
    let (lines, parsing) = Parser.parse(source, in: language, of: languages, isNamed: tag != nil)
    let forms = Forms.all(in: lines)
    let (document, analysis) = Self.analyze(
      lines, forms, Form(), of: source, in: language, for: purpose)
    self.lines = lines
    self.document = document
    diagnostics = TextRules.check(source, size: source.bytes.count) + parsing + analysis
    if purpose == .describing {
      add(forms)
      addNames()
    }
    addOtherForms(forms)
    let hasErrors = diagnostics.contains { $0.severity == .error }
    diagnostics += Lint.check(
      lines, of: source, in: language, hasErrors: hasErrors)
    if self.document.session?.parts.contains(where: { !$0.items.isEmpty }) == true {
      diagnostics += EmptyParts.check(lines, of: source, in: language.vocabulary)
    }
  }

  /// What is wrong in one form, with what that form describes.
  private static func analyze(
    _ lines: [LineSyntax], _ forms: [Forms], _ form: Form, of source: Source,
    in language: Language, for purpose: Analyzer.Purpose, keepingSentences: Bool = false
  ) -> (document: Document, diagnostics: [Diagnostic]) {
    let (selected, selection) = LineSelection.select(
      lines, forms, in: form, of: source, keepingSentences: keepingSentences)
    let (document, analysis) = Analyzer.analyze(
      selected, of: source, in: language.vocabulary, for: purpose)
    return (document, selection + analysis)
  }

  /// Gives every pose its forms.
  private mutating func add(_ forms: [Forms]) {
    let formsByLine = Dictionary(
      forms.map { (lines[$0.lines.lowerBound].number, $0) }, uniquingKeysWith: { first, _ in first }
    )
    for index in document.poses.indices {
      document.poses[index].forms = formsByLine[document.poses[index].origin.line] ?? Forms()
    }
  }

  /// Makes every pose quick to find.
  private mutating func addNames() {
    for (place, pose) in document.poses.enumerated() {
      for name in pose.names.union([PoseName.folded(pose.id)]) {
        posesByName[name, default: []].append(place)
      }
    }
  }

  /// Tells what is wrong in a form that is not the standard one; what is wrong in all is told once.
  private mutating func addOtherForms(_ forms: [Forms]) {
    var concerned: [Form: [Forms]] = [:]
    for index in forms.indices where forms[index].mayDiffer {
      for form in forms[index].others { concerned[form, default: []].append(forms[index]) }
    }
    var told: Set<Finding>?
    for (form, concerned) in concerned.sorted(by: { $0.key.rank < $1.key.rank }) {
      let (_, more) = Self.analyze(
        lines, concerned, form, of: source, in: language, for: .telling)
      guard !more.isEmpty else { continue }
      var known = told ?? Set(diagnostics.map(Finding.init))
      // A line that is too late for another form is left out there, and told when it is planned.
      diagnostics += more.filter { $0.code != .tooLate && known.insert(Finding($0)).inserted }
      told = known
    }
  }

  /// A pose of this script in another form.
  func pose(_ pose: Pose, in form: Form) -> Pose {
    guard form != Form(), !pose.forms.lines.isEmpty else { return pose }
    let (document, _) = Self.analyze(
      lines, [pose.forms], form, of: source, in: language, for: .describing, keepingSentences: true)
    guard var other = document.poses.first else { return pose }
    other.forms = pose.forms
    return other
  }

  /// The session of this script in another form.
  func session(in variant: Variant) -> Session? {
    guard let session = document.session, variant != .standard else { return document.session }
    let forms = Forms.all(in: lines).filter {
      lines[$0.lines.lowerBound].number == session.origin.line
    }
    let form = Form(variant: variant)
    return Self.analyze(lines, forms, form, of: source, in: language, for: .describing)
      .document.session
  }
}

/// What makes what is wrong in two forms the same mistake, whatever other lines explain it.
private struct Finding: Hashable {
  var code: Diagnostic.Code
  var message: String
  var range: Range<Int>

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.code
    message = diagnostic.message
    range = diagnostic.label.range
  }
}

extension Form {
  /// An order for telling what is wrong.
  fileprivate var rank: (String, Int) { (variant.rawValue, version) }
}
