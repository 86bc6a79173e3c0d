import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct PlainTextTests {
  @Test(arguments: [
    (Dose(value: 10_000, unit: .second), "HOLD 10 seconds"),
    (Dose(value: 1000, unit: .second), "HOLD 1 second"),
    (Dose(value: 90_000, unit: .second), "HOLD 90 seconds"),
    (Dose(value: 2500, unit: .second), "HOLD 2.5 seconds"),
    (Dose(value: 60_000, unit: .minute), "HOLD 1 minute"),
    (Dose(value: 90_000, unit: .minute), "HOLD 1 minute 30 seconds"),
    (Dose(value: 121_000, unit: .minute), "HOLD 2 minutes 1 second"),
    (Dose(value: 30_000, unit: .minute), "HOLD 30 seconds"),
    (Dose(value: 5, unit: .breath), "HOLD 5 breaths"),
    (Dose(value: 1, unit: .breath), "HOLD 1 breath"),
  ])
  func `a dose is written in digits with its unit`(dose: Dose, line: String) {
    var timeline = WorkedExample.timeline
    timeline.slots[4].dose = dose
    #expect(ExportFormat.text.text(of: timeline).contains("\n  0:18  \(line)\n"))
  }

  @Test func `times are aligned to the longest, and hours come in when they are needed`() {
    var timeline = WorkedExample.timeline
    timeline.slots[10].start = 3_599_999
    timeline.slots[10].end = 3_600_000
    timeline.cues[16].start = 3_599_999
    let text = ExportFormat.text.text(of: timeline)
    #expect(text.hasPrefix("SIDE REACH   1:00:00\n"))
    #expect(text.contains("\n     0:12  Reach your left arm up.\n"))
    #expect(text.contains("\n    59:59  Lower.\n"))
    #expect(text.contains("\n  !        Stop if"))
  }

  @Test func `a position that is not written leaves no line`() {
    var timeline = WorkedExample.timeline
    timeline.sections[0].position = nil
    #expect(ExportFormat.text.text(of: timeline).hasPrefix("SIDE REACH   0:54\n\n  !     Stop"))
  }

  @Test func `a gate is told once, however long it lasts where nobody answers`() {
    var timeline = WorkedExample.timeline
    timeline.slots[4].kind = .gate
    let text = ExportFormat.text.text(of: timeline)
    #expect(text.contains("\n  0:18  WHEN YOU ARE READY\n"))
    #expect(!text.contains("GATE"))
  }

  @Test func `what is too long for paper goes on below`() throws {
    var timeline = WorkedExample.timeline
    let long =
      "Ask somebody first if you have an injury, "
      + Array(repeating: "or", count: 30)
      .joined(separator: " ")
    let place = try #require(timeline.cues.firstIndex { $0.kind == .instruct })
    timeline.cues[place].sound = .speech(
      Utterance(text: long, role: .instruction, language: "en"))
    var options = ExportOptions()
    options.care = [long]
    options.equipment = ["mat (optional)", "clear wall"] + Array(repeating: "towel", count: 12)
    let text = ExportFormat.text.text(of: timeline, options)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 })
    #expect(text.contains("\nEquipment: mat (optional), clear wall, towel,"))
    #expect(text.contains("\n        or or"))
    let lines = PlainTextReader.lines(in: text)
    #expect(lines.contains(.caution(long)))
    #expect(lines.contains { $0.isStep && $0.text == long })
    #expect(lines.contains(.heading("Equipment: " + options.equipment.joined(separator: ", "))))
  }
}
