import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// What sheets say by themselves, in every language.
struct SheetLanguageTests {
  @Test(arguments: ShippedLanguages.tags)
  func `every shipped language has all of it`(tag: String) throws {
    let sheet = try ShippedLanguages.language(tag).sheet
    #expect(Set(sheet.keys) == Set(SheetWord.allCases))
    #expect(sheet.values.allSatisfy { !$0.isEmpty })
  }

  @Test(arguments: [
    ("en", "1 second", "2.5 seconds", "1 minute 30 seconds", "5 breaths", "1 time"),
    ("de", "1 Sekunde", "2,5 Sekunden", "1 Minute 30 Sekunden", "5 Atemzüge", "1 Mal"),
    ("fr", "1 seconde", "2,5 secondes", "1 minute 30 secondes", "5 respirations", "1 fois"),
    ("es", "1 segundo", "2,5 segundos", "1 minuto 30 segundos", "5 respiraciones", "1 vez"),
  ])
  func `amounts are in digits`(
    tag: String, one: String, part: String, minutes: String, breaths: String, time: String
  ) throws {
    let language = try ShippedLanguages.language(tag)
    let doses: [(Int, Dose.Unit)] = [
      (1000, .second), (2500, .second), (90_000, .minute), (5, .breath), (1, .time),
    ]
    let written = doses.map { language.amount(Dose(value: $0.0, unit: $0.1)) }
    #expect(written == [one, part, minutes, breaths, time])
  }

  @Test func `a language may leave it out, but not a part of it`() throws {
    let text = try ShippedLanguages.text("de")
    let start = try #require(text.firstRange(of: "\nsheet:\n"))
    let end = try #require(text.firstRange(of: "\n# Sentences that start"))
    let without = text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "\n")
    let language = try Language(Source(name: "de.phrases", text: without))
    #expect(language.sheet.isEmpty)
    #expect(throws: LanguageError.self) {
      try Language(
        Source(name: "de.phrases", text: text.replacing("  left: Linke Seite\n", with: "")))
    }
  }
}
