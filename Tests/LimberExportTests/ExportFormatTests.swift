import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct ExportFormatTests {
  @Test func `every format is found by its name and by its path extension`() {
    for format in ExportFormat.all {
      #expect(ExportFormat.named(format.name)?.name == format.name)
      let file = "a folder/Desk break.\(format.pathExtension)"
      #expect(ExportFormat.forFile(named: file)?.name == format.name)
      #expect(ExportFormat.forFile(named: file.uppercased())?.name == format.name)
    }
  }

  @Test func `no two formats share a name or a path extension`() {
    #expect(Set(ExportFormat.all.map(\.name)).count == ExportFormat.all.count)
    #expect(Set(ExportFormat.all.map(\.pathExtension)).count == ExportFormat.all.count)
  }

  @Test func `what nobody knows is not found`() {
    #expect(ExportFormat.named("betamax") == nil)
    #expect(ExportFormat.named("JSON") == nil)
    #expect(ExportFormat.forFile(named: "") == nil)
    #expect(ExportFormat.forFile(named: "txt") == nil)
    #expect(ExportFormat.forFile(named: "desk.pdf") == nil)
  }

  @Test(arguments: ExportFormat.all)
  func `lines end with LF, or as tables do, the file ends with a line end, and no mark begins it`(
    format: ExportFormat
  ) {
    for timeline in Example.allCases.map(\.timeline) {
      let bytes = Array(format.text(of: timeline).utf8)
      #expect(bytes.last == 10)
      let ends = bytes.indices.filter { bytes[$0] == 10 }
      let returns = bytes.indices.filter { bytes[$0] == 13 }
      #expect(returns == (format.name == "csv" ? ends.map { $0 - 1 } : []))
      #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    }
  }

  @Test(arguments: ExportFormat.all)
  func `a timeline with nothing in it can be written`(format: ExportFormat) {
    let empty = Timeline(title: "Nothing", language: "en", options: WorkedExample.timeline.options)
    let text = format.text(of: empty)
    #expect(text.isEmpty || text.utf8.last == 10)
  }
}
