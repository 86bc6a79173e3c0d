import LimberSpeech
import LimberTesting
import Testing

@Suite struct SpokenTextTests {
  @Test(arguments: [
    ("20-30 s", "20 to 30 seconds"), ("20–30 seconds", "20 to 30 seconds"),
    ("20 – 30 s", "20 to 30 seconds"), ("30s", "30 seconds"), ("5x", "5 times"),
    ("1/2", "one half"), ("Hold 1/2 of it.", "Hold one half of it."), ("1 1/2", "1 and a half"),
    ("right/left", "right or left"), ("3-2-1", "3, 2, 1"), ("5-4-3-2-1", "5, 4, 3, 2, 1"),
    ("4-7-8", "4, 7, 8"), ("2:1", "2 to 1"), ("1:30", "1 minute 30"),
    ("5 × 30 s", "5 times 30 seconds"),
    ("1 s", "1 second"), ("21 s", "21 seconds"), ("2 min", "2 minutes"), ("3x10", "3 times 10"),
    ("in the 1990s", "in the nineteen nineties"),
    ("1.5 s", "1.5 seconds"), ("L/R", "left or right"),
    ("and/or", "or"), ("reps < 5 & > 3", "reps less than 5 and more than 3"),
    ("2026-11-21", "2026-11-21"), ("x-ray", "x-ray"), ("90°", "90 degrees"), ("½ way", "halfway"),
  ])
  func `signs are read as words`(written: String, said: String) throws {
    #expect(try SpokenText(written, language: "en-US").text == said)
  }

  @Test func `a language without a reading keeps its signs`() throws {
    #expect(try SpokenText("20-30 s", language: "de").text == "20-30 s")
  }

  @Test(arguments: [
    ("\u{1}20S hello", "20S hello"), ("[[h@'loU]] you", "h@'loU you"), ("<voice>hi", "voice hi"),
    ("a\u{0}b", "a b"), ("a\u{85}b", "a b"), ("x\u{200B}y\u{202E}z\u{FEFF}", "xyz"),
    ("a \r\n\t b\u{A0}c", "a b c"), ("cafe\u{301}", "caf\u{E9}"), ("good 👍🏽👨‍👩‍👧 job", "good job"),
    ("1️⃣ and ❤️", "1 and"), ("\u{E000}go\u{10FFFF}", "go"),
    ("Don’t “stop” – go…", "Don’t “stop” – go…"),
  ])
  func `what drives an engine does not get through`(written: String, said: String) throws {
    #expect(try SpokenText(written, language: "de").text == said)
  }

  @Test(arguments: ["", "  ", "…", "- – —", "👍", "\u{1}", "<>[]{}"])
  func `a text without a letter or a digit is empty`(written: String) {
    let error = #expect(throws: SpeechError.self) { try SpokenText(written, language: "en") }
    #expect(error?.code == .emptyText)
  }

  @Test func `4000 bytes are said, and one more is not`() throws {
    let longest = String(repeating: "a", count: 4000)
    #expect(try SpokenText(longest, language: "en").text == longest)
    let error = #expect(throws: SpeechError.self) { try SpokenText(longest + "a", language: "en") }
    #expect(error?.code == .tooLong)
  }

  @Test(arguments: UInt64(0)..<20)
  func `cleaning clean words changes nothing`(seed: UInt64) {
    let texts = SynthesizerConformance.randomTexts(50, seed: seed)
    for text in texts + SynthesizerConformance.hostileTexts {
      guard let once = try? SpokenText(text, language: "en") else { continue }
      #expect((try? SpokenText(once.text, language: "en")) == once)
      let scalars = once.text.unicodeScalars
      #expect(!scalars.contains { $0.value < 0x20 || $0.properties.generalCategory == .format })
      #expect(!once.text.contains { "<>&[]".contains($0) })
    }
  }
}
