import LimberDiagnostics
import LimberScript

/// A pose that lines of a generated script may use, and what they may change.
struct GeneratedPose {
  /// What it is called, with its folder where it has one.
  var names: [String]
  var versions: [String] = []
  var hasSides = false
  /// The windows it has in every form.
  var windows: Set<String> = []
}

/// The other files of generated scripts: those of their folder, and those they include.
enum GeneratedLibrary {
  /// The poses that every script finds.
  static let poses = [
    GeneratedPose(
      names: ["side reach", "more/side-reach", "Side-Reach"], versions: ["standing", "seated"],
      hasSides: true, windows: ["hold", "rest"]),
    // In its deeper form it is another pose, which has none of its windows.
    GeneratedPose(names: ["march"]),
    GeneratedPose(names: ["arm swings", "arm-swings"], windows: ["move", "reps"]),
  ]

  /// The poses of the scripts that one includes.
  static let includedPoses = [
    GeneratedPose(names: ["quick twist", "Quick Twist"], hasSides: true, windows: ["flow"]),
    GeneratedPose(names: ["deep rest"], windows: ["pause", "transition"]),
  ]

  /// Where they are found.
  static let library = Library(
    places: [
      Library.Place(
        name: "in this folder",
        sources: [
          Source(
            name: "more/side-reach.routine",
            text: """
              Pose: Side reach
              Versions: standing, seated
              Position: standing
              Seated: position: sitting on a chair
              Caution: Hold it {dose} at most.
              Each side, left first:
              Reach your {side} arm up. | {Side} arm up.
              Caution: Keep your {side} shoulder low.
              Hold: 15-20 seconds
              Easier: hold 10 seconds
              Lower it.
              Afterwards:
              Rest: 5 seconds
              """),
          Source(
            name: "march.routine",
            text: """
              Pose: March
              Deeper: use side reach, seated, left first
              March on the spot.
              Move: 1-2 minutes
              Reps: 6-8, 2 seconds each
              """),
          Source(
            name: "more/arm-swings.routine",
            text: "Pose: Arm swings\nSwing.\nMove: 20 seconds\nReps: 4-5, 2 seconds each\n"),
        ])
    ],
    included: [
      Source(
        name: "extra.routine",
        text: """
          Include: more/rest.routine
          Pose: Quick twist
          Stop if: it pulls
          Each side:
          Flow: 2-3 breaths
          Inhale: Grow tall.
          Exhale: Turn to the {side}.
          """),
      Source(
        name: "more/rest.routine",
        text: """
          Pose: Deep rest
          Language: fr
          Lie down.
          Transition: 6 seconds
          Pause: 5-10 seconds
          """),
    ], languages: ShippedLanguages.all)
}
