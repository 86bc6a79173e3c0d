import Foundation
import LimberDiagnostics
import LimberExport
import LimberScript
import LimberTimeline
import Testing

/// One page of the reference: prose, and examples with what comes of them.
///
/// A `routine` block is a script; words behind `routine` are its file name. Below it, a `plan`
/// block is its cue list, with options behind `plan`, and a `report` block is what is said about
/// it. A script without a report is without mistakes. Scripts with a file name lie in one folder.
struct ReferencePage: CustomTestStringConvertible {
  /// A fenced block.
  struct Block {
    var kind: String
    var words: String
    /// Its lines in the page, without the fences.
    var lines: Range<Int>
    var text: String
  }

  let name: String
  let text: String
  let lines: [String]
  let blocks: [Block]

  var testDescription: String { name }

  init(name: String, text: String) {
    self.name = name
    self.text = text
    lines = text.components(separatedBy: "\n")
    blocks = Self.blocks(in: lines)
  }

  private static func blocks(in lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var opening: (line: Int, head: String)?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let open = opening else {
        opening = (index, String(line.dropFirst(3)))
        continue
      }
      let range = open.line + 1..<index
      let words = open.head.split(separator: " ", maxSplits: 1).map(String.init)
      blocks.append(
        Block(
          kind: words.first ?? "", words: words.count > 1 ? words[1] : "", lines: range,
          text: lines[range].map { $0 + "\n" }.joined()))
      opening = nil
    }
    return blocks
  }
}

extension ReferencePage {
  static let folder = ShippedScripts.folder.deletingLastPathComponent()
    .appending(path: "docs/reference")

  static let all: [ReferencePage] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.map { ReferencePage(name: name, text: $0) }
    }
  }()

  var scripts: [Block] { blocks.filter { $0.kind == "routine" } }

  /// The blocks that tell what comes of a script.
  func results(of script: Block) -> [Block] {
    let below = blocks.filter { $0.lines.lowerBound > script.lines.upperBound }
    return Array(below.prefix { $0.kind == "plan" || $0.kind == "report" })
  }

  /// The script with the others of the page around it.
  func folder(of script: Block) -> ScriptFolder {
    let named = scripts.filter { !$0.words.isEmpty && $0.words != script.words }
    let others = named.map { block in
      let place = block.words.contains("/") ? "included" : "in this folder"
      return (place: place, source: Self.source(of: block))
    }
    return ScriptFolder(main: Self.source(of: script), others: others)
  }

  private static func source(of script: Block) -> Source {
    Source(name: script.words.isEmpty ? "example.routine" : script.words, text: script.text)
  }

  /// What the block should hold.
  func text(of result: Block, for script: Block) throws -> String {
    let words = try PlanningWords(parsing: result.words)
    let compilation = folder(of: script).compilation(choosing: words.choice)
    let plan = compilation.routine?.plan(words.options, measure: FixedMeasure())
    guard result.kind == "report" else {
      return plan.map { CueList.text(of: $0.draft.timeline) } ?? "(cannot be played)\n"
    }
    var report = compilation.report
    report.append(plan?.diagnostics ?? [])
    return DiagnosticRenderer(usesColor: false).text(of: report)
  }

  /// The page with every result as it is now.
  func rewritten() throws -> String {
    var lines = lines
    for script in scripts.reversed() {
      for result in results(of: script).reversed() {
        let text = try text(of: result, for: script).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        lines.replaceSubrange(result.lines, with: text.dropLast())
      }
    }
    return lines.joined(separator: "\n")
  }
}
