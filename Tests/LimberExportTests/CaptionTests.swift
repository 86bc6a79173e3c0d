import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct CaptionTests {
  @Test func `a short word stays for a second`() throws {
    let cues = try captions(of: WorkedExample.timeline)
    #expect(cues["c6"] == 25_500..<26_500)
    #expect(cues["c17"] == 51_800..<52_800)
  }

  @Test func `a long text stays until its words are over`() throws {
    #expect(try captions(of: WorkedExample.timeline)["c2"] == 8000..<11_200)
  }

  @Test func `a caption leaves when the next one comes`() throws {
    var timeline = WorkedExample.timeline
    timeline.cues[6].start = 26_000
    #expect(try captions(of: timeline)["c6"] == 25_500..<26_000)
  }

  @Test func `captions that start together stay together`() throws {
    var timeline = WorkedExample.timeline
    timeline.cues[6].start = 25_500
    let cues = try captions(of: timeline)
    #expect(cues["c6"] == 25_500..<26_500)
    #expect(cues["c7"] == 25_500..<26_500)
  }

  @Test func `a count that is heard early is shown from its beat until it is over`() throws {
    var timeline = WorkedExample.timeline
    timeline.cues[1].lead = 500
    #expect(try captions(of: timeline)["c2"] == 8000..<10_700)
  }

  @Test func `hours are always written, with as many digits as they need`() throws {
    var timeline = WorkedExample.timeline
    timeline.cues[16].start = Milliseconds(101 * 3_600_000 + 59 * 60_000 + 59_007)
    let text = ExportFormat.webVTT.text(of: timeline)
    #expect(text.contains("\n101:59:59.007 --> 102:00:00.007\n"))
    #expect(try WebVTTReader.cues(in: text).count == 15)
  }

  @Test func `tones and empty texts give no caption`() throws {
    var timeline = WorkedExample.timeline
    timeline.cues = [timeline.cues[4]]
    #expect(ExportFormat.webVTT.text(of: timeline) == "WEBVTT\n")
    #expect(ExportFormat.srt.text(of: timeline) == "")
  }

  private func captions(of timeline: Timeline) throws -> [String: Range<Milliseconds>] {
    let cues = try WebVTTReader.cues(in: ExportFormat.webVTT.text(of: timeline))
    return Dictionary(cues.map { ($0.id, $0.start..<$0.end) }) { first, _ in first }
  }
}
