internal import LimberDiagnostics

extension Explanation {
  /// R3: sides and sets.
  static let sidePages =
    [
      Explanation(
        "R303", "one side is named where both are done",
        """
        What stands below "Each side" is done twice, once for each side, and this line
        names one of them in words. It would be said of the wrong side the second
        time. Write {side} for the side that is worked, and {other side} for the
        other one.
        """,
        wrong: """
          Pose: Side bend
          Each side, left first:
          Float your left arm up.
          Hold: 20 seconds
          """,
        right: """
          Pose: Side bend
          Each side, left first:
          Float your {side} arm up.
          Hold: 20 seconds
          """,
        keeping: "To say it as it is, start the line with \"Say:\"; to say it\n"
          + "on one side only, with \"First side:\" or \"Second side:\"."),
      Explanation(
        "R312", "sides or sets in a session",
        """
        Sides and sets are of a pose. A session plays poses, each with its own sides;
        its parts can be repeated in rounds.
        """,
        wrong: """
          Session: Evening
          Each side:
          Say: Lie on your side.
          """,
        right: """
          Session: Evening
          Part: Rest, 2 rounds
          Say: Lie down.
          """),
      Explanation(
        "R313", "a second part for the sides or sets",
        """
        A pose has one part that is repeated; what stands above it is done once, what
        stands below "Afterwards" too. For two parts, write two poses.
        """,
        wrong: """
          Pose: Twist
          Each side:
          Turn to the {side}.
          Each side:
          Lean to the {side}.
          """,
        right: """
          Pose: Twist
          Each side:
          Turn to the {side}.
          Lean to the {side}.
          """),
      Explanation(
        "R314", "there are no sides to end",
        """
        "Afterwards" ends what is done for each side or set, and there is no such part
        above it.
        """,
        wrong: """
          Pose: Twist
          Turn your head.
          Afterwards:
          Sit still.
          """,
        right: """
          Pose: Twist
          Each side:
          Turn to the {side}.
          Afterwards:
          Sit still.
          """),
      Explanation(
        "R315", "a pose that plays a pose",
        """
        Poses are played by sessions. Write a session that uses both, one after the
        other.
        """,
        wrong: """
          Pose: Twist
          Sit down.
          Use: rest
          """,
        right: """
          Session: Evening
          Use: rest

          Pose: Rest
          Lie down.
          """),
      Explanation(
        "R316", "sides and sets at once",
        """
        "Sets" already repeats what stands below "Each side". A part for each set is
        for poses without sides.
        """,
        wrong: """
          Pose: Twist
          Sets: 2
          Each side:
          Turn to the {side}.
          Each set:
          Sit still.
          """,
        right: """
          Pose: Twist
          Sets: 2
          Each side:
          Turn to the {side}.
          """),
      Explanation(
        "R317", "sets without a number",
        """
        There is a part for each set, but the pose does not say how many sets there
        are, so it is done once.
        """,
        wrong: """
          Pose: Squeeze
          Each set:
          Squeeze.
          """,
        right: """
          Pose: Squeeze
          Sets: 2-3
          Each set:
          Squeeze.
          """,
        keeping: "For one set only, leave \"Each set:\" out, or write \"Sets: 1\"."),
    ] + namedSidePages
}
