internal import LimberDiagnostics

extension Explanation {
  /// R5: easier and deeper forms, versions, and the two sides.
  static let choicePages = [
    Explanation(
      "R501", "a version that the pose does not have",
      """
      A line may be for one version of a pose, and the versions are listed at its
      top. This line names another one.
      """,
      wrong: """
        Pose: Side bend
        Versions: standing, seated
        Standing: Stand tall.
        Seatd: Sit tall.
        """,
      right: """
        Pose: Side bend
        Versions: standing, seated
        Standing: Stand tall.
        Seated: Sit tall.
        """),
    Explanation(
      "R502", "there is no sentence to replace",
      """
      "Easier instead" replaces the spoken line directly above it, and there is
      none. Without "instead", a sentence is added in that form.
      """,
      wrong: """
        Pose: Rest
        Easier instead: Bend your knees.
        Hold: 20 seconds
        """,
      right: """
        Pose: Rest
        Lie down.
        Easier instead: Lie down and bend your knees.
        Hold: 20 seconds
        """),
    Explanation(
      "R503", "a line that cannot depend on a choice",
      """
      Sentences, timed lines and most settings may be for one form of a pose. What
      holds it together, such as its title and its sides, is the same in all forms.
      A line depends on three choices at most, each with a colon of its own.
      """,
      wrong: """
        Pose: Rest
        Easier: Each side:
        Lie on your {side} side.
        """,
      right: """
        Pose: Rest
        Each side:
        Lie on your {side} side.
        Easier: Bend your knees.
        """),
    Explanation(
      "R504", "one side would get more than the other",
      """
      Both sides always get the same. A sentence may be for one of them, a length
      may not. A session can use one side only: "Use: twist, right side only".
      """,
      wrong: """
        Pose: Twist
        Each side:
        Turn to the {side}.
        First side: hold 30 seconds
        """,
      right: """
        Pose: Twist
        Each side:
        First side: Take your time on this side.
        Turn to the {side}.
        Hold: 30 seconds
        """),
    Explanation(
      "R505", "this cannot be said instead",
      """
      "Instead" replaces a sentence by a sentence. A line that is said at some time
      inside a hold replaces nothing.
      """,
      wrong: """
        Pose: Rest
        Hold: 20 seconds
        Easier instead: halfway: Soften.
        """,
      right: """
        Pose: Rest
        Hold: 20 seconds
        Easier: halfway: Soften.
        """),
    Explanation(
      "R506", "a version needs another name",
      """
      The name is a word of the language, or two versions have the same one. A line
      that starts with it could mean either.
      """,
      wrong: """
        Pose: Rest
        Versions: plain, easier
        Lie down.
        """,
      right: """
        Pose: Rest
        Versions: plain, seated
        Lie down.
        """),
  ]
}
