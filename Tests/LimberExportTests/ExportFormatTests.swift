import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct ExportFormatTests {
  @Test func `every format is found by its name and by its path extension`() {
    for format in ExportFormat.all {
      #expect(ExportFormat.named(format.name)?.name == format.name)
      #expect(ExportFormat.forPathExtension(format.pathExtension)?.name == format.name)
      #expect(ExportFormat.forPathExtension(format.pathExtension.uppercased()) != nil)
    }
  }

  @Test func `no two formats share a name or a path extension`() {
    #expect(Set(ExportFormat.all.map(\.name)).count == ExportFormat.all.count)
    #expect(Set(ExportFormat.all.map(\.pathExtension)).count == ExportFormat.all.count)
  }

  @Test func `what nobody knows is not found`() {
    #expect(ExportFormat.named("betamax") == nil)
    #expect(ExportFormat.named("JSON") == nil)
    #expect(ExportFormat.forPathExtension("") == nil)
  }

  @Test(arguments: ExportFormat.all)
  func `lines end with LF, the file ends with a line end, and no mark begins it`(
    format: ExportFormat
  ) {
    for timeline in Example.allCases.map(\.timeline) {
      let bytes = Array(format.text(of: timeline).utf8)
      #expect(bytes.last == 10)
      #expect(!bytes.contains(13))
      #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    }
  }

  @Test(arguments: ExportFormat.all)
  func `a timeline with nothing in it can be written`(format: ExportFormat) {
    let empty = Timeline(title: "Nothing", language: "en", options: WorkedExample.timeline.options)
    #expect(format.text(of: empty).hasSuffix("\n"))
  }
}
