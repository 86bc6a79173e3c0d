import Foundation
import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// The conformance suite, run by the implementation it was recorded with.
struct ConformanceTests {
  @Test(arguments: ConformanceFile.all)
  func `every case comes to what is written`(file: ConformanceFile) throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    let folder = ConformanceFile.folder.appending(path: "cases").path(percentEncoded: false)
    try SnapshotFolder(path: folder).expect(
      try file.rewritten(), named: file.name, isRecording: isRecording)
  }

  @Test(arguments: ConformanceFile.all)
  func `the invariants of timelines hold in every case`(file: ConformanceFile) throws {
    for example in file.cases {
      for section in example.sections where section.kind == "plan" {
        let chosen = try PlanningWords(parsing: section.words)
        let routine = example.folder.compilation(choosing: chosen.choice).routine
        let draft = routine?.plan(chosen.options, measure: FixedMeasure()).draft
        let violations = draft.map { TimelineInvariants.violations(in: $0.timeline) }
        #expect(violations ?? [] == [], "\(example.name)")
      }
    }
  }

  @Test(arguments: ConformanceFile.all)
  func `every fix of a case removes its diagnostic`(file: ConformanceFile) {
    for example in file.cases {
      let folder = example.folder
      let before = folder.compilation().report.diagnostics
      for diagnostic in before where diagnostic.source.name == folder.main.name {
        for advice in diagnostic.advice where advice.isSafe {
          var fixed = folder
          fixed.main = folder.main.applying(advice.edits)
          let after = fixed.compilation().report.diagnostics
          #expect(
            after.count { $0.code == diagnostic.code }
              < before.count { $0.code == diagnostic.code },
            "\(example.name): \(diagnostic.code.name)")
        }
      }
    }
  }

  @Test func `names of cases are told apart, and there are enough of them`() {
    let names = ConformanceFile.all.flatMap { $0.cases.map(\.name) }
    #expect(Set(names).count == names.count)
    #expect(names.count >= 80)
  }

  @Test func `every word of the language is in a case`() {
    let trees = ConformanceFile.all.flatMap(\.cases)
      .filter { example in example.sections.contains { $0.kind == "tree" } }
      .map(\.tree).joined()
    let missing = SyntaxTree.words.filter { word in
      !["(\(word) ", "(\(word))", "[\(word)]", "[\(word) instead]"].contains { trees.contains($0) }
    }
    #expect(missing == [])
  }

  @Test func `the versions of the form and of the language are told`() throws {
    let text = try String(
      contentsOf: ConformanceFile.folder.appending(path: "VERSION"), encoding: .utf8)
    #expect(text == "format 1\nlanguage 1\n")
  }
}
