import Foundation
import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

struct ExplanationTests {
  private static let pages = Explanation.families.flatMap(\.pages)

  private static func page(for code: String) -> Explanation? {
    Explanation.page(for: code, in: Explanation.families)
  }

  /// The codes whose page has no examples, with the reason.
  private static let withoutExamples = [
    "R001": "a byte that is not text cannot stand in a text",
    "R409": "nine poses or files in a row fill more than a page",
  ]

  @Test func `every code in the sources has one page, and every page has a code`() throws {
    let codes = Self.pages.map(\.code)
    #expect(Set(codes).count == codes.count, "each code has one page")
    #expect(Set(codes) == Set(try CodesInSources.named(with: "R")))
  }

  @Test func `a page stands with what its code is about`() {
    for (digit, family) in zip(0..., Explanation.families) {
      #expect(family.pages.allSatisfy { $0.code.hasPrefix("R\(digit)") })
      #expect(!family.pages.isEmpty)
    }
  }

  @Test func `a page without examples has a reason`() {
    let bare = Self.pages.filter { $0.wrong == nil || $0.right == nil }.map(\.code)
    #expect(Set(bare) == Set(Self.withoutExamples.keys))
  }

  @Test(arguments: pages.filter { $0.wrong != nil }.map(\.code))
  func `the wrong example is told of its code`(code: String) throws {
    let page = try #require(Self.page(for: code))
    let codes = Self.diagnostics(of: try #require(page.wrong), on: page).map(\.code.name)
    #expect(codes.contains(code), "it was told \(codes)")
  }

  @Test(arguments: pages.filter { $0.right != nil }.map(\.code))
  func `nothing is said about the right example`(code: String) throws {
    let page = try #require(Self.page(for: code))
    let diagnostics = Self.diagnostics(of: try #require(page.right), on: page)
    #expect(diagnostics.map { "\($0.code.name): \($0.message)" } == [])
  }

  @Test(arguments: pages.map(\.code))
  func `a warning tells how a script is kept as it is`(code: String) throws {
    let page = try #require(Self.page(for: code))
    guard let wrong = page.wrong else { return }
    let own = Self.diagnostics(of: wrong, on: page).first { $0.code.name == code }
    guard own?.severity == .warning, !Self.mendedOnly.contains(code) else { return }
    #expect(page.keeping != nil)
  }

  /// Warnings about what is never meant, so that there is nothing to keep.
  private static let mendedOnly: Set = ["R004", "R310", "R407", "R604", "R608"]

  @Test(arguments: pages.map(\.code))
  func `a page is one screen of plain lines`(code: String) throws {
    let page = try #require(Self.page(for: code))
    #expect(!page.title.isEmpty && page.title.first?.isUppercase == false)
    #expect(!page.title.hasSuffix("."))
    #expect(page.title.count <= 60)
    let lines = (page.meaning + "\n" + (page.keeping ?? "")).components(separatedBy: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(page.meaning.hasSuffix("."))
    let examples = [page.companion?.text, page.wrong, page.right].compactMap(\.self)
    let rows = examples.reduce(0) { $0 + $1.components(separatedBy: "\n").count + 2 }
    #expect(rows + lines.count + 3 <= 32)
  }

  @Test func `a code is found however it is written`() {
    #expect(Self.page(for: "r303")?.code == "R303")
    #expect(Self.page(for: "R999") == nil)
    #expect(Explanation.isCode("r303"))
    #expect(Explanation.isCode("V101"))
    #expect(!Explanation.isCode("R30"))
    #expect(!Explanation.isCode("R3030"))
    #expect(!Explanation.isCode("rest"))
  }

  /// What is said about an example, when it is compiled, planned and compared.
  private static func diagnostics(of text: String, on page: Explanation) -> [Diagnostic] {
    let example = Source(name: "example.routine", text: text + "\n")
    let other = page.companion.map { Source(name: $0.name, text: $0.text + "\n") }
    let library = Library(
      places: [
        Library.Place(
          name: "in this folder", sources: [other].compactMap(\.self),
          languages: ShippedLanguages.all)
      ],
      included: [other].compactMap(\.self), languages: ShippedLanguages.all)
    let compilation = Compilation(of: example, in: library)
    var found = compilation.report.diagnostics
    if let routine = compilation.routine {
      found += routine.plan(PlanOptions(), measure: FixedMeasure()).diagnostics
    }
    if let other, other.name == "original.routine" {
      found += Likeness.diagnostics(of: example, like: other, languages: library.languages)
    }
    return found
  }
}
