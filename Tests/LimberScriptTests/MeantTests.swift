import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// What a script means, where it is easily lost on the way to the timeline.
struct MeantTests {
  private func timeline(_ script: String, pace: Int = 1000) throws -> Timeline {
    let compilation = Compilation(of: Source(name: "meant.routine", text: script), in: Library())
    var options = PlanOptions()
    options.pace = pace
    return try #require(compilation.routine).plan(options, measure: FixedMeasure()).draft.timeline
  }

  @Test func `a session that a slow pace makes longer than four hours is still whole`() throws {
    let script = "Pose: P\nSit.\nRest: 130 minutes\nStand.\nHold: 20 seconds\nDone."
    #expect(try timeline(script, pace: 500).cues.last?.text == "Done.")
  }

  @Test func `both sides are released alike, whatever comes after them`() throws {
    let timeline = try timeline(
      "Pose: P\nEach side:\nReach.\nHold: 10 seconds\nAfterwards:\nStay where you are.")
    #expect(timeline.cues.filter { $0.text == "And release." }.map(\.side) == [.right, .left])
    #expect(timeline.cues.last?.text == "Stay where you are.")
  }

  @Test func `a line of the session is not the release of a pose`() throws {
    let timeline = try timeline(
      "Session: S\nUse: P\nSay: Have your water ready.\n\nPose: P\nReach.\nHold: 10 seconds")
    #expect(
      timeline.cues.compactMap(\.text).suffix(2) == ["And release.", "Have your water ready."])
  }

  @Test func `a line after a hold of the session is its release`() throws {
    let timeline = try timeline("Session: S\nStand.\nHold: 10 seconds\nLet go.")
    #expect(timeline.cues.compactMap(\.text).last == "Let go.")
    #expect(!timeline.cues.contains { $0.text == "And release." })
  }

  @Test func `cautions that begin alike are both spoken`() throws {
    let timeline = try timeline(
      """
      Session: S
      Caution: Be careful.
      Use: one
      Use: two

      Pose: One
      Caution: Stop at once when
      ... your knee hurts.
      Lie.

      Pose: Two
      Caution: Stop at once when
      ... your neck hurts.
      Lie.
      """)
    #expect(
      timeline.cues.filter { $0.kind == .safety }.compactMap(\.text) == [
        "Be careful.", "Stop at once when your knee hurts.", "Stop at once when your neck hurts.",
      ])
  }

  @Test func `reasons to stop below a part are spoken too`() throws {
    let timeline = try timeline(
      "Session: S\nPart: A\nStop if: it hurts\nUse: P\n\nPose: P\nLie.")
    #expect(timeline.cues.contains { $0.text == "Stop if it hurts." })
  }

  @Test func `a dose is named above the sides`() throws {
    let timeline = try timeline(
      "Pose: P\nYou will hold for {dose}.\nEach side:\nReach.\nHold: 10 seconds")
    #expect(timeline.cues.contains { $0.text == "You will hold for ten seconds." })
  }

  @Test func `a countdown that is too long for its window starts lower, and it is told`() throws {
    let timeline = try timeline("Pose: P\nLie.\nHold: 12 seconds\nCountdown: from 10")
    #expect(timeline.cues.filter { $0.kind == .countdown }.count == 9)
    #expect(timeline.dropped.map(\.kind) == [.countdown])
  }

  @Test func `words for a breath that are said whole are not reported as too long`() throws {
    #expect(
      try timeline("Pose: P\nFlow: 3 breaths\nInhale: Reach your arms up high.").dropped == [])
  }
}
