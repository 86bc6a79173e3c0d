import Foundation
import FoundationXML
import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct ScorePictureTests {
  /// What a browser finds in a picture.
  final class Elements: NSObject, XMLParserDelegate {
    var names: [String: Int] = [:]
    var styles: [String: Int] = [:]
    var words = ""

    init(_ text: String) throws {
      super.init()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = self
      guard parser.parse() else { throw Malformed(line: text) }
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names[name, default: 0] += 1
      if let style = attributes["class"] { styles["\(name).\(style)", default: 0] += 1 }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { words += text }
  }

  @Test(arguments: Example.allCases)
  func `a picture is valid, and needs nothing but itself`(example: Example) throws {
    let text = ExportFormat.svg.text(of: example.timeline)
    let elements = try Elements(text)
    #expect(
      Set(elements.names.keys).isSubset(of: [
        "svg", "title", "desc", "style", "rect", "text", "path",
      ]))
    #expect(text.ranges(of: "http").count == 1, "only the name of the format")
    #expect(text.contains("prefers-color-scheme:dark"))
    #expect(elements.words.contains(OddTexts.shown(example.timeline.title)))
  }

  @Test func `windows stand on their sides`() throws {
    let elements = try Elements(ExportFormat.svg.text(of: WorkedExample.timeline))
    // One each, and one in the legend.
    #expect(elements.styles["rect.left"] == 2)
    #expect(elements.styles["rect.right"] == 2)
    #expect(elements.styles["rect.safety"] == 2)
    #expect(elements.words.contains("0:18 Hold, 10 seconds, Left side"))
    #expect(elements.words.contains("0:12 Reach your left arm up."))
  }

  @Test func `counts, breaths and tones are strokes`() throws {
    let text = ExportFormat.svg.text(of: SessionExample.timeline)
    let elements = try Elements(text)
    #expect((elements.styles["path.breath"] ?? 0) > 1)
    #expect((elements.styles["path.tone"] ?? 0) > 1)
    let counts = try Elements(ExportFormat.svg.text(of: WorkedExample.timeline))
    #expect((counts.styles["path.count"] ?? 0) > 1)
  }

  @Test func `a picture of four hours is small enough`() throws {
    var builder = TimelineBuilder(title: "Long")
    for pose in 0..<180 {
      builder.section("Pose \(pose)")
      builder.say(.title, "Pose \(pose).", in: .title, lasting: 5000)
      let breaths = (0..<15).flatMap { index -> [(Milliseconds, Cue.Kind, Cue.Sound)] in
        let start = Milliseconds(index * 5000)
        return [
          (start, .breathIn, .speech(builder.words("In."))),
          (start + 2000, .breathOut, .speech(builder.words("Out."))),
        ]
      }
      builder.window(.hold, Dose(value: 75_000, unit: .second), lasting: 75_000, breaths)
    }
    let text = ExportFormat.svg.text(of: builder.timeline)
    #expect(builder.timeline.duration == .seconds(4 * 3600))
    #expect(text.utf8.count < 600_000)
    _ = try Elements(text)
  }

  @Test func `a picture of nothing is a picture`() throws {
    let empty = Timeline(title: "", language: "en", options: WorkedExample.timeline.options)
    _ = try Elements(ExportFormat.svg.text(of: empty))
  }
}
