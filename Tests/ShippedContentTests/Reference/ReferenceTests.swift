import Foundation
import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// The reference is a suite: what it shows is what happens.
struct ReferenceTests {
  @Test(arguments: ReferencePage.all)
  func `every example comes to what the page shows`(page: ReferencePage) throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    try SnapshotFolder(path: ReferencePage.folder.path(percentEncoded: false))
      .expect(try page.rewritten(), named: page.name, isRecording: isRecording)
  }

  @Test(arguments: ReferencePage.all)
  func `an example without a report is without mistakes`(page: ReferencePage) throws {
    for script in page.scripts
    where !page.results(of: script).contains(where: { $0.kind == "report" }) {
      let compilation = page.folder(of: script).compilation()
      let plan = compilation.routine?.plan(PlanOptions(), measure: FixedMeasure())
      var report = compilation.report
      report.append((plan?.diagnostics ?? []).filter { $0.severity != .note })
      let text = DiagnosticRenderer(usesColor: false).text(of: report)
      #expect(text == "", "\(page.name):\(script.lines.lowerBound)")
    }
  }

  @Test(arguments: ReferencePage.all)
  func `every block is a script or stands below one`(page: ReferencePage) {
    var known: Set<Int> = []
    for script in page.scripts {
      known.insert(script.lines.lowerBound)
      known.formUnion(page.results(of: script).map(\.lines.lowerBound))
    }
    let kinds: Set = ["routine", "plan", "report"]
    let others = page.blocks.filter { kinds.contains($0.kind) }.map(\.lines.lowerBound)
    #expect(Set(others).subtracting(known) == [])
    #expect(!page.scripts.isEmpty)
  }

  @Test(arguments: ReferencePage.all)
  func `the invariants of timelines hold in every example`(page: ReferencePage) throws {
    for script in page.scripts {
      let routine = page.folder(of: script).compilation().routine
      let timeline = routine?.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
      guard let timeline else { continue }
      #expect(TimelineInvariants.violations(in: timeline) == [])
    }
  }

  @Test func `every word of the language is in an example`() {
    let folders = ReferencePage.all.flatMap { page in page.scripts.map { page.folder(of: $0) } }
    let trees = folders.map(\.tree).joined()
    let missing = SyntaxTree.words.filter { word in
      !["(\(word) ", "(\(word))", "[\(word)]", "[\(word) instead]"].contains { trees.contains($0) }
    }
    #expect(missing == [])
    let lines = folders.map(\.main).flatMap { script in script.lines.map { script.text(in: $0) } }
    #expect(lines.contains { $0.hasPrefix("Say: ") })
  }

  @Test func `the index leads to every page`() throws {
    let index = try #require(ReferencePage.all.first { $0.name == "README.md" })
    let links = Set(index.text.matches(of: /\]\(([a-z-]+\.md)\)/).map { String($0.output.1) })
    #expect(Set(ReferencePage.all.map(\.name)).subtracting(["README.md"]) == links)
  }

  @Test func `every code that a page names exists`() throws {
    let sources = ShippedScripts.folder.deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    let code = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
    let named = ReferencePage.all.flatMap { page in
      page.text.matches(of: /\bR[0-9]{3}\b/).map { String($0.output) }
    }
    #expect(Set(named).filter { !code.contains("\"\($0)\"") } == [])
    #expect(!named.isEmpty)
  }
}
