internal import LimberDiagnostics

extension Explanation {
  /// R6: what is spoken.
  static let textPages = [
    Explanation(
      "R601", "a brace without its partner",
      """
      Braces hold a placeholder, such as {side}. To say a real brace, double it.
      """,
      wrong: """
        Pose: Twist
        Each side:
        Lift your {side foot.
        """,
      right: """
        Pose: Twist
        Each side:
        Lift your {side} foot.
        """),
    Explanation(
      "R602", "a placeholder that is not known",
      """
      There are {side}, {other side}, {Side}, {Other side}, {dose}, {set}, {sets},
      and two words with a bar between them, for the left and the right side.
      """,
      wrong: """
        Pose: Twist
        Each side:
        Lift your {sidee} foot.
        """,
      right: """
        Pose: Twist
        Each side:
        Lift your {side} foot.
        """),
    Explanation(
      "R603", "a sentence mentions a time that nothing keeps",
      """
      The sentence asks to stay or to repeat, but sentences are only spoken: the
      next line follows at once. A timed line gives the time, announces it and
      counts.
      """,
      wrong: """
        Pose: Rest
        Lie down.
        Stay here for five breaths.
        """,
      right: """
        Pose: Rest
        Lie down.
        Hold: 5 breaths
        """,
      keeping: "To keep the sentence as speech only, start it with \"Say:\"."),
    Explanation(
      "R604", "a sign that the voice reads as a sign",
      """
      A voice reads signs by their names. Write what should be heard.
      """,
      wrong: """
        Pose: Squeeze
        Use 1/2 of your strength.
        """,
      right: """
        Pose: Squeeze
        Use one half of your strength.
        """),
    Explanation(
      "R605", "two short forms of one line",
      """
      Behind a bar stands what is said when the line has been heard before. There is
      one such form. To say a real bar, double it.
      """,
      wrong: """
        Pose: Rest
        Lie down slowly. | Lie down. | Down.
        """,
      right: """
        Pose: Rest
        Lie down slowly. | Lie down.
        """),
    Explanation(
      "R606", "a short form without a long one",
      """
      The line starts with a bar. The words in front of the bar are said the first
      time, those behind it later.
      """,
      wrong: """
        Pose: Rest
        | Lie down.
        """,
      right: """
        Pose: Rest
        Lie down slowly. | Lie down.
        """),
    Explanation(
      "R607", "nothing can be filled in here",
      """
      Titles and reasons to stop are the same on both sides and in every set, so
      they have no placeholders.
      """,
      wrong: """
        Pose: Raise the {side} foot
        Lie down.
        """,
      right: """
        Pose: Raise a foot
        Lie down.
        """),
    Explanation(
      "R608", "words of a caution that nobody hears",
      """
      Behind a bar stands what is said when a line has been heard before. A caution
      is never shortened, so what stands behind its bar is not said at all.
      """,
      wrong: """
        Pose: Rest
        Caution: Go slowly. | Stop if your leg goes numb.
        Lie down.
        """,
      right: """
        Pose: Rest
        Caution: Go slowly. Stop if your leg goes numb.
        Lie down.
        """),
    Explanation(
      "R610", "nothing of this can be said",
      """
      A voice says letters and numbers. A picture, or signs alone, cannot be spoken,
      and a soft tone is heard in their place.
      """,
      wrong: """
        Pose: Rest
        Lie down.
        Say: 👍
        Hold: 30 seconds
        """,
      right: """
        Pose: Rest
        Lie down.
        Say: Good.
        Hold: 30 seconds
        """,
      keeping: "To keep it for people only, write it after \"Note:\"."),
    Explanation(
      "R611", "letters that the voice cannot read",
      """
      A voice reads the letters of its own language. Those of another one it spells
      out by names, or leaves out. Write the word as it sounds.
      """,
      wrong: """
        Pose: Rest
        Lie down, and think of покой.
        """,
      right: """
        Pose: Rest
        Lie down, and think of pokoy.
        """,
      keeping: "To have it read as it is, start the line with \"Say:\"."),
    Explanation(
      "R620", "a sentence that is hard to follow",
      """
      More than forty words in one go are hard to follow with closed eyes. Say one
      movement in each line.
      """,
      wrong: """
        Pose: Rest
        Lie down on your back and bend your knees so that your feet stand flat on the mat as wide as your hips and your arms lie beside you with the palms up and your head rests on the floor or on a small cushion.
        """,
      right: """
        Pose: Rest
        Lie down on your back, and plant your feet as wide as your hips.
        Let your arms lie beside you, palms up.
        """,
      keeping: "To keep it in one, start the line with \"Say:\"."),
  ]
}
