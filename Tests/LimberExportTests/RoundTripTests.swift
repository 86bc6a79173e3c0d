import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// Writes, reads with a reader of its own, and compares.
struct RoundTripTests {
  @Test(arguments: Example.allCases)
  func `nothing is lost in JSON`(example: Example) throws {
    try expectSame(example.timeline)
  }

  @Test(arguments: [1, 17, 70_000, 75_000, 90_001, 3_599_999])
  func `a dose of minutes keeps its milliseconds in JSON`(value: Int) throws {
    var timeline = WorkedExample.timeline
    timeline.slots[4].dose = Dose(value: value, unit: .minute)
    try expectSame(timeline)
  }

  @Test(arguments: Example.allCases)
  func `sheets show every instruction, every caution and every dose, and no more`(
    example: Example
  ) throws {
    let timeline = example.timeline
    for lines in try [
      PlainTextReader.lines(in: ExportFormat.text.text(of: timeline)),
      MarkdownReader.lines(in: ExportFormat.markdown.text(of: timeline)),
    ] {
      expectSheet(lines, of: timeline)
    }
  }

  private func expectSheet(_ lines: [PlainTextLine], of timeline: Timeline) {
    let said = timeline.cues.filter { isWritten($0, in: timeline) }
      .map { PlainTextLine.step(seconds: $0.start.count / 1000, shown($0)) }
    let cautions = timeline.cues.filter { $0.kind == .safety }
      .map { PlainTextLine.caution(shown($0)) }
    let doses = timeline.slots.filter { $0.dose != nil }.map { $0.start.count / 1000 }
    #expect(lines.filter(\.isStep).filter { !$0.isDose } == said)
    #expect(lines.filter(\.isDose).compactMap(\.seconds) == doses)
    #expect(lines.filter(\.isCaution) == cautions)
  }

  private func expectSame(_ timeline: Timeline) throws {
    let isSame = try JSONReader.timeline(from: ExportFormat.json.text(of: timeline)) == timeline
    #expect(isSame)
  }

  private func isWritten(_ cue: Cue, in timeline: Timeline) -> Bool {
    let slot = timeline.slots[cue.anchor.slot]
    let isPhase = slot.kind == .phase && [.breathIn, .breathOut].contains(cue.kind)
    let isRest = slot.dose == nil && cue.kind == .rest
    let isWritten = [.instruct, .release].contains(cue.kind) || isPhase || isRest
    return isWritten && !shown(cue).isEmpty
  }

  /// The words that may be shown of a cue; empty for a tone.
  private func shown(_ cue: Cue) -> String {
    guard let text = cue.text else { return "" }
    return OddTexts.all.first { $0.written.utf8.elementsEqual(text.utf8) }?.shown ?? text
  }
}
