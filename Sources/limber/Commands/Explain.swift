internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberScript

/// `limber explain`: what a code means, or why something is heard when it is.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a diagnostic, or what is heard at a time.",
    discussion: """
        limber explain R303
        limber explain desk-break 3:20
      """)

  @Argument(help: "A code such as R303; or a file, - for standard input, or a routine's name.")
  var what: String

  @Argument(help: "A time in the routine, such as 3:20.")
  var time: String?

  @OptionGroup var planning: PlanningOptions

  func validate() throws {
    guard time != nil else {
      _ = try explanation()
      return
    }
  }

  func run() async throws {
    Output.write(ExplanationPage(explanation: try explanation()).text)
  }

  private func explanation() throws -> Explanation {
    if let known = Explanation.of(what) { return known }
    guard what.wholeMatch(of: #/[rR][0-9]*/#) != nil else {
      throw ValidationError(
        "explain a code such as R303, or add a time, as in \"limber explain desk-break 3:20\"")
    }
    let close = Suggestion.closest(to: what, among: Explanation.all.map(\.code))
    let hint = close.isEmpty ? "" : "; did you mean \(close.joined(separator: " or "))?"
    throw ValidationError("there is no code \(DisplayWidth.shown(what))\(hint)")
  }
}
