extension Explanation {
  /// R3: what is said and done on both sides.
  static let sides = [
    Explanation(
      "R302", "something is filled in where there is nothing to fill in",
      """
      {side} and {other side} name the side that is worked, so they only mean something below \
      "Each side". {dose} names the dose of a timed line, and needs one.
      """,
      wrong: """
        Pose: Figure four
        Lift your {side} foot.
        Each side:
        Cross your {side} ankle over.
        """,
      right: """
        Pose: Figure four
        Lift your feet.
        Each side:
        Cross your {side} ankle over.
        """),
    Explanation(
      "R303", "a fixed side is said on both sides",
      """
      Everything below "Each side" is done twice, so "right" is also said while the left side is \
      worked. Write {side}, or {other side} for the other one.
      """,
      wrong: """
        Pose: Side bend
        Each side:
        Float your right arm up.
        Hold: 20 seconds
        """,
      right: """
        Pose: Side bend
        Each side:
        Float your {side} arm up.
        Hold: 20 seconds
        """,
      silence:
        "Where the word is not a side, start the line with \"Say:\". To say it on one side only, "
        + "start it with \"First side:\" or \"Second side:\"."),
    Explanation(
      "R320", "a sentence asks for what happens by itself, or not at all",
      """
      Under "Each side" the change of sides is announced, so a sentence that asks for it is said \
      twice too often. Without "Each side" it is only said, and nobody is guided through the \
      other side.
      """,
      wrong: """
        Pose: Side bend
        Lean to the right.
        Hold: 20 seconds
        Repeat on the other side.
        """,
      right: """
        Pose: Side bend
        Each side:
        Lean to the {side}.
        Hold: 20 seconds
        """,
      silence: "To have it said anyway, start the line with \"Say:\"."),
    Explanation(
      "R321", "nobody hears which side is first",
      """
      Everything below "Each side" is done once per side, but no line names a side, so the \
      listener begins with either.
      """,
      wrong: """
        Pose: Side bend
        Each side:
        Float one arm up.
        Hold: 20 seconds
        """,
      right: """
        Pose: Side bend
        Each side:
        Float your {side} arm up.
        Hold: 20 seconds
        """,
      silence: "A line such as \"First side: Start on the {side} side.\" is enough."),
    Explanation(
      "R322", "one side is never worked",
      """
      This pose names one side only and has no "Each side", so the other side of the body is left \
      out.
      """,
      wrong: """
        Pose: Side bend
        Float your right arm up.
        Hold: 20 seconds
        """,
      right: """
        Pose: Side bend
        Each side, right first:
        Float your {side} arm up.
        Hold: 20 seconds
        """,
      silence: "To keep a line for one side, start it with \"Say:\"."),
  ]
}
