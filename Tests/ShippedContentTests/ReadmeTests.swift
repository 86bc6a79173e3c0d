import Foundation
import LimberDiagnostics
import LimberExport
import LimberScript
import LimberTimeline
import Testing

struct ReadmeTests {
  private static let text =
    (try? String(
      contentsOf: ShippedScripts.folder.deletingLastPathComponent().appending(path: "README.md"),
      encoding: .utf8)) ?? ""

  /// The first fenced block of a kind.
  private static func block(_ kind: String) -> String? {
    let parts = text.components(separatedBy: "```\(kind)\n")
    return parts.count > 1 ? parts[1].components(separatedBy: "\n```").first : nil
  }

  /// The text without times, which depend on the voice.
  private static func untimed(_ text: String) -> String {
    text.replacing(/[0-9]+:[0-9][0-9]/, with: "")
  }

  @Test func `the routine of the README is without mistakes and plays as shown`() throws {
    let script = try #require(Self.block("routine"))
    let shown = try #require(Self.block("text"))
    let compilation = Compilation(
      of: Source(name: "side-reach.routine", text: script), in: Library())
    #expect(compilation.report.diagnostics.isEmpty)
    let routine = try #require(compilation.routine)
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    let text = ExportFormat.text.text(of: timeline)
    #expect(Self.untimed(shown + "\n") == Self.untimed(text))
  }

  @Test func `every routine the README plays is shipped`() {
    let played = Self.text.matches(of: /limber (?:play|show|render|export) ([a-z][a-z-]*)[ \n]/)
      .map { String($0.output.1) }
    #expect(!played.isEmpty)
    #expect(Set(played).subtracting(ShippedScripts.names).isEmpty)
  }
}
