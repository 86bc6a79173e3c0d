import LimberTuning
import Testing

@Suite struct TuningLineTests {
  /// What is wrong with a line, with the words it is about; nil if nothing is.
  private func mistake(in line: String) -> (kind: TuningMistake.Kind, words: String)? {
    do throws(TuningMistake) {
      _ = try TuningLine(line)
      return nil
    } catch {
      return (error.kind, String(decoding: Array(line.utf8)[error.range], as: UTF8.self))
    }
  }

  @Test(arguments: [
    "flutter 1", "roughness 0", "formant 1 100 100 80", "formant 0 50", "consonants 120 110",
    "words 1 1", "pitch 78 104", "replace 03 I2 i", "replace 0 t NULL", "intonation 2",
    "tone 600 170 1200 135 8000 0", "stressAmp 17 16 19 19 19 19 21 19", "breath 0 5",
    "stressLength 140 120 190 170 0 0 255 300", "stressAdd 0 0 0 0 0 0 0 -20", "voicing 90",
    "breathw 200 200 400",
  ])
  func `what shapes a voice is taken as it is`(line: String) throws {
    #expect(try TuningLine(line).text == line)
  }

  @Test func `space between the words does not matter`() throws {
    #expect(try TuningLine("  words  1 1 ") == TuningLine("words 1 1"))
    #expect(try PiperTuningLine(" noise-scale  0.5 ").text == "noise-scale 0.5")
  }

  @Test(arguments: [
    "echo 130 5", "mbrola en1 en1_phtrans", "dictionary ../../etc/x", "phonemes en-us",
    "language de", "name x", "dictrules 1", "speed 200", "tunes s1 c1 q1 e1",
  ])
  func `what loads other files or clicks is refused by name`(line: String) {
    let found = mistake(in: line)
    #expect(found?.kind == .refused)
    #expect(found?.words == line.split(separator: " ").first.map(String.init))
  }

  @Test(
    arguments: [
      ("fluter 1", .unknown, "fluter"), ("FLUTTER 1", .unknown, "FLUTTER"),
      ("# flutter 1", .unknown, "#"), ("klatt 3", .unknown, "klatt"),
      ("flutter", .count, "flutter"), ("flutter 1 2", .count, "1 2"),
      ("stressAmp 1 2 3", .count, "1 2 3"), ("tone 600 170 1200", .count, "600 170 1200"),
      ("flutter 21", .value, "21"), ("flutter one", .value, "one"), ("flutter 1.5", .value, "1.5"),
      ("flutter 99999999999999999999", .value, "99999999999999999999"),
      ("formant 9 100", .value, "9"), ("formant 1 100 100 10", .value, "10"),
      ("tone 8001 1", .value, "8001"), ("tone 600 1 600 1", .value, "600"),
      ("pitch 100 90", .value, "90"), ("replace 4 a b", .value, "4"),
      ("replace 03 abcde i", .value, "abcde"), ("replace 03 a //", .value, "//"),
      ("replace 03 a", .count, "03 a"), ("", .line, ""), ("   ", .line, "   "),
      ("flutter 1\nname x", .line, "flutter 1\nname x"),
      ("flutter\u{0} 1", .line, "flutter\u{0} 1"),
      ("words 1 ١", .line, "words 1 ١"),
    ] as [(String, TuningMistake.Kind, String)])
  func `a mistake is told with the words it is in`(
    line: String, kind: TuningMistake.Kind, words: String
  ) {
    let found = mistake(in: line)
    #expect(found?.kind == kind)
    #expect(found?.words == words)
  }

  @Test func `a line that the engine would cut is refused`() {
    let line = "words 1" + String(repeating: " ", count: TuningLine.longest)
    #expect(mistake(in: line)?.kind == .line)
  }
}
