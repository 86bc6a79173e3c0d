import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct CueSelectionTests {
  private func options(_ names: String) throws -> ExportOptions {
    var options = ExportOptions()
    options.cues = try #require(CueSelection.parse(names).selection)
    return options
  }

  @Test func `every kind has its name, beside those for several`() {
    #expect(CueSelection.names.prefix(4) == ["all", "usual", "words", "tones"])
    #expect(Set(CueSelection.names).isSuperset(of: Cue.Kind.allCases.map(\.rawValue)))
    for name in CueSelection.names { #expect(CueSelection.parse(name).selection != nil) }
  }

  @Test(arguments: [("countdwn", "countdwn"), ("title,", ""), ("", ""), ("title;set", "title;set")])
  func `what nobody knows is told`(names: String, wrong: String) {
    #expect(CueSelection.parse(names).selection == nil)
    #expect(CueSelection.parse(names).wrong == wrong)
  }

  @Test func `only what is chosen goes in`() throws {
    let text = ExportFormat.labels.text(of: SessionExample.timeline, try options("Title, halfway"))
    let labels = try LabelsReader.labels(in: text)
    let kinds: [Cue.Kind] = [.title, .halfway]
    #expect(labels.count == SessionExample.timeline.cues.filter { kinds.contains($0.kind) }.count)
    #expect(Set(labels.map(\.kind)) == ["title", "halfway"])
  }

  @Test func `words and tones are told apart`() throws {
    let timeline = SessionExample.timeline
    let tones = try CSVReader.rows(in: ExportFormat.csv.text(of: timeline, try options("tones")))
    let words = try CSVReader.rows(in: ExportFormat.csv.text(of: timeline, try options("words")))
    #expect(tones.allSatisfy { $0["text"] == "" })
    #expect(words.allSatisfy { $0["text"] != "" })
    #expect(tones.count + words.count == timeline.cues.count)
  }

  @Test func `a sheet has counts when they are chosen`() throws {
    let usual = ExportFormat.text.text(of: WorkedExample.timeline)
    let more = ExportFormat.text.text(of: WorkedExample.timeline, try options("usual,countdown"))
    let lines = more.split(separator: "\n")
    #expect(lines.filter { $0.hasSuffix("Three.") } == ["  0:25  Three.", "  0:48  Three."])
    let rest = lines.filter { line in !["Three.", "Two.", "One."].contains { line.hasSuffix($0) } }
    #expect(rest == usual.split(separator: "\n"))
  }

  @Test func `a sheet without announcements has no doses`() throws {
    let text = ExportFormat.markdown.text(of: WorkedExample.timeline, try options("instruct"))
    #expect(!text.contains("Hold"))
    #expect(!text.contains("Caution"))
    #expect(text.contains("- 0:12 Reach your left arm up."))
  }

  @Test func `captions say what they are when asked`() throws {
    var options = ExportOptions()
    options.hasClasses = true
    let text = ExportFormat.webVTT.text(of: WorkedExample.timeline, options)
    #expect(
      text.contains("<c.safety>Stop if it hurts &lt;or pinches&gt; &amp; rest.</c>"))
    #expect(text.contains("<c.count>Three.</c>"))
    let plain = text.replacing(#/<c\.[a-z\-]+>|<\/c>/#, with: "")
    #expect(plain == ExportFormat.webVTT.text(of: WorkedExample.timeline))
  }
}
