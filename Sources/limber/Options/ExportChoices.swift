internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberExport

/// What may be chosen about a text.
struct ExportChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      What goes in: kinds of cues with commas between them, such as usual,countdown; all, words or \
      tones.
      """, valueName: "kinds"))
  var cues: String?

  @Flag(help: "In WebVTT, say what each caption is, as in <c.safety>.")
  var classes = false

  @Flag(help: "In labels, write a file for each kind of cue.")
  var split = false

  @Flag(help: "In CSV, begin with the mark by which Excel knows UTF-8.")
  var excel = false

  @Flag(help: "In CSV, keep texts that a spreadsheet would take for formulas.")
  var raw = false

  func validate() throws {
    _ = try options()
  }

  /// The choices as formats take them.
  func options() throws -> ExportOptions {
    var options = ExportOptions()
    if let cues { options.cues = try selection(cues) }
    options.hasClasses = classes
    options.isForExcel = excel
    options.isRaw = raw
    return options
  }

  /// Throws if something was chosen that does not concern a format.
  func expectAll(concern features: Set<ExportFormat.Feature>, of name: String) throws {
    let given: [(feature: ExportFormat.Feature, isGiven: Bool)] = [
      (.cues, cues != nil), (.classes, classes), (.split, split), (.excel, excel), (.raw, raw),
    ]
    guard let wrong = given.first(where: { $0.isGiven && !features.contains($0.feature) })
    else { return }
    let takers = ExportFormat.all.filter { $0.features.contains(wrong.feature) }
    throw ValidationError(
      "--\(wrong.feature.rawValue) is for \(takers.map(\.name).joined(separator: ", ")), not "
        + name)
  }

  private func selection(_ text: String) throws -> CueSelection {
    let (selection, wrong) = CueSelection.parse(text)
    if let selection { return selection }
    throw ValidationError(
      "--cues takes \(CueSelection.names.joined(separator: ", ")), with commas between them, not "
        + "\"\(DisplayWidth.shown(wrong ?? text))\"")
  }
}
