import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// The excerpts that the language's own document shows of its worked example (LANGUAGE.md 8).
struct WorkedExampleTests {
  @Test(arguments: ExportFormat.all)
  func `the worked example is written as recorded`(format: ExportFormat) throws {
    let text = format.text(of: WorkedExample.timeline)
    try expectSnapshot(of: text, named: "worked-example.\(format.pathExtension)")
  }

  @Test func `the text export is the documented one`() {
    #expect(
      ExportFormat.text.text(of: WorkedExample.timeline) == """
        SIDE REACH   0:54
        Standing

          !     Stop if it hurts <or pinches> & rest.

        Left side
          0:12  Reach your left arm up.
          0:18  HOLD 10 seconds
          0:28  Lower it.
        Right side
          0:36  Right arm up.
          0:41  HOLD 10 seconds
          0:51  Lower.

        """)
  }

  @Test func `the WebVTT export begins and continues as documented`() {
    let text = ExportFormat.webVTT.text(of: WorkedExample.timeline)
    #expect(text.hasPrefix("WEBVTT\n\n"))
    #expect(
      text.contains(
        """


        c2
        00:00:08.000 --> 00:00:11.200
        Stop if it hurts &lt;or pinches&gt; &amp; rest.


        """))
  }

  @Test(arguments: [
    #"{"format":"limber-timeline","version":1,"title":"Side reach","language":"en","durationMs":54800,"#
      + "\n \"options\":{",
    #""dose":0.5,"pace":1,"breathMs":[3000,5000],"voice":"test"},"#,
    #" "sections":[{"id":"side-reach","title":"Side reach","startMs":0,"endMs":54800"#,
    #"{"id":"s5","kind":"hold","startMs":18500,"endMs":28500,"fixed":true,"side":"left","set":1,"#
      + #""dose":{"value":10,"unit":"second"},"source":{"file":"side-reach.routine","line":7}"#,
    #"{"id":"c6","kind":"countdown","startMs":25500,"durationMs":400,"text":"Three.","#
      + #""spoken":"Three.","tone":null,"priority":3,"anchor":{"slot":"s5","edge":"end","#
      + #""offsetMs":-3000},"side":"left","set":1,"source":{"file":"side-reach.routine","line":7}"#,
    "\n \"dropped\":[]}\n",
  ])
  func `the JSON export holds the documented excerpt`(excerpt: String) {
    #expect(ExportFormat.json.text(of: WorkedExample.timeline).contains(excerpt))
  }
}
