import Testing

/// Words that do not occur, each built from two halves, so that this file may name them.
struct WordTests {
  static let notes = "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|<{7} |>{7} "
  static let traps = "\\b(fatal" + "Error|try" + "!)"
  static let output = "\\bpri" + "nt\\("

  /// Endings of type names that say nothing about what the type is for.
  static let emptyNames =
    #"\b(struct|class|enum|actor|protocol)\s+\w*(Manager|Helpers?|Util(s|ities)?|Handler|Service"#
    + #"|Provider|Processor|Impl|Base)\b"#

  @Test func `types are named for what they are`() throws {
    let found = try Repository.swift.flatMap { try $0.codePlaces(of: Self.emptyNames) }
    #expect(found == [])
    let planted = TextFile(path: "a.swift", text: "final class AudioManager {}")
    #expect(try planted.codePlaces(of: Self.emptyNames) == ["a.swift:1"])
  }

  @Test func `nothing is left for later`() throws {
    let files = Repository.swift + Repository.documents + Repository.files(["routine", "voice"])
    let found = try files.flatMap { try $0.places(of: Self.notes) }
    #expect(found == [])
  }

  @Test func `nothing ends the program but a broken precondition`() throws {
    // A fuzzer stops where something is wrong; that is how it tells.
    let files = Repository.swift.filter { !$0.path.hasPrefix("Fuzz/") }
    let found = try files.flatMap { try $0.codePlaces(of: Self.traps) }
    #expect(found == [])
  }

  @Test func `only programs write to standard output`() throws {
    let programs = ["Sources/limber", "Benchmarks/", "Fuzz/"]
    let others = Repository.swift.filter { file in !programs.contains { file.path.hasPrefix($0) } }
    let found = try others.flatMap { try $0.codePlaces(of: Self.output) }
    #expect(found == [])
  }

  @Test(arguments: [
    ("a // TO" + "DO: b", notes, true), ("PHOTODO" + "C", notes, false),
    ("<<<<" + "<<< HEAD", notes, true), (">>>>" + ">>> theirs", notes, true),
    ("fatal" + "Error()", traps, true), ("let a = try" + "! b()", traps, true),
    ("let a = \"try" + "! b\"", traps, false), ("  pri" + "nt(1)", output, true),
    ("sprint(1)", output, false), ("// pri" + "nt(1)", output, false),
  ])
  func `a forbidden word is found where it counts`(
    source: String, pattern: String, isFound: Bool
  ) throws {
    let file = TextFile(path: "a.swift", text: source)
    let isNote = pattern == Self.notes
    let found = try isNote ? file.places(of: pattern) : file.codePlaces(of: pattern)
    #expect(found == (isFound ? ["a.swift:1"] : []))
  }
}
