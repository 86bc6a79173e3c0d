import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// The same session in every format, each read by a reader of its own.
struct AgreementTests {
  @Test(arguments: Reading.all, Example.allCases)
  func `every cue is at its time with its words`(reading: Reading, example: Example) throws {
    try reading.expectAll(of: example.timeline)
  }

  @Test(arguments: Example.allCases)
  func `all formats agree on the time of every word`(example: Example) throws {
    let timeline = example.timeline
    var times: [String: [Int]] = [:]
    for reading in Reading.all {
      let cues = try reading.read(reading.format.text(of: timeline), timeline)
      times[reading.format.name] = cues.filter { !$0.text.isEmpty }.map { $0.start / 10 }
    }
    #expect(Set(times.values).count == 1, "\(times)")
    #expect(times.count == Reading.all.count)
  }

  @Test(arguments: Example.allCases)
  func `captions do not overlap, and leave nobody too little time`(example: Example) throws {
    for reading in Reading.all
    where [ExportFormat.srt.name, "webvtt"].contains(reading.format.name) {
      let cues = try reading.read(reading.format.text(of: example.timeline), example.timeline)
      for (cue, next) in zip(cues, cues.dropFirst()) where next.start > cue.start {
        let end = try #require(cue.end)
        #expect(end <= next.start)
        #expect(end == next.start || end - cue.start >= 1000)
      }
    }
  }

  @Test func `tables and labels tell kinds, and where a cue ends`() throws {
    let timeline = SessionExample.timeline
    let kinds = timeline.cues.map(\.kind.rawValue)
    let rows = try CSVReader.rows(in: ExportFormat.csv.text(of: timeline))
    let labels = try LabelsReader.labels(in: ExportFormat.labels.text(of: timeline))
    #expect(rows.map { $0["kind"] } == kinds)
    #expect(labels.map(\.kind) == kinds)
    #expect(rows.map { $0["end_ms"] } == timeline.cues.map { String($0.audibleEnd.count) })
    #expect(rows.map { $0["side"] } == timeline.cues.map { $0.side?.rawValue ?? "" })
    for (label, cue) in zip(labels, timeline.cues) {
      #expect(label.cue.end == (cue.tone == nil ? cue.audibleEnd : cue.start).count)
    }
    let poses = timeline.cues.map {
      timeline.sections[timeline.slots[$0.anchor.slot].section].title
    }
    #expect(rows.map { $0["pose"] } == poses)
  }

  @Test func `a raw table keeps what looks like a formula`() throws {
    var options = ExportOptions()
    options.isRaw = true
    let rows = try CSVReader.rows(in: ExportFormat.csv.text(of: OddTexts.timeline, options))
    #expect(rows.compactMap { $0["text"] } == OddTexts.all.map(\.shown).filter { !$0.isEmpty })
  }

  @Test func `a table for Excel begins with a mark and differs in nothing else`() {
    var options = ExportOptions()
    options.isForExcel = true
    let text = ExportFormat.csv.text(of: OddTexts.timeline, options)
    #expect(
      text.utf8.elementsEqual(("\u{FEFF}" + ExportFormat.csv.text(of: OddTexts.timeline)).utf8))
  }

  @Test(arguments: Example.allCases)
  func `lyrics are cleared in long silence and closed at the end`(example: Example) throws {
    let lyrics = try LRCReader(ExportFormat.lrc.text(of: example.timeline))
    let end = example.timeline.duration.count
    #expect(lyrics.lines.last == ReadCue(end / 10 * 10, nil, ""))
    #expect(Set(lyrics.tags.keys) == ["ti", "length", "re"])
    for (line, next) in zip(lyrics.lines, lyrics.lines.dropFirst()) where !line.text.isEmpty {
      let cue = try #require(example.timeline.cues.first { $0.start.count / 10 * 10 == line.start })
      let silence = next.text.isEmpty ? end : next.start
      #expect(silence - cue.audibleEnd.count < 4000 || next.text.isEmpty)
    }
  }
}
