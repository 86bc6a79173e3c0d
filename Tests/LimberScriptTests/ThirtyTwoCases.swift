import Foundation
import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// A case of LANGUAGE.md 6.2: a script, what stands beside it, and the whole report.
struct ThirtyTwoCase: CustomTestStringConvertible, Sendable {
  var name: String
  var source: Source
  var library: Library
  var measure: ListedMeasure
  var expected: String

  var testDescription: String { name }

  /// What is said about a script when it is compiled and planned.
  func diagnostics(of source: Source) -> [Diagnostic] {
    let compilation = Compilation(of: source, in: library)
    var report = compilation.report
    if let routine = compilation.routine {
      report.append(routine.plan(PlanOptions(), measure: measure).diagnostics)
    }
    return report.diagnostics.filter { $0.severity != .note }
  }

  static let all: [ThirtyTwoCase] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Cases/thirty-two.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let blocks = text.components(separatedBy: "\n--- ").dropFirst().map { block in
      let name = block.prefix { $0 != "\n" }
      let parts = block.dropFirst(name.count + 1).components(separatedBy: "\n===\n")
      return (String(name), parts[0], parts.count > 1 ? parts[1] : "")
    }
    let shared = blocks.first.map { files(in: $0.1) } ?? []
    return blocks.dropFirst().compactMap { ThirtyTwoCase(name: $0, $1, expected: $2, shared) }
  }()

  private init?(name: String, _ script: String, expected: String, _ shared: [Source]) {
    let files = Self.files(in: script)
    guard let first = files.first else { return nil }
    self.name = name
    self.expected = expected
    source = first
    let names = files.map(\.name)
    library = Library(
      places: [
        Library.Place(
          name: "in this folder",
          sources: files + shared.filter { !names.contains($0.name) }),
        Library.Place(name: "in poses/", sources: []),
        Library.Place(name: "in the built-in library", sources: []),
      ], languages: ShippedLanguages.all)
    measure = ListedMeasure(script)
  }

  /// The files of a block, each after a line with its name.
  private static func files(in text: String) -> [Source] {
    ("\n" + text).components(separatedBy: "\n> ").dropFirst().map { part in
      let lines = part.components(separatedBy: "\n")
      let script = lines.dropFirst().filter { !$0.hasPrefix("@ ") }.joined(separator: "\n") + "\n"
      let pieces = script.components(separatedBy: "\\x92").map { Array($0.utf8) }
      return Source(name: lines[0], bytes: Array(pieces.joined(separator: [0x92])))
    }
  }
}

/// The fixed measure, but for what a case lists, as in `@ 1100 Keep breathing.`.
struct ListedMeasure: SpeechMeasure {
  private var listed: [String: Int] = [:]

  init(_ text: String) {
    for line in text.components(separatedBy: "\n") where line.hasPrefix("@ ") {
      let parts = line.dropFirst(2).split(separator: " ", maxSplits: 1)
      if parts.count == 2 { listed[String(parts[1])] = Int(parts[0]) }
    }
  }

  func extent(of utterance: Utterance) -> SpeechExtent? {
    guard let time = listed[utterance.text] else { return FixedMeasure().extent(of: utterance) }
    return SpeechExtent(duration: Milliseconds(time), beat: .zero)
  }
}

struct ThirtyTwoTests {
  @Test func `there are thirty-two cases`() {
    #expect(ThirtyTwoCase.all.count == 32)
  }

  @Test(arguments: ThirtyTwoCase.all)
  func `a case reads as the language promises`(_ example: ThirtyTwoCase) {
    let report = Report(example.diagnostics(of: example.source))
    #expect(DiagnosticRenderer(usesColor: false).text(of: report) == example.expected)
  }

  @Test(arguments: ThirtyTwoCase.all)
  func `a fix parses and removes its diagnostic`(_ example: ThirtyTwoCase) {
    let before = example.diagnostics(of: example.source)
    for diagnostic in before where diagnostic.source.name == example.source.name {
      for advice in diagnostic.advice where !advice.edits.isEmpty && advice.heading != "help" {
        let after = example.diagnostics(of: example.source.applying(advice.edits))
        #expect(
          after.count { $0.code == diagnostic.code } < before.count { $0.code == diagnostic.code },
          "\(diagnostic.code.name) is still there after \(advice.heading)")
        #expect(
          after.count { $0.severity == .error } <= before.count { $0.severity == .error },
          "\(advice.heading) brings a new error")
      }
    }
  }
}
