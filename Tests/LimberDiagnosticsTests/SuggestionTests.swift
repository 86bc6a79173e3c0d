import LimberDiagnostics
import Testing

struct SuggestionTests {
  @Test(arguments: [
    ("Hodl", ["Hold"]), ("hold", ["Hold"]), ("Hlod", ["Hold"]), ("Hxyd", []), ("Set", ["Sets"]),
    ("Positoin", ["Position"]), ("Possition", ["Position"]), ("Pozizion", ["Position"]),
    ("Remember", []), ("", []),
  ])
  func `words of up to four letters may have one slip, longer ones two`(
    written: String, close: [String]
  ) {
    let words = ["Hold", "Sets", "Position", "Halfway"]
    #expect(Suggestion.closest(to: written, among: words) == close)
  }

  @Test func `accents are no slips`() {
    #expect(Suggestion.closest(to: "Cafe", among: ["Café"]) == ["Café"])
    #expect(Suggestion.closest(to: "Repetez", among: ["Répétèz"]) == ["Répétèz"])
  }

  @Test func `at most three are offered, the closest first`() {
    let words = ["aaaaab", "aaaabb", "aaaaac", "aaaaad", "aaaaaa"]
    #expect(Suggestion.closest(to: "aaaaaa", among: words) == ["aaaaaa", "aaaaab", "aaaaac"])
  }
}
