import LimberDiagnostics
import LimberScript
import Testing

/// Scripts that are read once for everybody who asks.
struct ReadScriptsTests {
  private static let folder = [
    Source(name: "bow.routine", text: "Pose: Bow\nAlso called: hinge\nBow.\nHold: 20 seconds\n"),
    Source(name: "broken.routine", text: "Pose: Broken\nHold: 30\n"),
    Source(name: "a/reach.routine", text: "Pose: Reach\nReach up.\nHold: 20 seconds\n"),
    Source(name: "b/reach.routine", text: "Pose: Reach\nReach out.\nHold: 20 seconds\n"),
  ]

  private static let scripts = [
    "Session: S\nUse: bow\nUse: hinge\n", "Session: S\nUse: broken\n", "Session: S\nUse: reach\n",
    "Session: S\nUse: b/reach\n", "Session: S\nUse: rech\nUse: bow.routine\n",
    "Session: S\nInclude: bow.routine\nUse: bow\nreach\n",
    "Pose: P\nEasier: use bow\nStand.\nHold: 20 seconds\n",
  ]

  private func report(_ source: Source, _ library: Library) -> String {
    DiagnosticRenderer(usesColor: false).text(of: Compilation(of: source, in: library).report)
  }

  @Test(arguments: scripts)
  func `who shares what was read is told the same`(script: String) {
    let source = Source(name: "main.routine", text: script)
    let included = Array(Self.folder.prefix(1))
    let all = Self.folder + [source]
    let alone = Library(
      places: [Library.Place(name: "in this folder", sources: all)], included: included)
    let reader = ReadScripts()
    let place = Library.Place(name: "in this folder", sources: all, reading: reader)
    let shared = Library(places: [place], included: included, reading: reader)
    let told = report(source, alone)
    #expect(report(source, shared) == told)
    #expect(report(source, shared) == told)
    #expect(
      Includes.paths(in: source, of: source.name, reading: reader)
        == Includes.paths(in: source, of: source.name))
  }

  @Test func `a script that has changed is read again`() {
    let reader = ReadScripts()
    for title in ["Bow", "Hinge", "Bow"] {
      let source = Source(name: "a.routine", text: "Pose: \(title)\nBow.\nHold: 20 seconds\n")
      #expect(Compilation.names(of: source, reading: reader) == [title, title.lowercased()])
    }
  }
}
