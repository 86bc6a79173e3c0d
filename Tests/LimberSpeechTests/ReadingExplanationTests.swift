import LimberDiagnostics
import LimberSpeech
import Testing

/// What is said about the file of a language, and where.
@Suite struct ReadingExplanationTests {
  private static func mistake(in text: String) -> Diagnostic? {
    let source = Source(name: "it.phrases", text: text)
    do throws(ReadingError) {
      _ = try Reading(source.bytes, file: source.name)
      return nil
    } catch {
      return error.diagnostic(in: source)
    }
  }

  @Test func `the page shows what is wrong, and how it is right`() throws {
    let page = try #require(Explanation.readingPages.first)
    #expect(Self.mistake(in: try #require(page.wrong))?.code.name == page.code)
    #expect(Self.mistake(in: try #require(page.right)) == nil)
  }

  @Test func `a mistake is told where it stands`() throws {
    let mistake = try #require(
      Self.mistake(in: "tag: it\nreading:\n  signs:\n    é: 1\n  wörds: {a: b}\n"))
    #expect(
      DiagnosticRenderer(usesColor: false).text(of: mistake) == """
        error[L201]: there is no field "wörds" here; there are numbers, units, signs, words, sounds
         --> it.phrases:5:3
          |
        5 |   wörds: {a: b}
          |   ^^^^^

        """)
  }

  @Test(arguments: [
    (1, 1, "tag"), (1, 6, "it"), (2, 3, "é"), (2, 6, "x"), (9, 1, ""), (2, 99, ""), (1, 4, ":"),
  ])
  func `a place is the word that stands there`(line: Int, column: Int, word: String) {
    let source = Source(name: "a", text: "tag: it\n [é, x")
    let found = source.text(in: source.word(atLine: line, column: column))
    #expect(found == word)
  }
}
