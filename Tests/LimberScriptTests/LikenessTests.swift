import LimberDiagnostics
import LimberScript
import Testing

/// A translation has the lines, doses and markers of its original.
struct LikenessTests {
  private static let original = """
    Pose: Figure four
    Versions: plain, with a block
    Sets: 2-3
    Author: Somebody
    Lie down.
    With a block: Take the block.
    Each side, right first:
    Cross over.
    Draw it in.
    Hold: 20-30 seconds
    Easier: hold 10 seconds
    Halfway: Soften.
    At 5 seconds: Breathe.
    Let go.
    """

  private static let translation = """
    # Eine Übersetzung
    Pose: Viererfigur
    Versions: einfach, mit Block
    Sets: 2 to 3 sets
    Leg dich hin.
    Mit Block: Nimm den Block.
    Each side:
    Leg ihn darüber.
    Zieh ihn heran.
    Hold: 20-30 s
    Easier: hold for 10 sec
    Halfway: Werde weich.
    At 5 s: Atme.
    Lass los.
    """

  private func differences(_ text: String) -> [String] {
    let source = Source(name: "b.routine", text: text)
    let other = Source(name: "a.routine", text: Self.original)
    return Report(Likeness.diagnostics(of: source, like: other)).diagnostics.map { diagnostic in
      let notes = diagnostic.advice.filter { diagnostic.code.name == "R340" && !$0.text.isEmpty }
      return "\(diagnostic.code.name):\(diagnostic.place.line) \(diagnostic.label.text)"
        + notes.map { "; \($0.text)" }.joined()
    }
  }

  @Test func `a faithful translation has no differences`() {
    #expect(differences(Self.translation) == [])
    #expect(differences(Self.original) == [])
  }

  static let changes = [
    ("20-30 s", "20-40 s", ["R342:10 line 10 of a.routine: Hold: 20-30 seconds"]),
    (
      "Each side:", "Each side, left first:",
      ["R342:7 line 7 of a.routine: Each side, right first:"]
    ),
    ("At 5 s:", "At 6 s:", ["R342:13 line 13 of a.routine: At 5 seconds: Breathe."]),
    (
      "At 5 s:", "5 s left:",
      [
        "R340:12 below this goes line 13 of a.routine: At 5 seconds: Breathe.", "R341:13 ",
      ]
    ),
    ("Halfway: Werde weich.", "Halfway: off", ["R342:12 line 12 of a.routine: Halfway: Soften."]),
    (
      "Easier: hold for 10 sec\n", "",
      ["R340:10 below this goes line 11 of a.routine: Easier: hold 10 seconds"]
    ),
    ("Zieh", "Pause: 4 s\nZieh", ["R341:9 "]),
    ("Zieh ihn heran.\n", "", ["R343:7 line 7 of a.routine: Each side, right first:"]),
    ("Lass los.", "", ["R343:13 line 13 of a.routine: At 5 seconds: Breathe."]),
    ("Mit Block: Nimm", "Nimm", ["R342:6 line 6 of a.routine: With a block: Take the block."]),
    ("Zieh", "Easier: Zieh", ["R342:9 line 9 of a.routine: Draw it in."]),
    ("\nSets: 2 to 3 sets", "", ["R340:3 below this goes line 3 of a.routine: Sets: 2-3"]),
    (
      "Easier: hold for 10 sec\nHalfway: Werde weich.\n", "",
      [
        "R340:10 below this goes line 11 of a.routine: Easier: hold 10 seconds; "
          + "then line 12 of a.routine: Halfway: Soften."
      ]
    ),
    (
      "At 5 s: Atme.\n", "",
      ["R340:12 below this goes line 13 of a.routine: At 5 seconds: Breathe."]
    ),
  ]

  @Test(arguments: changes)
  func `every difference is told where it is`(
    old: String, new: String, expected: [String]
  ) {
    #expect(differences(Self.translation.replacing(old, with: new)) == expected)
  }

  @Test func `scripts that have nothing in common are compared in no time`() {
    let many = "Pose: P\n" + String(repeating: "Hold: 5 seconds\nRest: 5 seconds\n", count: 20_000)
    let other = "Pose: P\n" + String(repeating: "Move: 5 seconds\nReps: 5\n", count: 20_000)
    let differences = Likeness.diagnostics(
      of: Source(name: "a", text: many), like: Source(name: "b", text: other))
    #expect(differences.count == 40_001)
  }
}
