internal import LimberDiagnostics

extension Explanation {
  /// R2: amounts.
  static let numberPages =
    [
      Explanation(
        "R201", "a number without a unit",
        """
        Thirty seconds and thirty breaths are far apart, so nothing is guessed. Write
        the unit behind the number.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold: 30
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 30 seconds
          """),
      Explanation(
        "R202", "\"m\" could be minutes or metres",
        """
        Other short forms are understood; this one is not, because a mistake would be
        a long one. Write "min" or "minutes".
        """,
        wrong: """
          Pose: March
          March on the spot.
          Move: 5m
          """,
        right: """
          Pose: March
          March on the spot.
          Move: 5 min
          """),
      Explanation(
        "R203", "a range runs from high to low",
        """
        A range gives the least and the most. The plan of a session chooses between
        them, so it has to know which is which.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold: 30-20 seconds
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 20-30 seconds
          """),
      Explanation(
        "R204", "a range with two units",
        """
        The ends of a range are of one kind, so that something between them can be
        chosen. How long a breath is may be changed by the listener.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold: 30 seconds to 6 breaths
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 4-6 breaths
          """),
      Explanation(
        "R205", "a comment behind an amount",
        """
        A comment has a line of its own, so that "#" can be used inside sentences.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold: 30 seconds # from the article
          """,
        right: """
          Pose: Rest
          Lie down.
          # From the article.
          Hold: 30 seconds
          """),
      Explanation(
        "R206", "a word that is not part of an amount",
        """
        An amount is a number or a range, and a unit: seconds, minutes, breaths,
        times. Numbers may be words.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold: 30 secnds
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 30 seconds
          """),
      Explanation(
        "R207", "longer than any session",
        """
        A session lasts four hours at most, and this one line is longer. Most likely
        the unit is wrong.
        """,
        wrong: """
          Pose: March
          March on the spot.
          Move: 900 minutes
          """,
        right: """
          Pose: March
          March on the spot.
          Move: 15 minutes
          """),
      Explanation(
        "R208", "an amount is missing",
        """
        A timed line needs to know for how long, and a line like "At" needs to know
        when.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold:
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 30 seconds
          """),
      Explanation(
        "R209", "a part of a breath",
        """
        Breaths, sets and rounds are counted, so they are whole numbers. Seconds may
        have a part.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold: 2.5 breaths
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 3 breaths
          """),
    ] + countPages
}
