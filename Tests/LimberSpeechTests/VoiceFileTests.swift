import LimberDiagnostics
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

@Suite struct VoiceFileTests {
  static let minimal = "name: a\nlanguage: en-US\nvoice: en-us\n"

  private func read(_ text: String) -> VoiceFile {
    VoiceFile(Source(name: "a.voice", text: text))
  }

  /// What is said about a file behind the fields that it needs.
  private func told(_ text: String) -> String {
    let file = read(Self.minimal + text)
    #expect((file.profile == nil) == file.report.hasErrors)
    return DiagnosticRenderer(usesColor: false).text(of: file.report)
  }

  @Test func `every field reaches the profile`() throws {
    let profile = try #require(
      read(
        """
        name: a
        description: for a test
        language: de-AT
        default: true
        engine: espeak-ng
        voice: de
        tuning: [flutter 1, "words 1 1"]
        rate: 100
        pitch: 10
        range: 20
        volume: 30
        word-gap: 4
        gain: -3.5
        loudness: -21
        roles:
          count: {rate: 110}
          encouragement: {pitch: 60}
        pauses: {clause: 100, sentence: 200}
        edges: {keep-before: 1, keep-after: 2, fade-in: 3, fade-out: 4}
        fit: {lowest: 90, highest: 120}
        fallback: calm
        pronunciations: {Psoas: Soh-as}
        """
      ).profile)
    var expected = VoiceProfile(
      name: "a", language: "de-AT", voice: "de", gain: -3.5,
      settings: VoiceSettings(rate: 100, pitch: 10, range: 20, volume: 30, wordGap: 4))
    expected.summary = "for a test"
    expected.isDefault = true
    expected.loudness = -21
    expected.tuning = ["flutter 1", "words 1 1"]
    expected.roles = [
      .count: VoiceSettings(rate: 110, pitch: 10, range: 20, volume: 30, wordGap: 4),
      .encouragement: VoiceSettings(rate: 100, pitch: 60, range: 20, volume: 30, wordGap: 4),
    ]
    expected.pauses = VoicePauses(clause: 100, sentence: 200)
    expected.edges = ClipEdges(keptBefore: 1, keptAfter: 2, fadeIn: 3, fadeOut: 4)
    expected.fit = 90...120
    expected.fallback = "calm"
    expected.pronunciations = ["Psoas": "Soh-as"]
    #expect(profile == expected)
  }

  @Test func `what is not written is as usual`() throws {
    let profile = try #require(read(Self.minimal).profile)
    let usual = VoiceProfile(
      name: "a", language: "en-US", voice: "en-us", gain: 0, settings: .standard)
    #expect(profile == usual)
  }

  @Test func `every mistake is told at once, where it is`() {
    let text = told(
      """
      rat: 140
      pitch: 100
      tuning:
        - formant 1 100 100 5
      """)
    #expect(
      text == """
        error[V202]: there is no field "rat"
         --> a.voice:4:1
          |
        4 | rat: 140
          | ^^^ did you mean "rate"?
          = fix:
        4 | rate: 140

        error[V204]: pitch takes a whole number from 0 to 99, not "100"
         --> a.voice:5:8
          |
        5 | pitch: 100
          |        ^^^

        error[V301]: "5" is not a whole number from 20 to 300
         --> a.voice:7:23
          |
        7 |   - formant 1 100 100 5
          |                       ^

        """)
  }

  @Test(
    arguments: [
      ("rate: 500", "V204", "4:7", "80 to 449"), ("rate: quick", "V203", "4:7", "whole number"),
      ("rate: 99999999999999999999", "V203", "4:7", "whole number"),
      ("rate: [1]", "V203", "4:7", "not fields or a list"), ("rate:", "V203", "4:6", "not \"\""),
      ("gain: 99", "V204", "4:7", "-20 to 12"), ("gain: .nan", "V203", "4:7", "-20 to 12"),
      ("gain: 0x1p3", "V203", "4:7", "number"), ("rolls: {}", "V202", "4:1", "rolls"),
      ("roles: 3", "V203", "4:8", "fields of its own"),
      ("roles: {counts: {}}", "V202", "4:9", "counts"),
      ("roles: {count: {pitch: -1}}", "V204", "4:24", "roles.count.pitch"),
      ("roles: {count: {voice: x}}", "V202", "4:17", "voice"),
      ("word-gap: 9", "V204", "4:11", "0 to 4"), ("volume: 101", "V204", "4:9", "0 to 100"),
      ("default: maybe", "V205", "4:10", "true or false"),
      ("engine: espeak", "V205", "4:9", "espeak-ng or piper"),
      ("tuning: flutter 1", "V203", "4:9", "a list of lines"),
      ("tuning: [echo 1 1]", "V301", "4:10", "echo"),
      ("tuning: ['x y']", "V301", "4:11", "\"x\""),
      ("fit: {lowest: 150, highest: 90}", "V204", "4:29", "below the lowest"),
      ("pauses: {clause: 2001}", "V204", "4:18", "0 to 2000"),
      ("edges: {fade-in: -1}", "V204", "4:18", "0 to 50"),
      ("fallback: ../etc/x", "V203", "4:11", "name of a voice"),
      ("pronunciations: {a: \"\"}", "V203", "4:21", "pronunciations.a"),
      ("description: \"a\\u0007b\"", "V203", "4:14", "description"),
      ("name: b", "V102", "1:1", "\"name\" is there twice"), ("a: [", "V102", "4:5", "not YAML"),
      ("a: &x 1\nb: *x", "V102", "5:4", "repeats no parts"),
      ("---\nname: b", "V102", "4:1", "not YAML"),
    ])
  func `a mistake names its place and what is allowed`(
    text: String, code: String, place: String, part: String
  ) throws {
    let file = read(Self.minimal + text)
    let first = try #require(file.report.diagnostics.first)
    #expect(first.code.name == code)
    #expect("\(first.place.line):\(first.place.column)" == place)
    #expect(first.message.contains(part))
    #expect(file.profile == nil)
  }

  @Test(arguments: ["name", "language", "voice"])
  func `a field that every voice needs is missed, unless another one may be it`(name: String) {
    let lines = Self.minimal.split(separator: "\n").map(String.init)
    let rest = lines.filter { !$0.hasPrefix(name) }.joined(separator: "\n")
    #expect(read(rest).report.diagnostics.map(\.code.name) == ["V201"])
    let misspelt = Self.minimal.replacing("\(name):", with: "\(name)x:")
    #expect(read(misspelt).report.diagnostics.map(\.code.name) == ["V202"])
  }

  @Test func `a field is not taken for one that is there`() {
    #expect(told("rate: 140\nrat: 150").contains("fix") == false)
  }

  @Test func `a file that is not named for its voice is noticed`() {
    let file = VoiceFile(Source(name: "Voices/b.voice", text: Self.minimal))
    #expect(file.profile?.name == "a")
    #expect(file.report.diagnostics.map(\.code.name) == ["V206"])
    #expect(file.report.diagnostics.map(\.severity) == [.warning])
  }

  @Test func `Piper has a setting of its own, and no other`() throws {
    let file = read(Self.minimal + "engine: piper\ntuning: [noise-scale  0.5]")
    #expect(file.profile?.tuning == ["noise-scale 0.5"])
    #expect(
      told("engine: piper\ntuning: [noise-scal 0.5]") == """
        error[V301]: "noise-scal" is nothing that can be tuned in Piper
         --> a.voice:5:10
          |
        5 | tuning: [noise-scal 0.5]
          |          ^^^^^^^^^^ did you mean "noise-scale"?
          = fix:
        5 | tuning: [noise-scale 0.5]

        """)
  }

  @Test(arguments: [
    ("[noise-scale abc]", "5:22", "\"abc\" is not a number from 0 to 1"),
    ("[noise-scale 1.5]", "5:22", "\"1.5\" is not a number from 0 to 1"),
    ("[noise-scale]", "5:10", "takes 1 number, not 0"),
    ("[noise-scale 0 1]", "5:10", "takes 1 number, not 2"),
    ("[length-scale 1.15]", "5:10", "nothing that can be tuned"), ("[\"\"]", "5:11", "empty"),
  ])
  func `what Piper would fail by is told`(list: String, place: String, part: String) throws {
    let file = read(Self.minimal + "engine: piper\ntuning: " + list)
    let first = try #require(file.report.diagnostics.first)
    #expect((first.code.name, "\(first.place.line):\(first.place.column)") == ("V301", place))
    #expect(first.message.contains(part), "\(first.message)")
    #expect(file.profile == nil)
  }

  @Test(arguments: [
    ("rate: 140\ngain: 4,3", "gain: 4.3"), ("default: yes", "default: true"),
    ("default: Off", "default: false"), ("default: TRUE", "default: true"),
  ])
  func `what is certainly meant is offered`(wrong: String, right: String) {
    let text = Self.minimal + wrong + "\n"
    let mended = Mending(Source(name: "a.voice", text: text)) { VoiceFile($0).report }
    #expect(mended.source.text(in: 0..<mended.source.bytes.count).hasSuffix(right + "\n"))
    #expect(VoiceFile(mended.source).report == Report())
  }

  @Test func `a language with an underscore and a name with capitals are mended`() {
    let text = "name: Evening Calm\nlanguage: en_US\nvoice: en-us\n"
    let mended = Mending(Source(name: "evening-calm.voice", text: text)) { VoiceFile($0).report }
    #expect(VoiceFile(mended.source).profile?.name == "evening-calm")
    #expect(VoiceFile(mended.source).profile?.language == "en-US")
  }

  @Test(arguments: ["gain: 4,30,1", "gain: ,", "default: perhaps", "gain: 40,3"])
  func `what is not certain is not offered`(text: String) {
    #expect(!told(text).contains("fix:"))
  }

  @Test func `numbers that do harm are told, and taken`() {
    #expect(
      told("rate: 200\nvolume: 95\nroles: {count: {volume: 100}}") == """
        warning[V210]: no words can be hastened from a rate of 200, since they may have 185 at most
         --> a.voice:4:7
          |
        4 | rate: 200
          |       ^^^
          = help: "highest" of "fit" is how fast words may become where they must fit

        warning[V209]: at a volume of 95 some voices crackle
         --> a.voice:5:9
          |
        5 | volume: 95
          |         ^^ 85 is as loud as it sounds clean
          = help: "gain" makes a voice louder without that

        warning[V209]: at a roles.count.volume of 100 some voices crackle
         --> a.voice:6:25
          |
        6 | roles: {count: {volume: 100}}
          |                         ^^^ 85 is as loud as it sounds clean
          = help: "gain" makes a voice louder without that

        """)
    #expect(told("rate: 200\nfit: {highest: 220}") == "")
    #expect(told("rate: 90\nvolume: 85") == "")
  }
}

// MARK: - Names

extension VoiceFileTests {
  /// What is said about names in a file behind its name and language, where there is not much.
  private func toldAmongFew(_ text: String) -> [String] {
    let voices = [("en", "en-gb"), ("en-us", "en-us"), ("en-gb-x-rp", "en-gb-x-rp")]
    let there = VoiceSurroundings(
      voices: ["calm", "brisk", "a"],
      engineVoices: voices.map { VoiceSurroundings.EngineVoice(name: $0, language: $1) })
    let source = Source(name: "a.voice", text: "name: a\nlanguage: en-US\n" + text)
    return VoiceFile(source, among: there).report.diagnostics.map { diagnostic in
      let advice = diagnostic.advice.flatMap { [$0.text] + $0.edits.map(\.replacement) }
      let told = [diagnostic.label.text] + advice
      return "\(diagnostic.place.line):\(diagnostic.place.column) \(diagnostic.message); "
        + told.filter { !$0.isEmpty }.joined(separator: "; ")
    }
  }

  @Test(arguments: [
    ("fallback: clam", "4:11 there is no voice called \"clam\"; did you mean \"calm\"?; calm"),
    ("fallback: zebra", "4:11 there is no voice called \"zebra\"; there are brisk, calm"),
    (
      "fallback: a",
      "4:11 the voice \"a\" cannot step in for itself; "
        + "without a fallback it is the usual voice of the language"
    ),
    ("voice: en-uss", "3:8 espeak-ng has no voice \"en-uss\"; did you mean \"en-us\"?; en-us"),
    ("voice: en-gb", "3:8 espeak-ng has no voice \"en-gb\"; did you mean \"en\"?; en"),
    (
      "voice: en-us+nope",
      "3:8 espeak-ng has no variant \"nope\" of \"en-us\"; without a variant it is \"en-us\""
    ),
    (
      "voice: klingon",
      "3:8 espeak-ng has no voice \"klingon\"; limber voices lists those there are"
    ),
  ])
  func `a name that leads nowhere is told with what may be meant`(text: String, told: String) {
    #expect(toldAmongFew((text.hasPrefix("voice") ? "" : "voice: en-us\n") + text) == [told])
  }

  @Test(arguments: ["voice: en-us\nfallback: calm", "voice: EN-US\nfallback: brisk"])
  func `a name that leads somewhere is left alone`(text: String) {
    #expect(toldAmongFew(text) == [])
  }
}

// MARK: - Files from strangers

extension VoiceFileTests {
  @Test(arguments: [
    String(repeating: "[", count: 60_000), String(repeating: "- ", count: 30_000),
    String(repeating: "{a: ", count: 15_000), String(repeating: "? ", count: 30_000),
    "a: &a [x, x]\n" + String(repeating: "b: &b [*a, *a, *a, *a, *a, *a]\n", count: 9),
    String(repeating: "a", count: 70_000), "", "\u{FEFF}", "- a\n- b", "rate", "\u{0}",
  ])
  func `what is no list of fields is refused, however it is made`(text: String) {
    let file = read(text)
    #expect(file.profile == nil)
    #expect(file.report.diagnostics.count == 1)
  }

  @Test func `bytes that are no text are refused`() {
    let file = VoiceFile(Source(name: "a.voice", bytes: [0x6E, 0xFF, 0xFE, 0x3A]))
    #expect(file.report.diagnostics.map(\.code.name) == ["V101"])
  }

  @Test func `a byte-order mark and other line ends change nothing`() throws {
    let windows = "\u{FEFF}" + Self.minimal.replacing("\n", with: "\r\n") + "rate: 9\r\n"
    let first = try #require(read(windows).report.diagnostics.first)
    #expect("\(first.place.line):\(first.place.column)" == "4:7")
  }

  @Test func `random bytes and random damage never break the reader`() {
    var generator = SeededGenerator(seed: 7)
    let whole = Array((Self.minimal + "roles: {count: {rate: 150}}\ntuning: [words 1 1]\n").utf8)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[index] = UInt8.random(in: 0...255, using: &generator)
      }
      let file = VoiceFile(Source(name: "a.voice", bytes: bytes))
      #expect((file.profile == nil) == file.report.hasErrors)
      for diagnostic in file.report.diagnostics {
        #expect(diagnostic.label.range.upperBound <= bytes.count)
      }
    }
  }
}
