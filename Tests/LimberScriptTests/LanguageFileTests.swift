import Foundation
import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// Phrasebook files, right and wrong.
struct LanguageFileTests {
  @Test(arguments: ShippedLanguages.tags.dropFirst())
  func `a shipped phrasebook is complete`(tag: String) throws {
    let language = try ShippedLanguages.language(tag)
    #expect(language.tag == tag)
    #expect(ShippedLanguages.all.all.map(\.tag).contains(tag))
  }

  @Test func `English is part of the program, as it stands in its file`() throws {
    #expect(Language.english.tag == "en")
    #expect(try ShippedLanguages.language("en").name == "English")
    #expect(Library().languages.all.map(\.tag) == ["en"])
  }

  @Test(
    arguments: [
      ("  hold: [Halten, Halte]", "  hald: [Halten]", "no field \"hald\"; did you mean \"hold\"?"),
      ("  last: [Zuletzt]\n", "", "\"last\" is missing here"),
      ("  last: [Zuletzt]", "  last: Zuletzt", "\"last\" is not a list"),
      ("  last: [Zuletzt]", "  last: [Halten]", "\"Halten\" already means \"hold\""),
      ("  last: [Zuletzt]", "  last: [Move]", "\"Move\" already means \"move\""),
      ("second: [Sekunden,", "second: [minutes,", "\"minutes\" already means \"minute\""),
      ("Jetzt die {side} Seite.", "Jetzt die {sde} Seite.", "{sde} is not a placeholder"),
      ("Jetzt die {side} Seite.", "Jetzt die andere Seite.", "{side} is missing"),
      ("Jetzt die {side} Seite.", "Jetzt die {side Seite.", "a brace in this phrase"),
      ("Und lösen.", "{Dose} lösen.", "nothing is filled in here"),
      ("  halfway: \"Die", "  halfways: \"Die", "no field \"halfways\""),
      ("[null, eins,", "[null,", "there are 99 words here"),
      ("[null, eins,", "[null, null,", "two numbers have the same words"),
      ("höchstens …", "höchstens", "write … once"),
      ("after-label: false", "after-label: nein", "is true or false"),
      ("anderthalb: 1.5", "anderthalb: viel", "is not a number"),
      ("one: {numbers: [1]}", "one: {numbers: [x]}", "write a number like 1"),
      ("{n} Sekunden\"}", "Sekunden\"}", "{n} is missing"),
      ("tag: de", "tag: de\ntag: de", "stands here twice"),
      ("tag: de", "tag: [de", "this is not YAML"),
      ("keywords:\n", "keyword:\n", "no field \"keyword\"; did you mean \"keywords\"?"),
    ])
  func `a mistake is told with its place`(right: String, wrong: String, reason: String) throws {
    let text = try ShippedLanguages.text("de")
    let range = try #require(text.firstRange(of: right))
    let broken = text.replacingCharacters(in: range, with: wrong)
    let error = #expect(throws: LanguageError.self) {
      try Language(Source(name: "de.phrases", text: broken))
    }
    #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
    #expect(error?.description.hasPrefix("de.phrases:") == true)
    guard !reason.contains("YAML"), !reason.contains("twice"), !reason.contains("same words"),
      !reason.contains("missing here")
    else { return }
    let line = text[..<range.lowerBound].count { $0 == "\n" } + 1
    #expect(error.map { (line...line + 2).contains($0.line) } == true, "\(line)")
    #expect(error.map { $0.column > 0 } == true)
  }

  @Test(arguments: ["", "- a", "a", "\u{0}"])
  func `a file that is no phrasebook is told from one with a mistake`(text: String) {
    #expect(throws: LanguageError.self) { try Language(Source(name: "a.phrases", text: text)) }
    #expect(throws: LanguageError.self) { try Language(Source(name: "a.phrases", bytes: [0xFF])) }
  }

  @Test func `a language nobody has heard of needs a file and nothing else`() throws {
    var text = try ShippedLanguages.text("es")
    for (old, new) in [
      ("tag: es", "tag: qq"), ("name: Spanish", "name: Quenish"), ("[Mantener,", "[Teno,"),
      ("[segundos,", "[tikoj, duontikoj,"), ("\"Mantén durante {dose}.\"", "\"Tenu {dose}.\""),
      ("[Idioma]", "[Lingvo]"), ("one: {numbers: [1]}", "one: {endings: [1], except: [11]}"),
      ("\"{n} segundo\"", "\"{n} tiko\""), ("\"{n} segundos\"", "\"{n} tikoj\""),
    ] { text = text.replacing(old, with: new) }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).phrases")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let language = try Language(Source(name: "qq.phrases", bytes: Array(Data(contentsOf: file))))
    let script = """
      Pose: Q
      Lingvo: qq
      Teno: 21 tikoj
      Teno: once tikoj
      Hold: 5 seconds
      """
    let compilation = Compilation(
      of: Source(name: "q.routine", text: script), in: Library(languages: Languages([language])))
    let routine = try #require(compilation.routine, "\(compilation.report.diagnostics)")
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    let said = timeline.cues.filter { $0.kind == .announce }.compactMap { cue -> String? in
      guard case .speech(let utterance) = cue.sound else { return nil }
      #expect(utterance.language == "qq")
      return utterance.text
    }
    #expect(said == ["Tenu veintiún tiko.", "Tenu once tikoj.", "Tenu cinco tikoj."])
  }
}
