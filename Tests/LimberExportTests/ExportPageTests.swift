import Foundation
import LimberExport
import LimberTesting
import Testing

/// The page about exports, `docs/exports.md`.
struct ExportPageTests {
  private static let page: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "docs/exports.md"), encoding: .utf8)) ?? ""
  }()

  /// The blocks with a language behind their fence.
  private static let blocks = page.matches(of: #/(?s)```([a-z\-]+)\n(.*?)```\n/#)
    .map { (name: String($0.1), text: String($0.2)) }

  @Test(arguments: ExportFormat.all)
  func `every format has a row, a section and an example that is true`(
    format: ExportFormat
  ) {
    let row = "| `\(format.name)` | `.\(format.pathExtension)` | \(format.purpose) |"
    #expect(Self.page.contains("\n\(row)\n"))
    #expect(Self.page.contains("\n## \(format.name)\n"))
    let written = format.text(of: WorkedExample.timeline).replacing("\r\n", with: "\n")
    let examples = Self.blocks.filter { $0.name == format.name }
    #expect(!examples.isEmpty || format.name == "svg")
    for example in examples { #expect("\n\(written)".contains("\n\(example.text)")) }
  }

  @Test func `it names everything that can be chosen`() {
    for name in CueSelection.names { #expect(Self.page.contains("`\(name)`")) }
  }
}
