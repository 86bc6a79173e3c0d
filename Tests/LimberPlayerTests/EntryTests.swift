import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTesting
import LimberTimeline
import Testing

/// Sessions that begin, or go on, in the middle of a pose.
@Suite(.timeLimit(.minutes(1)))
struct EntryTests {
  private typealias Part = SmallRoutine.Part

  private static let routine = SmallRoutine(parts: [
    Part(
      section: 0, side: nil, set: 1,
      steps: [.say(.title, "Side reach."), .say(.safety, "Stop if it burns.")]),
    Part(
      section: 0, side: .left, set: 1,
      steps: [
        .say(.instruct, "Left arm up."), .say(.instruct, "Lean."), .hold(seconds: 8),
        .say(.instruct, "Lower."),
      ]),
    Part(
      section: 0, side: .right, set: 1,
      steps: [.say(.switch, "Now right."), .hold(seconds: 8), .say(.instruct, "Lower it.")]),
    Part(section: 0, side: nil, set: 1, steps: [.say(.instruct, "Rest."), .hold(seconds: 8)]),
    Part(section: 1, side: nil, set: 1, steps: [.say(.title, "Fold."), .hold(seconds: 8)]),
  ])

  private static let score = SteeredScore.score(telling: routine)

  private static func cue(_ text: String) throws -> Cue {
    try #require(score.timeline.cues.first { $0.text == text })
  }

  /// What is said first in a session that begins at a place.
  private static func opening(_ place: Milliseconds) async throws -> (
    words: [String?], from: Milliseconds?, heard: [Int16]
  ) {
    let session = try await SteeredScore.session(
      of: score, upTo: .zero, beginning: .place(place))
    let words = session.performance.events.cues.map(\.text)
    await session.performance.playOn()
    let events = try await session.performance.end()
    return (words, events.jumps.first, await session.sink.heard)
  }

  @Test(arguments: [
    ("Stop if it burns.", ["Side reach."]),
    ("Left arm up.", ["Side reach.", "Stop if it burns."]),
    ("Lower.", ["Side reach.", "Stop if it burns.", "Left arm up.", "Lean."]),
    ("Now right.", ["Side reach.", "Stop if it burns."]),
    ("Lower it.", ["Side reach.", "Stop if it burns.", "Now right."]),
    ("Rest.", ["Side reach.", "Stop if it burns."]),
    ("Fold.", []),
  ])
  func `wherever a pose is entered, its name, its cautions and its side are said`(
    next: String, words: [String]
  ) async throws {
    let cue = try Self.cue(next)
    let opening = try await Self.opening(cue.start)
    #expect(opening.words == words)
    #expect(opening.from == cue.start)
    let said = words.map { Utterance(text: $0, role: .instruction, language: "en") }
    let start = said.isEmpty ? 0 : SteeredScore.frames(of: said)
    let rest = Array(opening.heard[start...])
    let from = cue.start.count * 48
    #expect(firstDifference(rest, Self.score.samples(from..<from + rest.count)) == nil)
  }

  @Test func `a place in the middle of words leads to their start, behind silence`() async throws {
    let cue = try Self.cue("Lower.")
    let opening = try await Self.opening(cue.start + 117)
    #expect(opening.from == cue.start)
    let said = opening.words.compactMap(\.self).map {
      Utterance(text: $0, role: .instruction, language: "en")
    }
    let start = SteeredScore.frames(of: said)
    // A clip of this voice fades for a while behind its end.
    let quiet = start - 250 * 48 + 1000..<start
    #expect(opening.heard[quiet].allSatisfy { $0 == 0 })
    #expect(opening.heard[(quiet.lowerBound - 2400)...].first { $0 != 0 } != nil)
  }

  @Test func `what is done behind the sides is not told by what was done before them`()
    async throws
  {
    let hold = try #require(Self.score.timeline.slots.last { $0.section == 0 })
    let opening = try await Self.opening(hold.start + 4000)
    #expect(opening.words == ["Side reach.", "Stop if it burns.", "Rest."])
  }

  @Test func `a gate that is entered in its middle says its words, and waits`() async throws {
    let score = SteeredScore.gated(limit: nil)
    let session = try await SteeredScore.session(of: score, upTo: .zero, beginning: .place(3000))
    #expect(session.performance.events.jumps.first == nil)
    await session.performance.pass(frames: 100 * 48_000)
    #expect(session.performance.events.positions.last == 1750)
    #expect(session.performance.events.cues.count == 1)
    #expect(session.performance.events.contains(.waiting(.gate)))
    try await Self.expectHold(behind: session.performance)
  }

  @Test func `a gate that is sought in its middle waits there`() async throws {
    let score = SteeredScore.gated(limit: nil)
    let session = try await SteeredScore.session(of: score, upTo: .zero)
    session.performance.player.seek(to: 3000)
    await session.performance.settle()
    await session.performance.pass(frames: 100 * 48_000)
    #expect(session.performance.events.positions.last == 3000)
    #expect(session.performance.events.contains(.waiting(.gate)))
    try await Self.expectHold(behind: session.performance)
  }

  /// Answers the gate, and plays on.
  private static func expectHold(behind performance: Performance) async throws {
    await performance.send(.ready)
    #expect(performance.events.jumps.last == 5000)
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.count { $0 == .waiting(.gate) } == 1)
    #expect(events.last == .finished)
  }
}
