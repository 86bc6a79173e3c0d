import Foundation
import LimberDiagnostics
import LimberScript
import Testing

/// What editors are given: colours, snippets, and how they find mistakes.
struct EditorTests {
  private static let root = ShippedScripts.folder.deletingLastPathComponent()
  private static let editors = root.appending(path: "Editors")

  private static func data(_ path: String) throws -> Data {
    try Data(contentsOf: editors.appending(path: path))
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  private static func coloring() throws -> Coloring {
    let grammar = try JSONDecoder().decode(
      Coloring.Grammar.self, from: data("textmate/routine.tmLanguage.json"))
    return try Coloring(grammar)
  }

  @Test func `the grammar is for routines, and every rule it names is there`() throws {
    let grammar = try Self.coloring().grammar
    #expect(grammar.scopeName == "source.routine")
    #expect(grammar.fileTypes == ["routine"])
    let rules = Coloring.all(grammar.patterns + grammar.repository.values)
    let named = Set(rules.compactMap(\.include).map { String($0.dropFirst()) })
    #expect(named.subtracting(grammar.repository.keys) == [])
    #expect(Set(grammar.repository.keys).subtracting(named) == [])
    #expect(rules.allSatisfy { $0.begin == nil || $0.end == "$" })
  }

  @Test func `the extension ships the grammar itself`() throws {
    #expect(
      try Self.data("vscode/syntaxes/routine.tmLanguage.json")
        == Self.data("textmate/routine.tmLanguage.json"))
    for path in ["vscode/package.json", "vscode/language-configuration.json"] {
      #expect(try JSONSerialization.jsonObject(with: Self.data(path)) is [String: Any])
    }
  }

  private static let colored: [(line: String, tokens: [(String, String)])] = [
    ("# One ankle across.", [("# One ankle across.", "comment.line.number-sign")]),
    ("Pose: Figure four", [("Pose", "keyword.control.heading"), ("Figure four", value)]),
    ("Part: Hips, 2 rounds", [("Part", "keyword.control.heading"), ("2", number)]),
    ("Sets: 2-3", [("Sets", "support.type.property-name"), ("2-3", number)]),
    ("- Hold: 20-30 seconds", [("Hold", timed), ("20-30", number), ("seconds", unit)]),
    ("hold for 30 seconds.", [("hold", timed), ("30", number)]),
    ("Each side, right first:", [("Each side", "keyword.control.marker")]),
    ("Halfway: Let go.", [("Halfway", prompt)]),
    ("Countdown: from 5", [("Countdown", prompt), ("from 5", "constant.language")]),
    ("At 1:30: Breathe.", [("At", prompt), ("1:30", number)]),
    ("1 minute left: Slow down.", [("1 minute", number), ("left", prompt)]),
    ("Exhale: Turn.", [("Exhale", "entity.name.function.phase")]),
    ("Stop if: it hurts", [("Stop if", safety), ("it hurts", "markup.bold.safety")]),
    ("Use: pigeon, 1 set", [("Use", "keyword.control.import"), ("pigeon", value), ("1", number)]),
    ("Deeper: hold 45 seconds", [("Deeper", qualifier), ("hold", timed), ("45", number)]),
    ("Easier: use figure four", [("Easier", qualifier), ("use", "keyword.control.import")]),
    ("On a chair: hold 20 seconds", [("On a chair", "entity.name.tag.version"), ("hold", timed)]),
    ("Lift {side}. | {Side}.", [("{side}", placeholder), ("|", short), ("{Side}", placeholder)]),
    ("Den {linken|rechten} Arm.", [("{linken|rechten}", "variable.other.choice")]),
    ("Lift {sidee}.", [("{sidee}", "invalid.illegal.placeholder")]),
    ("... and {other side}.", [("...", "keyword.operator.continuation")]),
    ("Say: Note: slow.", [("Say", "keyword.other.say")]),
    ("Halten: 20 Sekunden", [("Halten", timed), ("20", number), ("Sekunden", unit)]),
  ]

  private static let value = "string.unquoted.value"
  private static let number = "constant.numeric.amount"
  private static let unit = "keyword.other.unit"
  private static let timed = "storage.type.timed"
  private static let prompt = "entity.name.function.prompt"
  private static let safety = "keyword.other.safety"
  private static let qualifier = "entity.name.tag.qualifier"
  private static let placeholder = "variable.language.placeholder"
  private static let short = "keyword.operator.short-form"

  @Test(arguments: colored.indices)
  func `a line is coloured for what it is`(index: Int) throws {
    let (line, wanted) = Self.colored[index]
    let tokens = try Self.coloring().tokens(of: line)
    for (text, scope) in wanted {
      #expect(tokens.contains(Coloring.Token(text: text, scope: scope)), "\(line): \(tokens)")
    }
  }

  @Test(arguments: [
    "Hold the back of your thigh.", "Move slowly, for 3 good reasons, and rest.",
    "Stand up, and find a little room around you.",
  ])
  func `a sentence is a sentence`(line: String) throws {
    #expect(try Self.coloring().tokens(of: line) == [])
  }

  @Test(arguments: ShippedScripts.names)
  func `every line of a shipped script with a colon behind its first words is coloured`(
    name: String
  ) throws {
    let coloring = try Self.coloring()
    let lines = try ShippedScripts.text(name).split(separator: "\n").map(String.init)
    for line in lines where line.contains(/^[A-Z][A-Za-z ,-]{1,24}:( |$)/) {
      #expect(coloring.tokens(of: line).first?.scope.hasPrefix("string") == false, "\(line)")
    }
    let shorts = lines.filter { $0.contains(" | ") }
    #expect(
      shorts.allSatisfy { coloring.tokens(of: $0).contains { $0.scope == Self.short } })
  }
}

/// Every word of the language is coloured, whatever language it is of.
extension EditorTests {
  /// A word that stands before a colon, and the file of words it comes from.
  struct Word: Sendable, CustomTestStringConvertible {
    var key: String
    var spelling: String
    var testDescription: String { spelling }
  }

  /// The words of one section of a file of words: a key, and a list in brackets.
  private static func words(in file: String, section: String) -> [Word] {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "\(section):") else { return [] }
    return lines[(start + 1)...].prefix { $0.first?.isLetter != true }.flatMap { line in
      guard let match = line.wholeMatch(of: /\s+"?([a-z-]+)"?: *\[(.*)\]\s*/) else {
        return [Word]()
      }
      return match.output.2.matches(of: /"([^"]*)"|([^",\[\]]+)/).compactMap { found in
        let spelling = found.output.1 ?? found.output.2 ?? ""
        let trimmed = spelling.trimmingCharacters(in: .whitespaces)
        return trimmed.isEmpty ? nil : Word(key: String(match.output.1), spelling: trimmed)
      }
    }
  }

  static let phrases: [String] = {
    let voices = root.appending(path: "Voices")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: voices.path)) ?? []
    return files.filter { $0.hasSuffix(".phrases") }.sorted()
  }()

  @Test func `the files of words are there`() {
    #expect(Set(Self.phrases).isSuperset(of: ["de", "en", "es", "fr"].map { "\($0).phrases" }))
  }

  @Test(arguments: phrases)
  func `every word that may stand before a colon is known to both editors`(file: String) throws {
    let path = Self.root.appending(path: "Voices/\(file)")
    let words = Self.words(in: try String(contentsOf: path, encoding: .utf8), section: "keywords")
    #expect(words.count > 50)
    let coloring = try Self.coloring()
    let vim = try Self.text("vim/syntax/routine.vim")
    for word in words {
      let needsTime = ["at", "after", "every"].contains(word.key)
      let line = needsTime ? "\(word.spelling) 10: x" : "\(word.spelling): x"
      let first = coloring.tokens(of: line).first
      #expect(first?.text == word.spelling && first?.scope != "entity.name.tag.version", "\(line)")
      #expect(vim.contains(word.spelling), "\(word.spelling) in Vim")
    }
  }
}
