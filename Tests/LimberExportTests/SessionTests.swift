import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct SessionTests {
  @Test(arguments: ExportFormat.all)
  func `a session is written as recorded`(format: ExportFormat) throws {
    let text = format.text(of: SessionExample.timeline)
    try expectSnapshot(of: text, named: "session.\(format.pathExtension)")
  }

  @Test func `the session is a timeline that could be played`() {
    #expect(TimelineInvariants.violations(in: SessionExample.timeline) == [])
  }
}
