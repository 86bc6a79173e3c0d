import Foundation
import LimberDiagnostics
import LimberScript
import Testing

/// Every script in this repository that is meant to be read is in canonical form.
struct CanonicalFormTests {
  private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Examples")

  private static let exampleNames: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: examples.path)) ?? []
    return files.filter { $0.hasSuffix(".routine") }.sorted()
  }()

  @Test(arguments: ShippedScripts.names)
  func `a shipped script is in canonical form`(name: String) throws {
    let source = try ShippedScripts.source(name)
    #expect(text(of: ScriptFormatter.format(source)) == text(of: source))
  }

  @Test(arguments: exampleNames)
  func `an example is in canonical form`(name: String) throws {
    let data = try Data(contentsOf: Self.examples.appending(path: name))
    let source = Source(name: name, bytes: Array(data))
    #expect(text(of: ScriptFormatter.format(source)) == text(of: source))
  }

  @Test func `there are examples`() {
    #expect(!Self.exampleNames.isEmpty)
  }

  private func text(of source: Source) -> String {
    source.text(in: 0..<source.bytes.count)
  }
}
