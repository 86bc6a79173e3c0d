import Foundation
import Testing

/// One file of the conformance suite: some words about it, then cases.
///
/// `Tests/Conformance/README.md` describes the form.
struct ConformanceFile: CustomTestStringConvertible {
  let name: String
  let preamble: String
  let cases: [ConformanceCase]

  var testDescription: String { name }

  static let folder = ShippedScripts.folder.deletingLastPathComponent()
    .appending(path: "Tests/Conformance")

  static let all: [ConformanceFile] = {
    let cases = folder.appending(path: "cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      let text = try? String(contentsOf: cases.appending(path: name), encoding: .utf8)
      return text.map { ConformanceFile(name: name, text: $0) }
    }
  }()

  init(name: String, text: String) {
    self.name = name
    let parts = ("\n" + text).components(separatedBy: "\n=== ")
    preamble = String(parts[0].dropFirst())
    cases = parts.dropFirst().map { ConformanceCase(parsing: $0) }
  }

  /// The file with every result as it is now.
  func rewritten() throws -> String {
    try preamble + cases.map { try "\n=== " + $0.rewritten() }.joined()
  }
}

/// One case: scripts, and what comes of them.
struct ConformanceCase {
  /// A part of a case, with the words behind its name.
  struct Section {
    var kind: String
    var words: String
    var text: String
  }

  let name: String
  /// What the case is about.
  let about: String
  let sections: [Section]

  init(parsing text: String) {
    let parts = text.components(separatedBy: "\n--- ")
    let head = parts[0].split(separator: "\n", maxSplits: 1).map(String.init)
    name = head.first ?? ""
    about = head.count > 1 ? head[1].trimmingCharacters(in: .newlines) : ""
    sections = parts.dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let words = lines[0].split(separator: " ", maxSplits: 1).map(String.init)
      return Section(
        kind: words.first ?? "", words: words.count > 1 ? words[1] : "",
        text: lines.count > 1 ? String(lines[1]) : "")
    }
  }

  /// The case with every result as it is now, in the order of the form.
  func rewritten() throws -> String {
    var parts = [name + "\n" + (about.isEmpty ? "" : about + "\n")]
    for source in sections where source.kind == "source" {
      parts.append("--- source \(source.words)\n\(Self.closed(source.text))")
    }
    if sections.contains(where: { $0.kind == "tree" }) {
      parts.append("--- tree\n" + tree)
    }
    parts.append("--- diagnostics\n" + diagnostics)
    for plan in sections where plan.kind == "plan" {
      let words = plan.words.isEmpty ? "" : " " + plan.words
      parts.append("--- plan\(words)\n" + (try self.plan(plan.words)))
    }
    return parts.joined()
  }

  /// The text with one line end at its end.
  static func closed(_ text: String) -> String {
    let lines = text.reversed().drop { $0 == "\n" }.reversed()
    return String(lines) + "\n"
  }
}
