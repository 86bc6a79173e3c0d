import Foundation
import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// Timelines that are read back from JSON, ours and those of strangers.
struct TimelineReaderTests {
  private static let text = ExportFormat.json.text(of: WorkedExample.timeline)

  private func read(_ text: String) throws -> Timeline {
    try TimelineReader.timeline(from: Array(text.utf8))
  }

  /// Why a text is refused; nil if it is not.
  private func reason(_ text: String) -> String? { reason(Array(text.utf8)) }

  private func reason(_ bytes: [UInt8]) -> String? {
    do throws(UnreadableTimeline) {
      _ = try TimelineReader.timeline(from: bytes)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test(arguments: Example.allCases)
  func `what was written is read`(example: Example) throws {
    let isSame = try read(ExportFormat.json.text(of: example.timeline)) == example.timeline
    #expect(isSame)
  }

  @Test(arguments: [1, 17, 70_000, 75_000, 90_001, 3_599_999])
  func `a dose of minutes keeps its milliseconds`(value: Int) throws {
    var timeline = WorkedExample.timeline
    timeline.slots[4].dose = Dose(value: value, unit: .minute)
    #expect(try read(ExportFormat.json.text(of: timeline)).slots[4].dose == timeline.slots[4].dose)
  }

  @Test func `what other programs make of it is read too`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Self.text.utf8))
    let data = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted])
    #expect(try TimelineReader.timeline(from: Array(data)) == WorkedExample.timeline)
    #expect(try read("\u{FEFF}\r\n" + Self.text) == WorkedExample.timeline)
  }

  @Test func `what could steer a terminal is noticed in every text`() {
    #expect(!WorkedExample.timeline.hasControlCharacters)
    #expect(!SessionExample.timeline.hasControlCharacters)
    let changes: [(inout Timeline) -> Void] = [
      { $0.title = "a\u{1B}[31m" }, { $0.options.voice = "\u{7F}" },
      { $0.sections[0].position = "\n" }, { $0.slots[3].origin.file = "\u{9B}2J" },
      { $0.cues[0].sound = .speech(Utterance(text: "\u{0}", role: .count, language: "en")) },
      { $0.dropped[0].reason = "\u{8}" },
    ]
    for change in changes {
      var timeline = SessionExample.timeline
      change(&timeline)
      #expect(timeline.hasControlCharacters)
    }
  }

  @Test func `unknown keys mean nothing`() throws {
    let more = Self.text
      .replacing(
        #"{"format""#, with: #"{"x":[{"y":[1e400,-0.5,99999999999999999999,null]}],"format""#
      )
      .replacing(#""leadMs""#, with: #""new":{"a":true},"leadMs""#)
    #expect(try read(more) == WorkedExample.timeline)
  }

  @Test(arguments: [
    (
      #""version":1"#, #""version":2"#,
      "it has version 2 of the format, and only version 1 is known here"
    ),
    (#""version":1"#, #""version":"1""#, "its version is no number"),
    (#""version":1,"#, "", "version is missing"),
    (#""limber-timeline""#, #""limber""#, "it is no session that Limber wrote"),
    (
      #""startMs":18500,"endMs":28500"#, #""startMs":18501,"endMs":28500"#,
      "slot 5 does not begin where the one before ends"
    ),
    (
      #""startMs":18500,"endMs":28500"#, #""startMs":18500,"endMs":1e3"#,
      "slots 5, endMs: this is no whole number"
    ),
    (
      #""startMs":18500,"endMs":28500"#, #""startMs":18500,"endMs":9223372036854775807"#,
      "slots 5, endMs: this is not from 0 to 86400000"
    ),
    (
      #""startMs":18500,"endMs":28500"#, #""startMs":18500,"endMs":-1"#,
      "slots 5, endMs: this is not from 0 to 86400000"
    ),
    (#""section":0"#, #""section":1"#, "slot 1 belongs to a section that is not there"),
    (#""kind":"hold""#, #""kind":"bold""#, #"slots 5, kind: "bold" is unknown"#),
    (#""slot":"s5""#, #""slot":"s99""#, "cue 5 belongs to a slot that is not there"),
    (#""slot":"s5""#, #""slot":"s-5""#, "cues 5, anchor, slot: this names no slot"),
    (#""startMs":25500,"#, #""startMs":99,"#, "cue 6 comes before the one before it"),
    (#""leadMs":0"#, #""leadMs":600001"#, "cues 1, leadMs: this is not from 0 to 600000"),
    (#""spoken":"Three.""#, #""spoken":3"#, "cues 6, spoken: this is no string"),
    (#""spoken":"Three.","#, "", "cues 6: spoken is missing"),
    (
      #""text":"Three.""#, #""text":"Four.""#,
      #"cues 6, text: this is not what "spoken" says; change both, or leave this out"#
    ),
    (
      #""startMs":25500,"durationMs":400"#, #""startMs":25500,"durationMs":1400"#,
      "cue 7 is said before the words before it have ended"
    ),
    (
      #""durationMs":54800"#, #""durationMs":54801"#,
      "durationMs is not where its last slot ends"
    ),
    (#""durationMs":54800"#, #""durationMs":-1"#, "durationMs: this is not from 0 to 86400000"),
    (
      #""language":"en","durationMs""#, #""language":"../en","durationMs""#,
      "language: this is no language tag"
    ),
    (#""dose":0.5,"#, #""dose":0.00005,"#, "options, dose: this is out of range"),
    (
      #""dose":{"value":10,"#, #""dose":{"value":99999999999,"#,
      "slots 5, dose, value: this is too large"
    ),
    (
      #""title":"Side reach","language""#, #""title":"\ud800","language""#,
      "line 1: a string has half a character"
    ),
    (#""cues":["#, #""cues":[,"#, "line 15: this is not JSON"),
    ("\"dropped\":[]}", "\"dropped\":[]", "line 33: a comma or a brace is missing"),
    ("\"dropped\":[]}", "\"dropped\":[]}}", "line 32: there is more behind its end"),
  ])
  func `what is wrong is told with its place`(old: String, new: String, why: String) {
    #expect(Self.text.contains(old))
    #expect(reason(Self.text.replacing(old, with: new, maxReplacements: 1)) == why)
  }

  @Test func `sections that overlap are refused, and empty ones are not`() throws {
    var timeline = SessionExample.timeline
    timeline.sections[2].start = timeline.sections[1].end - Milliseconds(1)
    #expect(
      reason(ExportFormat.json.text(of: timeline))
        == "section 3 begins before the one before it ends")
    (timeline.sections[2].start, timeline.sections[2].end) = (.zero, .zero)
    #expect(reason(ExportFormat.json.text(of: timeline)) == nil)
  }

  @Test func `what is too deep, too long or too much is refused`() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(reason(deep) == "line 1: there is more in it than a session can hold")
    #expect(reason([UInt8](repeating: 32, count: TimelineReader.mostBytes + 1)) != nil)
    let many = "[" + String(repeating: "0,", count: 3_000_000) + "0]"
    #expect(reason(many) == "line 1: there is more in it than a session can hold")
    let long = String(repeating: "a", count: 20_000)
    #expect(
      reason(Self.text.replacing("Three.", with: long))
        == "cues 6, spoken: this is longer than 10000 bytes")
    #expect(reason([0xFF, 0xFE]) == "line 1: this is not JSON")
    #expect(reason([]) == "line 1: this is not JSON")
  }

  @Test func `no cut and no changed byte breaks the reader`() {
    let bytes = Array(Self.text.utf8)
    for end in stride(from: 0, to: bytes.count - 2, by: 29) {
      #expect(reason(Array(bytes[..<end])) != nil)
    }
    var random = SeededGenerator(seed: 8)
    for _ in 0..<400 {
      var bytes = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      // Whatever it is now, it is read as a timeline that can be written, or refused.
      guard let timeline = try? TimelineReader.timeline(from: bytes) else { continue }
      for format in ExportFormat.all { _ = format.text(of: timeline) }
    }
  }
}
