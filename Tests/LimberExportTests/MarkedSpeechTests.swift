import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// Speech that is marked up for other voices.
struct MarkedSpeechTests {
  @Test(arguments: Example.allCases)
  func `it is speech of its language, with breaks of five seconds at most`(
    example: Example
  ) throws {
    let speech = try SSMLReader(ExportFormat.ssml.text(of: example.timeline))
    #expect(speech.attributes["version"] == "1.1")
    #expect(speech.attributes["xmlns"] == "http://www.w3.org/2001/10/synthesis")
    #expect(speech.attributes["xml:lang"] == example.timeline.language)
    #expect(speech.longestBreak <= 5000)
    let last = try #require(speech.sentences.last)
    let cue = example.timeline.cues[(Int(last.mark.dropFirst()) ?? 0) - 1]
    #expect(cue.audibleEnd.count + last.silence == example.timeline.duration.count)
  }

  @Test func `words are given as they are read aloud`() {
    var options = ExportOptions()
    options.reading = { $0.text.uppercased() }
    let text = ExportFormat.ssml.text(of: WorkedExample.timeline, options)
    #expect(
      text.contains("<mark name=\"c1\"/><s>SIDE REACH. STANDING.</s>\n  <break time=\"5000ms\"/>"))
  }

  @Test func `words of another language say so`() {
    var timeline = WorkedExample.timeline
    timeline.cues[0].sound = .speech(
      Utterance(text: "Bonjour.", role: .instruction, language: "fr"))
    #expect(ExportFormat.ssml.text(of: timeline).contains("<s xml:lang=\"fr\">Bonjour.</s>"))
  }
}
