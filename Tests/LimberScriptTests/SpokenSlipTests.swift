import LimberDiagnostics
import LimberScript
import Testing

/// Times, signs and other sides in sentences: found where they mislead, and only there.
struct SpokenSlipTests {
  private static func codes(of sentence: String, sided: Bool = false) -> [String] {
    let marker = sided ? "Each side:\nLift your {side} foot.\n" : "Stand tall.\n"
    let source = Source(name: "p.routine", text: "Pose: P\n\(marker)\(sentence)\n")
    return Compilation(of: source, in: Library()).report.diagnostics.map(\.code.name)
  }

  @Test(arguments: [
    "Hold for 30 to 40 seconds, then let go.", "Hold at least twenty seconds.",
    "Stay here for five slow breaths.", "30 seconds on this one.", "Rest for half a minute here.",
    "Breathe deeply, 5-6 breaths.", "Repeat 10 times.", "Wait 20 seconds here.",
  ])
  func `a time that nothing times is told`(_ sentence: String) {
    #expect(Self.codes(of: sentence).contains("R603"))
  }

  @Test(arguments: [
    "Rest for a second.", "Take a deep breath.", "After 10 minutes you may feel warmer.",
    "If you have sat for 30 minutes, stand up first.", "Say: Hold for 30 seconds.",
    "Breathe out for as long as you like.", "Come up over three breaths.", "Nod five times.",
    "You did this two minutes ago.", "Lift 2 fingers.",
  ])
  func `a time that asks for nothing is left alone`(_ sentence: String) {
    #expect(!Self.codes(of: sentence).contains("R603"))
  }

  @Test(arguments: [
    "Do this 5x now.", "Use 1/2 of your strength.", "Place it w/ care.", "A strap/belt will do.",
    "Count 3-2-1 aloud.", "Breathe 2:1 here.", "Bend ~30 degrees.",
  ])
  func `a sign that is read out is told`(_ sentence: String) {
    #expect(Self.codes(of: sentence).contains("R604"))
  }

  @Test(arguments: [
    "Bend to 90 degrees.", "Come to all fours, e.g. on a mat.", "Find a hip-width stance.",
    "Say: Do this 5x.", "Keep it semi-relaxed.", "It works 24/7 for you.",
  ])
  func `what a voice reads well is left alone`(_ sentence: String) {
    #expect(!Self.codes(of: sentence).contains("R604"))
  }

  @Test(arguments: [
    "Repeat on the other side.", "Now switch sides.", "Do the other leg.", "And the other side.",
    "Then repeat with your other arm.", "Let go, and change legs.", "Repeat on both sides.",
    "Do the same on the opposite side.",
  ])
  func `a sentence that asks for the other side is told`(_ sentence: String) {
    #expect(Self.codes(of: sentence, sided: true).contains("R320"))
    #expect(Self.codes(of: sentence).contains("R320"))
  }

  @Test(arguments: [
    "Look over your other shoulder.", "Keep the other leg long.", "Say: Switch sides.",
    "Press both sides of your foot down.", "Change the angle of your arms.",
    "Feel each side of your back widen.", "Stretch one leg out, then the other leg.",
  ])
  func `what asks for something else is left alone`(_ sentence: String) {
    #expect(!Self.codes(of: sentence, sided: true).contains("R320"))
  }
}
