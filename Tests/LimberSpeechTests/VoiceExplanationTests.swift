import Foundation
import LimberDiagnostics
import LimberSpeech
import LimberTesting
import Testing

struct VoiceExplanationTests {
  private static let pages = Explanation.voices.pages

  @Test func `every code in the sources has one page, and every page has a code`() throws {
    let codes = Self.pages.map(\.code)
    #expect(Set(codes).count == codes.count, "each code has one page")
    #expect(Set(codes) == Set(try CodesInSources.named(with: "V")))
  }

  @Test(arguments: pages)
  func `the wrong example is told of its code, and nothing of the right one`(page: Explanation) {
    // Bytes that are no text cannot stand in one.
    guard page.code != "V101" else { return #expect(page.wrong == nil) }
    #expect(Self.codes(in: page.wrong) == [page.code])
    #expect(Self.codes(in: page.right) == [])
  }

  @Test(arguments: pages)
  func `a page is one screen of plain lines`(page: Explanation) {
    #expect(!page.title.isEmpty && page.title.first?.isUppercase == false)
    #expect(!page.title.hasSuffix(".") && page.title.count <= 60)
    let lines = page.meaning.components(separatedBy: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 } && lines.count < 8)
    #expect(page.meaning.hasSuffix("."))
  }

  /// What there is besides the example.
  private static let there = VoiceSurroundings(
    voices: ["calm", "example"],
    engineVoices: [VoiceSurroundings.EngineVoice(name: "en-us", language: "en-us")])

  /// What is said about an example; nil without one.
  private static func codes(in text: String?) -> [String]? {
    text.map { text in
      let source = Source(name: "example.voice", text: text + "\n")
      return VoiceFile(source, among: there).report.diagnostics.map(\.code.name)
    }
  }
}
