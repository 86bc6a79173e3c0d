import LimberSpeech
import LimberTimeline
import Testing

/// How a voice needs certain words written.
@Suite struct PronunciationTests {
  func said(_ text: String, _ respellings: [String: String]) throws -> String {
    try SpokenText(text, language: "en", pronunciations: Pronunciations(respellings)).text
  }

  @Test func `whole words are written otherwise, in any case`() throws {
    let respellings = ["Psoas": "so-as"]
    #expect(try said("PSOAS, psoas; iliopsoas.", respellings) == "so-as, so-as; iliopsoas.")
  }

  @Test func `a phrase may be written otherwise`() throws {
    #expect(try said("a foam roller", ["foam roller": "fome roller"]) == "a fome roller")
  }

  @Test func `a place that the language knows comes first`() throws {
    let respellings = ["close": "clohs"]
    let text = "Close your eyes, stay close."
    #expect(try said(text, respellings) == "cloze your eyes, stay clohs.")
  }

  @Test func `a voice knows better than the language`() throws {
    #expect(try said("Pilates", [:]) == "pilah-teez")
    #expect(try said("Pilates", ["pilates": "pee-lah-tes"]) == "pee-lah-tes")
  }

  @Test func `what the language says may be written otherwise`() throws {
    #expect(try said("30 s", ["seconds": "sekonds"]) == "30 sekonds")
  }

  @Test func `respellings are made once`() throws {
    #expect(try said("yin", ["yin": "yin yin"]) == "yin yin")
  }

  @Test func `no respelling brings in what drives an engine`() throws {
    #expect(try said("a b", ["b": "[[x]] \u{1}20S <voice>"]) == "a x 20S voice")
    #expect(try said("{a} c", ["{a}": "x", "": "y", " ": "z", "c": ""]) == "a")
  }

  @Test func `a profile has its own, and the words of the utterance stay as they are`() throws {
    var profile = VoiceProfile(
      name: "a", language: "en-US", voice: "en-us", gain: 0, settings: .standard)
    profile.pronunciations = ["hips": "hipps"]
    let utterance = Utterance(text: "Square hips for 5 s.", role: .instruction, language: "en")
    #expect(try profile.request(for: utterance, rate: nil).text == "Square hipps for 5 seconds.")
    #expect(utterance.text == "Square hips for 5 s.")
  }
}
