import LimberTimeline
import Testing

struct FixedMeasureTests {
  @Test(arguments: [("", 0), ("Three.", 400), ("Reach your left arm up.", 2000), (" a  b ", 800)])
  func `every word takes 400 ms and its beat is its start`(text: String, duration: Int) {
    let utterance = Utterance(text: text, role: .instruction, language: "en")
    let extent = SpeechExtent(duration: Milliseconds(duration), beat: .zero)
    #expect(FixedMeasure().extent(of: utterance) == extent)
  }
}
