import LimberDiagnostics
import LimberScript
import Testing

/// Sides written out in sentences that are said on both: found where a side is meant, and only there.
struct SideWordTests {
  /// The words that are told about when `sentence` stands under `Each side`.
  private static func told(about sentence: String) -> [String] {
    let script = "Pose: P\nEach side, right first:\nLift your {side} foot.\n\(sentence)\n"
    let source = Source(name: "p.routine", text: script)
    return Compilation(of: source, in: Library()).report.diagnostics
      .filter { $0.code.name == "R303" }.map { source.text(in: $0.label.range) }
  }

  @Test(arguments: [
    "Float your right arm up.", "Turn right.", "Turn to the right, slowly.", "Look left.",
    "Right foot forward.", "Step your right over your knee.", "Cross right over left.",
    "Your right-hand side gets long.", "Lean to your left.", "Turn left to face the wall.",
    "Keep the right one where it is.", "Bring the left knee in.",
    "Inhale: Reach your right arm up.",
    "Caution: Keep your right knee soft.", "Easier: Bend your right knee.",
    "Lift your right.", "Put your weight on the left foot.", "(Right hand on the hip.)",
  ])
  func `a side that is meant is told`(_ sentence: String) {
    #expect(Self.told(about: sentence) != [])
  }

  @Test(arguments: [
    "Sit right back in the chair.", "Turn round right away.", "Right now, breathe.",
    "Bend your knee to a right angle.", "Feel what is left of the pull.", "All right, let go.",
    "Stop where it feels right.", "Do it right after the breath.", "There is little left to do.",
    "You have two breaths left.", "Find the right height.", "Right, let us begin.",
    "Rock left and right.", "Sway from left to right.", "Nothing is left over.",
    "Bring it right up to your chest.", "The bright light is upright.",
    "Say: Lift your right foot.",
    "First side: Lift your right foot.", "Lift your {left|right} foot.",
    "It is just right for you.",
    "Look to one side, left or right.", "Slide it right under your hip.",
  ])
  func `what is no side is left alone`(_ sentence: String) {
    #expect(Self.told(about: sentence) == [])
  }
}
