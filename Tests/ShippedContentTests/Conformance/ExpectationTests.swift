import Foundation
import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// What a script says about its own mistakes: `# expect R101 at 19:1 fix`.
struct Expectation: Hashable, Comparable, CustomStringConvertible {
  var line: Int
  var column: Int
  var code: String
  var hasFix: Bool

  var description: String { "expect \(code) at \(line):\(column)\(hasFix ? " fix" : "")" }

  /// The expectations written in a script, each in a comment of its own.
  static func all(in text: String) -> [Expectation] {
    text.matches(of: /(?m)^# expect (R[0-9]{3}) at ([0-9]+):([0-9]+)( fix)?$/).map { match in
      Expectation(
        line: Int(match.output.2) ?? 0, column: Int(match.output.3) ?? 0,
        code: String(match.output.1), hasFix: match.output.4 != nil)
    }
  }

  init(line: Int, column: Int, code: String, hasFix: Bool) {
    self.line = line
    self.column = column
    self.code = code
    self.hasFix = hasFix
  }

  init(_ diagnostic: Diagnostic) {
    (line, column) = diagnostic.place
    code = diagnostic.code.name
    hasFix = diagnostic.advice.contains(where: \.isSafe)
  }

  static func < (left: Expectation, right: Expectation) -> Bool {
    (left.line, left.column, left.code) < (right.line, right.column, right.code)
  }
}

/// A script with expectations in it.
struct ExpectingScript: CustomTestStringConvertible {
  let source: Source
  let text: String

  var testDescription: String { source.name }

  static let all: [ExpectingScript] = {
    let folder = ConformanceFile.folder.appending(path: "expect")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".routine") }.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.map { ExpectingScript(source: Source(name: name, text: $0), text: $0) }
    }
  }()

  static func diagnostics(of source: Source) -> [Diagnostic] {
    let compilation = Compilation(of: source, in: Library())
    let plan = compilation.routine?.plan(PlanOptions(), measure: FixedMeasure())
    return compilation.report.diagnostics + (plan?.diagnostics ?? [])
  }
}

struct ExpectationTests {
  @Test(arguments: ExpectingScript.all)
  func `what is expected is told, and nothing else`(script: ExpectingScript) {
    let told = ExpectingScript.diagnostics(of: script.source).map { Expectation($0) }
    #expect(told.sorted() == Expectation.all(in: script.text).sorted())
    #expect(!told.isEmpty)
  }

  @Test(arguments: ExpectingScript.all)
  func `an expectation stands above its line`(script: ExpectingScript) {
    let lines = script.text.components(separatedBy: "\n")
    for (index, line) in lines.enumerated() {
      for expectation in Expectation.all(in: line) {
        let below = lines[(index + 1)...].prefix { $0.hasPrefix("# expect ") }.count
        #expect(expectation.line == index + 2 + below, "\(line)")
      }
    }
  }

  @Test(arguments: ExpectingScript.all)
  func `a fix removes what it is for and brings nothing new`(script: ExpectingScript) {
    let before = ExpectingScript.diagnostics(of: script.source)
    for diagnostic in before {
      for advice in diagnostic.advice where advice.isSafe {
        let fixed = ExpectingScript.diagnostics(of: script.source.applying(advice.edits))
        let code = diagnostic.code
        #expect(fixed.count { $0.code == code } < before.count { $0.code == code }, "\(code.name)")
        #expect(fixed.count { $0.severity == .error } <= before.count { $0.severity == .error })
      }
    }
  }
}
