import LimberDiagnostics
import LimberScript
import LimberSpeech
import LimberTimeline
import Testing

/// The section `reading` of a phrasebook.
@Suite struct ReadingFileTests {
  /// What `written` is read as with the section `reading` holding `lines`.
  func said(_ written: String, _ lines: String, plurals: String = "") throws -> String {
    let file = "tag: xx\n\(plurals)reading:\n\(lines)"
    let reading = try Reading(Array(file.utf8), file: "xx.phrases")
    return try SpokenText(written, language: "xx-YY", readings: Readings([reading])).text
  }

  @Test func `a language without the section leaves signs to the engine`() throws {
    let reading = try Reading(Array("tag: xx\n".utf8), file: "xx.phrases")
    let readings = Readings([reading])
    #expect(try SpokenText("30 s", language: "xx", readings: readings).text == "30 s")
  }

  @Test func `a unit takes the form that the plurals of the file say`() throws {
    let plurals = """
      plurals:
        one: {numbers: [1]}
        few: {endings: [2-4], except: [12-14]}

      """
    let unit = """
        units:
          - {written: [s, sec], one: "{a} sekunda", few: "{a} sekundy", many: "{a} sekund"}
      """
    for (written, expected) in [
      ("1 s", "1 sekunda"), ("3s", "3 sekundy"), ("5 s", "5 sekund"), ("12 sec", "12 sekund"),
      ("22 s", "22 sekundy"), ("1.5 s", "1.5 sekund"),
    ] {
      #expect(try said(written, unit, plurals: plurals) == expected)
    }
  }

  @Test func `an exact amount has a wording of its own`() throws {
    let unit = #"  units: [{written: [x], many: "{a} times", exact: {1: once, 2: twice}}]"#
    #expect(try said("1x, 2x, 3x", unit) == "once, twice, 3 times")
  }

  @Test func `a fraction is a number, and less than one has a form of its own`() throws {
    let lines = """
        units:
          - {written: [m], many: "{a} metres", part: "{a} of a metre"}
          - {written: [s], many: "{a} seconds"}
        signs: {"{a}½": "{a} and a half", "½": one half, "{a}-{b}": "{a} to {b}"}
      """
    let amounts = "½ m, 1½ m, ½ s, 1½-2 m, ⅔ m"
    let words = "one half of a metre, 1 and a half metres, one half seconds"
    let rest = "1 and a half to 2 metres, ⅔ of a metre"
    #expect(try said(amounts, lines) == "\(words), \(rest)")
  }

  @Test func `less than one takes the form of one if that has room for it`() throws {
    let lines = """
        units:
          - {written: [m], one: "{a} metre", many: "{a} metres"}
          - {written: [x], one: once, many: "{a} times"}
      """
    let plurals = "plurals:\n  one: {numbers: [1]}\n"
    #expect(try said("½ m, 1½ m, ½ x", lines, plurals: plurals) == "½ metre, 1½ metres, ½ times")
  }

  @Test func `a sign is markup only when nothing beside it is left to be read`() throws {
    let lines = #"  signs: {"> {a}": "more than {a}", "{a}/{b}": "{a} of {b}"}"#
    #expect(try said("Pain > 3/10? <b>Stop</b>", lines) == "Pain more than 3 of 10? b Stop b")
  }

  @Test func `a sentence still begins with a capital`() throws {
    let lines = "  words: {Use: yooz, approx.: about}\n  units: [{written: [s], many: for long}]"
    let written = "Sit. Use it. “Use it.” 5 s. use"
    #expect(try said(written, lines) == "Sit. Yooz it. “Yooz it.” For long use")
    #expect(try said("Use it; Use. approx. 3", lines) == "yooz it; yooz. about 3")
  }

  @Test func `words are not written as they sound for other voices`() throws {
    let file = "tag: xx\nreading:\n  words: {ca.: circa}\n  sounds: {close: cloze}\n"
    let readings = Readings([try Reading(Array(file.utf8), file: "xx.phrases")])
    let utterance = Utterance(text: "Close ca. 5", role: .instruction, language: "xx")
    #expect(readings.words(for: utterance) == "Close circa 5")
    let ours = try SpokenText("Close ca. 5", language: "xx", readings: readings).text
    #expect(ours == "cloze circa 5")
  }

  @Test func `a comma may part decimals`() throws {
    let lines = """
        numbers: {decimal: ",", thousands: "."}
        units: [{written: [s], many: "{a} S"}]
      """
    #expect(try said("1,5 s und 1.000 s", lines) == "1,5 S und 1.000 S")
  }

  @Test func `the longest and the most outright pattern counts`() throws {
    let lines = """
        signs:
          "{a}/{b}": "{a} of {b}"
          1/2: half
          "{a} 1/2": "{a} and a half"
      """
    #expect(try said("1/2, 2 1/2, 2/3", lines) == "half, 2 and a half, 2 of 3")
  }

  @Test func `a place says what may stand beside a word`() throws {
    let lines = """
        words:
          lead:
            - {say: led, before: [pipe, "{a}"], not-after: [to]}
            - {say: leed, after: ["|"]}
      """
    #expect(try said("Lead us. A lead pipe, a lead", lines) == "leed us. A led pipe, a lead")
    #expect(try said("to lead pipe", lines) == "to lead pipe")
    #expect(try said("the lead 2", lines) == "the led 2")
    #expect(try said("the lead. pipe", lines) == "the lead. pipe")
  }

  @Test func `capitals in a pattern are meant`() throws {
    let lines = "  words: {L/R: left or right, ca.: circa}"
    #expect(try said("L/R, l/r, CA. 5", lines) == "left or right, l r, circa 5")
  }

  @Test func `a part of something longer is not read`() throws {
    let lines = #"  signs: {"{a}-{b}": "{a} to {b}", 1/2: half}"#
    for text in ["2026-11-21", "v1-2", "1.2.3-4.5.6"] { #expect(try said(text, lines) == text) }
    #expect(try said("1/2/3", lines) == "1 2 3")
    #expect(try said("1-2, 3-4.", lines) == "1 to 2, 3 to 4.")
  }

  @Test func `the point of an abbreviation ends a sentence only at the end`() throws {
    let lines = """
        words: {etc.: and so on}
        units: [{written: [s], many: "{a} seconds"}]
      """
    #expect(try said("rest etc. now, rest etc.", lines) == "rest and so on now, rest and so on.")
    #expect(
      try said("5 s. long. 5 s. Then 5 s.", lines) == "5 seconds long. 5 seconds. Then 5 seconds.")
    #expect(
      try said("5 s., (5 s.) 5 s./5 s. - 5 s.", lines)
        == "5 seconds, (5 seconds) 5 seconds 5 seconds - 5 seconds.")
  }

  @Test func `rules that never come to rest are given up`() throws {
    let lines = "  words: {tick: tock, tock: tick, grow: grow grow}"
    #expect(try said("tick", lines) == "tick")
    #expect(throws: SpeechError.self) {
      try said(String(repeating: "grow ", count: 700), lines)
    }
  }

  @Test func `what a file lets be said is cleaned, too`() throws {
    let lines = ##"  words: {bad: "[[h@]] \u0001 <b>", worse: "\u0001"}"##
    #expect(try said("bad, fine", lines) == "h@ b , fine")
  }

  @Test(arguments: [
    ("  words: [a]", "4:10: \"words\" is not a list of fields"),
    (
      "  word: {a: b}",
      "4:3: there is no field \"word\" here; there are numbers, units, signs, words, sounds"
    ),
    ("  units: {a: b}", "4:10: \"units\" is not a list of units"),
    ("  units: [{written: [s]}]", "4:11: \"many\" is missing here"),
    ("  units: [{many: s}]", "4:11: \"written\" is missing here"),
    ("  units: [{written: [s], many: \"{n} s\"}]", "4:32: {n} is not filled here; there is {a}"),
    ("  signs: {\"{a\": b}", "4:11: a brace in this text has no partner"),
    (
      "  signs: {\"{z} s\": b}",
      "4:11: {z} is no blank; {a} to {e} are numbers, {u} to {w} are words"
    ),
    ("  signs: {\"{a}-{a}\": b}", "4:11: a blank stands in this pattern twice"),
    ("  signs: {\"{a}{b}\": b}", "4:11: a pattern needs something besides its blanks"),
    ("  signs: {\"{a}%\": \"{b}\"}", "4:19: {b} is not filled here; there is {a}"),
    (
      "  words: {a b c d e f g h i j k l m: n}",
      "4:11: a pattern has 1 to 12 words, numbers and signs"
    ),
    ("  words: {a: {before: [b]}}", "4:14: \"say\" is missing here"),
    (
      "  words: {a: {say: b, near: [b]}}",
      "4:23: there is no field \"near\" here; there are say, before, after, not-before, not-after"
    ),
    (
      "  words: {a: {say: b, before: [\"b!\"]}}",
      "4:32: a neighbour is up to six words, {a} for a number, or |"
    ),
    ("  numbers: {decimal: x}", "4:22: a mark in a number is a point, a comma or an apostrophe"),
    (
      "  numbers: {decimal: \".\", thousands: \".\"}",
      "4:12: decimals and thousands cannot have the same mark"
    ),
    ("  words: {a: b, a: c}", "4:11: \"a\" stands here twice"),
    ("  words: {a: [b", "5:1: this is not YAML: did not find expected ',' or ']'"),
  ])
  func `a mistake is told with its place`(lines: String, message: String) {
    let file = "tag: xx\nname: [never read\nreading:\n\(lines)\n"
    let error = #expect(throws: ReadingError.self) {
      try Reading(Array(file.utf8), file: "xx.phrases")
    }
    #expect(error.map { "\($0)" } == "xx.phrases:\(message)")
  }

  @Test func `the section is no business of the language of scripts`() throws {
    let bytes = try ShippedReadings.bytes("de") + Array("\nreading:\n  nonsense: [[\n".utf8)
    let text = String(decoding: bytes, as: UTF8.self) + "\nnonsense: 1\n"
    let error = #expect(throws: LanguageError.self) {
      try Language(Source(name: "de.phrases", text: text))
    }
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    #expect(error?.line == line)
    #expect(try Language(Source(name: "de.phrases", bytes: bytes)).tag == "de")
  }

  @Test func `the shipped files have no rule that changes what it says for ever`() throws {
    for tag in ShippedReadings.tags {
      let reading = try Reading(try ShippedReadings.bytes(tag), file: "\(tag).phrases")
      #expect(reading.tag == tag)
    }
  }
}
