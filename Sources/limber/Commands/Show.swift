internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberExport
internal import LimberPlayer
internal import LimberScript
internal import LimberTimeline

/// `limber show`: what is in a routine, before one lies down.
struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what is in a routine: lengths, equipment, cautions.")

  @OptionGroup var argument: RoutineArgument
  @OptionGroup var planning: PlanningOptions

  @Flag(help: "Print the timeline instead, one cue a line.")
  var plan = false

  func run() async throws {
    try await Message.reportingFailure {
      let voiced = try VoicedRoutine(
        argument.compiled(planning), planning, besides: argument.folder)
      let score = try await voiced.finalScore()
      // A length that the person asked for was told already.
      if voiced.options.length == nil {
        let notes = voiced.routine.plan(voiced.options, measure: score.measure).diagnostics
        Reports.tell(Report(notes), includingNotes: true)
      }
      let page = RoutinePage(
        routine: voiced.routine, timeline: score.timeline, options: voiced.options)
      Output.write(plan ? CueList.text(of: score.timeline) : page.text)
    }
  }
}
