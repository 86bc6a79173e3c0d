import LimberSpeech
import Testing

struct VoiceGainTests {
  private static let fields = "name: a\nlanguage: en\nvoice: en-us\n"

  @Test(arguments: [
    ("gain: 2.4\n", "gain: -3.5\n"),
    ("gain: 2.4  # measured\n", "gain: -3.5  # measured\n"),
    ("gain: 2.4\t# a # b", "gain: -3.5\t# a # b"),
    ("gain:\t1 \n", "gain: -3.5 \n"),
    ("# gain: 7\ngain: 1\nrate: 140", "# gain: 7\ngain: -3.5\nrate: 140"),
  ])
  func `only the value is another one`(before: String, after: String) {
    #expect(
      VoiceProfile.yaml(Self.fields + before, withGain: "-3.5") == Self.fields + after)
  }

  @Test func `line ends and the last line stay as they are`() {
    let yaml = "name: a\r\ngain: 1\r\nlanguage: en\r\nvoice: en-us"
    #expect(
      VoiceProfile.yaml(yaml, withGain: "0.5")
        == "name: a\r\ngain: 0.5\r\nlanguage: en\r\nvoice: en-us")
  }

  @Test func `a file without a gain gets one below its voice`() {
    #expect(
      VoiceProfile.yaml("voice: en-us # here\nname: a\nlanguage: en\n", withGain: "4.0")
        == "voice: en-us # here\ngain: 4.0\nname: a\nlanguage: en\n")
  }

  @Test(arguments: ["{name: a, language: en, voice: v, gain: 1}", "name: [", "", "\"gain\": 1"])
  func `where there is no such line nothing is guessed`(yaml: String) {
    #expect(VoiceProfile.yaml(yaml, withGain: "1.5") == nil)
  }

  @Test func `a gain that no profile may have is not written`() {
    #expect(VoiceProfile.yaml(Self.fields, withGain: "12.1") == nil)
  }
}
