import Foundation
import LimberDiagnostics
import LimberScript
import Testing

/// The generator writes the whole language, so that the properties of plans hold for all of it.
struct GrammarCoverageTests {
  /// The scripts of the seeds that the properties are checked with.
  private static let scripts = (UInt64(0)..<200).map { GeneratedScript(seed: $0).text }
  private static let text = scripts.joined().lowercased()
  private static let trees = scripts.map {
    SyntaxTree.text(of: Source(name: "a.routine", text: $0), languages: ShippedLanguages.all)
  }.joined()

  @Test func `every keyword means something in some script`() {
    let missing = SyntaxTree.words.filter { word in
      !["(\(word) ", "(\(word))", "[\(word)]", "[\(word) instead]"].contains(where: Self.has)
    }
    #expect(missing == [])
  }

  @Test func `every spelling of a keyword stands before a colon, or before an amount`() throws {
    let spellings = try Self.rows(of: "keywords").flatMap(\.spellings)
    #expect(spellings.count >= 60)
    let missing = spellings.filter { spelling in
      let word = spelling.lowercased()
      return !["\(word):", "\(word), ", "\(word) "].contains(where: Self.text.contains)
    }
    #expect(missing == [])
  }

  /// What slips are told apart by is never meant.
  private static let slips: Set = ["each-side-slips", "per-side"]

  @Test func `every word inside lines is written, and every unit`() throws {
    let words = try Self.rows(of: "words").filter { !Self.slips.contains($0.name) }
    let rows = try words + Self.rows(of: "units").filter { $0.name != "set" && $0.name != "round" }
    #expect(rows.count >= 30)
    let missing = rows.filter { row in
      !row.spellings.contains { spelling in
        let words = spelling.lowercased().split(separator: "…").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        return words.allSatisfy { Self.text.contains($0) }
      }
    }
    #expect(missing.map(\.name) == [])
  }

  @Test(arguments: [
    // Whatever may be filled in, in the long form and in the short one.
    "(say (words", " side", " Side", " other-side", " Other-side", " set", " sets", " dose",
    "(choice \"", "(short ",
    // A part with rounds, sets of each kind, markers with words.
    " round))", " set) one-side-at-a-time",
    "(each-side right)", "(each-side left)", "(each-side right (words", "(each-set (words",
    "(afterwards (words", "(afterwards)", "(each-set)",
    // What may follow the name of a pose.
    "(variant easier)", "(variant deeper)", "(variant standard)", "(version \"", "(sets (amount",
    "(first left)", "(first right)", "(only left)", "(only right)", "(use \"more/",
    "\" (hold (amount", "(move (amount", "(reps (amount", "(flow (amount", "(rest (amount",
    // Choices, alone and one upon the other.
    "[easier] (use ", "[deeper] (use ", "[\"seated\"] [easier]", "[easier] [second-side]",
    "[\"with a block\"]", "[standard instead]", "[first-side]", "[deeper] (caution",
    "[easier] (at ", "[easier] (countdown", "[easier] (sets", "[easier] (breath",
    // Switches and counts.
    "(halfway on)", "(halfway off)", "(countdown on)", "(countdown off)", "(countdown (from 10))",
    "(last on)", "(last off)", "(release on)", "(release off)", "on-purpose)", "(each 2000)",
    "(wait)", "(wait 20000)", "(warm-up \"done separately\")",
  ])
  func `the form is written`(form: String) {
    #expect(Self.has(form))
  }

  private static func has(_ form: String) -> Bool { trees.contains(form) }

  @Test func `lines are continued, doubled marks are written, and comments`() {
    for part in ["\n... ", "\n… ", "{{", "}}", "||", "\n# ", "say: hold: "] {
      #expect(Self.text.contains(part) || Self.text.hasPrefix(part.dropFirst()), "\(part)")
    }
    #expect(Self.scripts.contains { $0.contains("\nInclude: ") || $0.hasPrefix("Include: ") })
  }

  /// The rows of a section of English: what each is for, and how it is spelled.
  private static func rows(of section: String) throws -> [(name: String, spellings: [String])] {
    let lines = try ShippedLanguages.text("en").split(separator: "\n")
      .drop { $0 != "\(section):" }.dropFirst().prefix { $0.hasPrefix(" ") || $0.hasPrefix("#") }
      .filter { !$0.contains("#") }
    return lines.joined(separator: "\n").matches(of: #/"?([a-z-]+)"?:\s+\[([^\]]*)\]/#).map {
      match in
      let words = match.2.split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " \"\n"))
      }
      return (String(match.1), words)
    }
  }
}
