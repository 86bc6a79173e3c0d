import Foundation
import LimberDiagnostics
import LimberExport
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// The library's routines as sessions that are planned, written, and read back.
struct PlannedSessionTests {
  /// A voice that has said nothing yet.
  private struct Silence: SpeechMeasure {
    func extent(of utterance: Utterance) -> SpeechExtent? { nil }
  }

  private func routine(_ name: String) throws -> Routine {
    try #require(try ShippedScripts.compilation(name).routine)
  }

  private func timeline(_ name: String) throws -> Timeline {
    try routine(name).plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
  }

  @Test(arguments: ShippedScripts.names)
  func `every routine comes back as it was planned`(name: String) throws {
    let timeline = try timeline(name)
    let text = ExportFormat.json.text(of: timeline)
    let read = try TimelineReader.timeline(from: Array(text.utf8))
    let isSame = read == timeline
    #expect(isSame)
  }

  @Test func `nothing plans a planned session anew`() throws {
    let timeline = try timeline("desk-break")
    let routine = Routine(
      planned: timeline, source: Source(name: "desk.json", text: "{}"), languages: .english)
    var options = PlanOptions()
    options.pace = 500
    options.dose = 0
    let plan = routine.plan(options, paced: 2000, measure: FixedMeasure())
    #expect(plan.draft.timeline == timeline)
    #expect(plan.draft.isFinal)
    #expect(plan.draft.settled == timeline.duration)
    #expect(plan.diagnostics.isEmpty)
  }

  /// A voice that takes twice its time, but for words that have to fit.
  private struct SlowVoice: SpeechMeasure {
    func extent(of utterance: Utterance) -> SpeechExtent? {
      guard var extent = FixedMeasure().extent(of: utterance) else { return nil }
      extent.duration = utterance.fit ?? extent.duration * 2
      return extent
    }
  }

  @Test(arguments: ShippedScripts.names)
  func `words of a slower voice fit in before the next`(name: String) throws {
    let timeline = try timeline(name)
    let routine = Routine(
      planned: timeline, source: Source(name: "a.json", text: "{}"), languages: .english)
    let slow = routine.plan(PlanOptions(), measure: SlowVoice()).draft.timeline
    #expect(slow.cues.map(\.start) == timeline.cues.map(\.start))
    #expect(slow.slots == timeline.slots)
    let spoken = slow.cues.filter { $0.text != nil }
    let lengths = spoken.map { cue in
      guard case .speech(let utterance) = cue.sound else { return Milliseconds.zero }
      return SlowVoice().extent(of: utterance)?.duration ?? .zero
    }
    let isApart = zip(spoken, lengths).allSatisfy { cue, length in
      guard let next = spoken.first(where: { $0.audibleStart > cue.audibleStart }) else {
        return true
      }
      return cue.audibleStart + length <= next.audibleStart
    }
    #expect(isApart)
    let fits = zip(spoken, lengths).filter { $0.duration == $1 }
    #expect(!fits.isEmpty)
  }

  @Test func `a planned session waits for its words in their order`() throws {
    let timeline = try timeline("desk-break")
    let routine = Routine(
      planned: timeline, source: Source(name: "desk.json", text: "{}"), languages: .english)
    let draft = routine.plan(PlanOptions(), measure: Silence()).draft
    let words = timeline.cues.compactMap { cue -> Utterance? in
      guard case .speech(let utterance) = cue.sound else { return nil }
      return utterance
    }
    #expect(draft.missing.first == words.first)
    #expect(Set(draft.missing) == Set(words))
    #expect(draft.missing.count == Set(words).count)
    #expect(draft.settled == .zero)
    #expect(draft.timeline == timeline)
  }

  @Test func `the picture of a session is the one that is shown`() throws {
    let root = ShippedScripts.folder.deletingLastPathComponent()
    let pictures = SnapshotFolder(
      path: root.appending(path: "docs/pictures").path(percentEncoded: false))
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    try pictures.expect(
      ExportFormat.svg.text(of: try timeline("desk-break")), named: "desk-break.svg",
      isRecording: isRecording)
  }
}
