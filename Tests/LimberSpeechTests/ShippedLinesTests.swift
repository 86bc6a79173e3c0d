import Foundation
import LimberDiagnostics
import LimberScript
import LimberSpeech
import LimberTimeline
import Testing

/// Every line that the shipped library speaks, as it reaches an engine.
@Suite struct ShippedLinesTests {
  static let languages = Languages(
    ShippedReadings.tags.dropFirst().compactMap { tag in
      (try? ShippedReadings.bytes(tag)).flatMap {
        try? Language(Source(name: "\(tag).phrases", bytes: $0))
      }
    })

  /// The scripts of a folder of `Scripts`.
  static func sources(_ folder: String) -> [Source] {
    let path = ShippedReadings.root.appending(path: "Scripts/\(folder)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path.path)) ?? []
    return names.filter { $0.hasSuffix(".routine") }.sorted().compactMap { name in
      (try? Data(contentsOf: path.appending(path: name))).map {
        Source(name: name, bytes: Array($0))
      }
    }
  }

  /// What is said in a script, in all its variants.
  static func utterances(_ source: Source, _ library: Library) -> Set<Utterance> {
    var utterances: Set<Utterance> = []
    for variant in Variant.allCases {
      let choice = Choice(variant: variant)
      guard let routine = Compilation(of: source, in: library, choosing: choice).routine else {
        Issue.record("\(source.name) cannot be played")
        continue
      }
      let draft = routine.plan(PlanOptions(), measure: FixedMeasure()).draft
      for case .speech(let utterance) in draft.timeline.cues.map(\.sound) {
        utterances.insert(utterance)
      }
    }
    return utterances
  }

  /// What no engine says as it is meant.
  static func isWrong(_ words: String) -> Bool {
    let signs = words.firstMatch(of: #/\d\s?[-–—:x×°%&+]|[-–—:]\d|[/&°%×→•"]|\be\.g\.|\bapprox\./#)
    let glued = words.firstMatch(of: #/\d(?!st|nd|rd|th)\p{L}/#)
    let units = words.firstMatch(of: #/\d (?:s|sec|min|kg|cm|mm|m|h|x|Sek|Min|seg)\b/#)
    let verbs = words.firstMatch(of: #/\b(?:[Cc]lose|[Uu]se|[Ss]eparate) (?:your|the|both)\b/#)
    return signs != nil || glued != nil || units != nil || verbs != nil
  }

  @Test(arguments: [("", 18, 300), ("de", 1, 20), ("fr", 1, 20), ("es", 1, 20)])
  func `nothing an engine says wrong is left in the shipped library`(
    folder: String, scripts: Int, least: Int
  ) throws {
    let sources = Self.sources(folder)
    #expect(sources.count >= scripts)
    let library = Library(
      places: [Library.Place(name: "shipped", sources: sources, languages: Self.languages)],
      languages: Self.languages)
    let said = sources.reduce(into: Set<Utterance>()) {
      $0.formUnion(Self.utterances($1, library))
    }
    #expect(said.count >= least)
    for utterance in said {
      let words = try SpokenText(
        utterance.text, language: utterance.language, readings: ShippedReadings.all
      ).text
      #expect(!Self.isWrong(words), "\(words)")
    }
  }

  /// How espeak-ng pronounces texts, in the alphabet of phoneticians; `(en)` begins what it takes
  /// for English.
  static func phonemes(_ texts: [String], _ voice: String) throws -> String {
    let path = NSTemporaryDirectory() + "limber-\(UUID().uuidString).txt"
    try texts.joined(separator: "\n\n").write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["espeak-ng", "-q", "--ipa", "-v", voice, "-f", path]
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "espeak-ng is part of make setup")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ["de", "fr", "es"])
  func `no word of the shipped library is taken for English`(tag: String) throws {
    let sources = Self.sources(tag)
    let library = Library(
      places: [Library.Place(name: "shipped", sources: sources, languages: Self.languages)],
      languages: Self.languages)
    let said = sources.reduce(into: Set<Utterance>()) {
      $0.formUnion(Self.utterances($1, library))
    }
    let words = try said.map {
      try SpokenText($0.text, language: $0.language, readings: ShippedReadings.all).text
    }
    let phonemes = try Self.phonemes(words.sorted(), tag)
    #expect(phonemes.count > 1000)
    for line in phonemes.split(separator: "\n") { #expect(!line.contains("(en)"), "\(line)") }
  }

  @Test func `French words that the engine says wrong are said as they are meant`() throws {
    let text = "Allongez-vous sur le dos, les ischios au sol, le plexus ouvert."
    let said = try SpokenText(text, language: "fr", readings: ShippedReadings.all).text
    let phonemes = try Self.phonemes([said], "fr")
    #expect(phonemes.contains("dˈo"))
    #expect(phonemes.contains("iskjˈo"))
    #expect(phonemes.contains("plɛksˈys"))
    // Left to itself, the engine says something else.
    #expect(try Self.phonemes([text], "fr").contains("(en)dˈɒs(fr)"))
  }

  @Test(arguments: ["30s", "1:30", "10-12", "L/R", "Use the wall", "2 kg", "6\"", "50 %", "e.g. a"])
  func `the check of the library finds what is wrong`(text: String) {
    #expect(Self.isWrong(text))
  }

  @Test func `what is shown stays as it was written`() throws {
    let script = "Pose: Rest\n\nClose your eyes for 1/2 a minute.\nHold: 30 s\n"
    let source = Source(name: "rest.routine", text: script)
    let routine = try #require(Compilation(of: source, in: Library()).routine)
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    let cue = try #require(timeline.cues.first { $0.text?.contains("eyes") == true })
    #expect(cue.text == "Close your eyes for 1/2 a minute.")
    guard case .speech(let utterance) = cue.sound else { return }
    let profile = VoiceProfile(
      name: "a", language: "en-US", voice: "en-us", gain: 0, settings: .standard)
    let request = try profile.request(for: utterance, rate: nil)
    #expect(request.text == "cloze your eyes for half a minute.")
  }
}
