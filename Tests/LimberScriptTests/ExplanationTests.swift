import Foundation
import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// Every code has its page, and what the page says is so.
struct ExplanationTests {
  static let codes = Explanation.all.map(\.code)

  @Test func `every code that can be reported has an explanation`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var reported: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      guard !file.path.contains("/Explanations/") else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      reported.formUnion(text.matches(of: /"(R[0-9]{3})"/).map { String($0.1) })
    }
    #expect(reported.count > 70)
    #expect(reported.subtracting(Self.codes).sorted() == [], "these have none")
    #expect(Set(Self.codes).subtracting(reported).sorted() == [], "these are never reported")
    #expect(Set(Self.codes).count == Self.codes.count)
  }

  @Test(arguments: codes)
  func `the wrong example reports the code`(code: String) throws {
    let explanation = try #require(Explanation.of(code))
    #expect(told(about: explanation.wrong).contains(code), "\(told(about: explanation.wrong))")
  }

  @Test(arguments: codes)
  func `the right example reports nothing but notes`(code: String) throws {
    let explanation = try #require(Explanation.of(code))
    #expect(!told(about: explanation.right).contains(code))
    #expect(errors(of: explanation.right) == [])
  }

  @Test(arguments: codes)
  func `an explanation is short and plain`(code: String) throws {
    let explanation = try #require(Explanation.of(code))
    #expect(explanation.title.first?.isLowercase ?? false)
    #expect(!explanation.title.hasSuffix("."))
    #expect(explanation.meaning.hasSuffix("."))
    #expect(explanation.meaning.count <= 320)
    #expect(!explanation.meaning.contains("\n"))
    #expect(explanation.right.split(separator: "\n").count <= 12)
    #expect(explanation.wrong != explanation.right)
  }

  @Test func `a code is found whatever the case of its letter`() {
    #expect(Explanation.of("r303")?.code == "R303")
    #expect(Explanation.of("R000") == nil)
  }

  private func told(about script: String) -> [String] {
    diagnostics(of: script).map(\.code.name)
  }

  private func errors(of script: String) -> [String] {
    diagnostics(of: script).filter { $0.severity == .error }.map(\.message)
  }

  /// What is told about a script with the files beside it, planned and compared.
  private func diagnostics(of script: String) -> [Diagnostic] {
    let files = files(in: script)
    let library = Library(
      places: [Library.Place(name: "in this folder", sources: Array(files.dropFirst()))],
      included: Array(files.dropFirst()))
    let compilation = Compilation(of: files[0], in: library)
    var diagnostics = compilation.report.diagnostics
    if let plan = compilation.routine?.plan(PlanOptions(), measure: FixedMeasure()) {
      diagnostics += plan.diagnostics
    }
    let original = files.first { $0.name == "original.routine" }
    return diagnostics + (original.map { Likeness.diagnostics(of: files[0], like: $0) } ?? [])
  }

  private func files(in script: String) -> [Source] {
    var files = [(name: "example.routine", lines: [String]())]
    for line in script.components(separatedBy: "\n") {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        files.append((String(line.dropFirst(3).dropLast(3)), []))
      } else {
        files[files.count - 1].lines.append(line)
      }
    }
    return files.map { file in
      let text = file.lines.joined(separator: "\n") + "\n"
      let pieces = text.components(separatedBy: "\u{FFFD}").map { Array($0.utf8) }
      return Source(name: file.name, bytes: Array(pieces.joined(separator: [0x92])))
    }
  }
}
