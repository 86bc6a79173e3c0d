import Foundation
import LimberDiagnostics
import LimberScript
import Testing

/// Scripts with what is said about them, kept as text: `--- name`, the script, `===`, the report.
///
/// With `RECORD=1` the reports are written anew; then read the difference.
struct DiagnosticCase: CustomTestStringConvertible, Sendable {
  var name: String
  var script: String
  var expected: String

  var testDescription: String { name }

  var source: Source { Source(name: "\(name).routine", text: script) }

  var report: Report { Compilation(of: source, in: Self.library).report }

  static let library = Library(
    places: [
      Library.Place(
        name: "in this folder",
        sources: [
          Source(
            name: "twist.routine",
            text:
              "Pose: Twist\nEach side:\nTurn to the {side}.\nHold: 20 seconds\nHold: 30 seconds\n"
          ),
          Source(name: "rest.routine", text: "Pose: Rest\nLie still.\n"),
          Source(name: "a/reach.routine", text: "Pose: Reach\nReach up.\n"),
          Source(name: "b/reach.routine", text: "Pose: Reach\nReach out.\n"),
          Source(
            name: "chair.routine",
            text: "Pose: Chair\nVersions: standing, seated\nSeated: Sit.\nHold: 20 seconds\n"),
          Source(
            name: "floor-stretch.routine",
            text: "Pose: Floor stretch\nPosition: lying on your back\nLie.\nHold: 20 seconds\n"),
          Source(name: "broken.routine", text: "Pose: Broken\nHold: 30\n"),
        ])
    ], languages: ShippedLanguages.all)

  static let files = ["diagnostics", "slips"].map { name in
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/\(name).txt")
  }

  static let all = files.flatMap(cases)

  static func cases(of file: URL) -> [DiagnosticCase] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n--- ").dropFirst().map { block in
      let name = block.prefix { $0 != "\n" }
      let parts = block.dropFirst(name.count + 1).components(separatedBy: "\n===\n")
      return DiagnosticCase(
        name: String(name), script: parts[0] + "\n", expected: parts.count > 1 ? parts[1] : "")
    }
  }
}

struct DiagnosticTests {
  @Test(arguments: DiagnosticCase.all)
  func `every mistake is told in full`(_ example: DiagnosticCase) {
    let text = DiagnosticRenderer(usesColor: false).text(of: example.report)
    if ProcessInfo.processInfo.environment["RECORD"] != nil { return }
    #expect(text == example.expected)
  }

  @Test(arguments: DiagnosticCase.all)
  func `a check alone tells what compiling tells of the script itself`(_ example: DiagnosticCase) {
    let languages = ShippedLanguages.all
    let compilation = Compilation(of: example.source, in: Library(languages: languages))
    let compiled = compilation.report.diagnostics
    let told = Report(checking: example.source, languages: languages).diagnostics
    #expect(compiled.filter(told.contains) == told)
    // Only who looks for other scripts, and lays the lines out, can tell the rest.
    let rest = compiled.filter { !told.contains($0) }.map(\.code.name)
    #expect(rest.allSatisfy { $0.hasPrefix("R4") || $0 == "R005" || $0 == "R006" })
  }

  @Test(arguments: DiagnosticCase.all)
  func `a fix removes its diagnostic`(_ example: DiagnosticCase) {
    for diagnostic in example.report.diagnostics {
      for advice in diagnostic.advice where advice.isSafe {
        let fixed = example.source.edited(by: advice.edits)
        let after = Compilation(of: fixed, in: DiagnosticCase.library).report.diagnostics
        let before = example.report.diagnostics.count { $0.code == diagnostic.code }
        #expect(
          after.count { $0.code == diagnostic.code } < before,
          "\(diagnostic.code.name) is still there after its fix")
      }
    }
  }

  @Test func `the cases cover every code that a script can cause`() {
    #expect(DiagnosticCase.all.count >= 50)
    let codes = Set(DiagnosticCase.all.flatMap { $0.report.diagnostics.map(\.code.name) })
    let expected = [
      "R002", "R003", "R004", "R005", "R006", "R101", "R102", "R103", "R104", "R105", "R106",
      "R107",
      "R108", "R109", "R110", "R111", "R112", "R113", "R120", "R201", "R202", "R203", "R204",
      "R205", "R206", "R207", "R208", "R209", "R210", "R211", "R212", "R213", "R214",
      "R215", "R220", "R301", "R302", "R303", "R304", "R305", "R306", "R307", "R308",
      "R309", "R310", "R311", "R312", "R313", "R314", "R315", "R316", "R317", "R320",
      "R321", "R322", "R401", "R402", "R403", "R404", "R405", "R406", "R407", "R408",
      "R410", "R411", "R420", "R501", "R502", "R503", "R504", "R505", "R506", "R601", "R602",
      "R603", "R604", "R605", "R606", "R607", "R608", "R610", "R611", "R620", "R703", "R801",
      "R802",
    ]
    #expect(Set(expected).subtracting(codes) == [])
  }

  @Test func `bytes that are not text are told with their value`() throws {
    let bytes = Array("Pose: Rest\nCaution: Don".utf8) + [0x92] + Array("t force it.\nLie.\n".utf8)
    let report = Compilation(
      of: Source(name: "old-notes.routine", bytes: bytes), in: Library()
    ).report
    let first = try #require(report.diagnostics.first)
    #expect(first.code.name == "R001")
    #expect(
      DiagnosticRenderer(usesColor: false).text(of: first) == """
        error[R001]: this file is not UTF-8 text
         --> old-notes.routine:2:13
          |
        2 | Caution: Don\u{FFFD}t force it.
          |             ^ byte 0x92 (a Windows curly quote)
          = fix (convert the file from Windows-1252):
        2 | Caution: Don’t force it.

        """)
  }

  @Test func `a file of more than a mebibyte is refused unread`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: (1 << 20) + 1)
    let compilation = Compilation(of: Source(name: "big.routine", bytes: bytes), in: Library())
    #expect(compilation.report.diagnostics.map(\.code.name).first == "R005")
    #expect(compilation.routine == nil)
  }

  @Test func `only the first twenty are shown and the rest are counted`() {
    let words = (0..<26).map { "Zz\(Character(UnicodeScalar(UInt8(97 + $0)))): x" }
    let script = "Pose: Rest\nLie.\n" + words.joined(separator: "\n")
    let report = Compilation(of: Source(name: "long.routine", text: script), in: Library()).report
    let text = DiagnosticRenderer(usesColor: false).text(of: report)
    #expect(report.diagnostics.count == 26)
    #expect(text.components(separatedBy: "error[").count == 21)
    #expect(text.hasSuffix("\nand 6 more\n"))
  }

  @Test func `records the reports when asked to`() throws {
    guard ProcessInfo.processInfo.environment["RECORD"] != nil else { return }
    for file in DiagnosticCase.files {
      let blocks = DiagnosticCase.cases(of: file).map { example in
        let text = DiagnosticRenderer(usesColor: false).text(of: example.report)
        return "--- \(example.name)\n\(example.script.dropLast())\n===\n\(text)"
      }
      let old = try String(contentsOf: file, encoding: .utf8)
      let head = old.prefix { $0 != "\n" } + "\n"
      try (head + "\n" + blocks.joined(separator: "\n")).write(
        to: file, atomically: true, encoding: .utf8)
    }
  }
}
