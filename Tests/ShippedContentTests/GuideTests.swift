import Foundation
import LimberDiagnostics
import LimberExport
import LimberScript
import LimberTimeline
import Testing

/// The pages of `docs` that show routines: what they show is what happens.
struct GuideTests {
  private static let folder = ShippedScripts.folder.deletingLastPathComponent()
    .appending(path: "docs")

  /// A fenced block: its language, its name, and what is in it.
  struct Block: Sendable {
    var language: String
    var name: String
    var text: String
  }

  /// A page and its blocks.
  struct Page: Sendable, CustomTestStringConvertible {
    var name: String
    var blocks: [Block]
    var testDescription: String { name }

    /// The text that a page shows for the routine of this name.
    func shown(for name: String) -> String? {
      blocks.first { $0.language == "text" && $0.name == name }?.text
    }
  }

  static let pages: [Page] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted().compactMap { file in
      let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return text.map { Page(name: file, blocks: blocks(of: $0)) }
    }
  }()

  private static func blocks(of text: String) -> [Block] {
    let parts = text.components(separatedBy: "\n```")
    return stride(from: 1, to: parts.count, by: 2).map { index in
      let lines = parts[index].split(separator: "\n", omittingEmptySubsequences: false)
      let words = (lines.first ?? "").split(separator: " ").map(String.init)
      return Block(
        language: words.first ?? "", name: words.dropFirst().first ?? "",
        text: lines.dropFirst().joined(separator: "\n"))
    }
  }

  private static let guide = pages.first { $0.name == "first-routine.md" }

  /// A routine of a page, beside those above it on the page and the library.
  private func compilation(_ block: Block, _ page: Page) -> Compilation {
    let others = page.blocks.filter { $0.language == "routine" && $0.name != block.name }
    var latest: [String: Block] = [:]
    for other in others where page.shown(for: other.name)?.hasPrefix("warning") != true {
      latest[other.name] = other
    }
    let beside = latest.values.sorted { $0.name < $1.name }.map(source)
    let places = [Library.Place(name: "in this folder", sources: beside)]
    return Compilation(
      of: source(block), in: Library(places: places + ShippedScripts.library.places))
  }

  private func source(_ block: Block) -> Source {
    Source(name: "\(block.name == "slip" ? "half-moon" : block.name).routine", text: block.text)
  }

  @Test(arguments: pages)
  func `every routine on a page is without mistakes, or its mistakes are shown`(
    page: Page
  ) throws {
    for block in page.blocks where block.language == "routine" {
      let compilation = compilation(block, page)
      var report = compilation.report
      if let routine = compilation.routine {
        report.append(routine.plan(PlanOptions(), measure: FixedMeasure()).diagnostics)
      }
      let told = DiagnosticRenderer(usesColor: false).text(of: report)
      let shown = page.shown(for: block.name)
      let isSlip = shown?.hasPrefix("warning") == true || shown?.hasPrefix("error") == true
      #expect(told == (isSlip ? "\(shown ?? "")\n" : ""))
    }
  }

  @Test func `the page for newcomers shows how its pose goes`() throws {
    let page = try #require(Self.guide)
    let block = try #require(
      page.blocks.last { $0.name == "half-moon" && $0.language == "routine" })
    let shown = try #require(page.shown(for: "half-moon"))
    let routine = try #require(compilation(block, page).routine)
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    func untimed(_ text: String) -> String { text.replacing(/[0-9]+:[0-9][0-9]/, with: "") }
    #expect(untimed(shown + "\n") == untimed(ExportFormat.text.text(of: timeline)))
  }

  @Test func `what newcomers type names commands and files that are there`() throws {
    let page = try #require(Self.guide)
    let files = Set(page.blocks.filter { $0.language == "routine" }.map { "\($0.name).routine" })
    let typed = page.blocks.filter { $0.language == "sh" }.map(\.text).joined(separator: "\n")
    let commands = typed.matches(of: /limber ([a-z]+) ([a-z.-]+)/)
    #expect(commands.count >= 6)
    for command in commands {
      #expect(["play", "show", "check", "export", "render"].contains(String(command.output.1)))
      #expect(files.contains(String(command.output.2)))
    }
  }

  @Test func `the session for newcomers takes as long as it says`() throws {
    let page = try #require(Self.guide)
    let block = try #require(page.blocks.first { $0.name == "evening" })
    let routine = try #require(compilation(block, page).routine)
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    #expect(timeline.duration <= .seconds(480))
    #expect(timeline.duration > .seconds(450))
  }
}
