extension Explanation {
  /// R3: what differs from the script that this one was translated from.
  ///
  /// Only `limber check --like` tells these; in the examples, the second file is the original.
  static let translations = [
    Explanation(
      "R340", "a translation leaves a line out",
      """
      limber check --like compares a script with the one it was translated from. Their timed \
      lines, doses, markers and settings have to be the same. Here one of them is missing.
      """,
      wrong: """
        Pose: Acostado
        Quédate quieto.
        -- original.routine --
        Pose: Rest
        Lie still.
        Hold: 20 seconds
        """,
      right: """
        Pose: Acostado
        Quédate quieto.
        Hold: 20 seconds
        -- original.routine --
        Pose: Rest
        Lie still.
        Hold: 20 seconds
        """),
    Explanation(
      "R341", "a translation has a line of its own",
      """
      limber check --like compares a script with the one it was translated from. Their timed \
      lines, doses, markers and settings have to be the same. This one is not in the original.
      """,
      wrong: """
        Pose: Acostado
        Quédate quieto.
        Hold: 20 seconds
        -- original.routine --
        Pose: Rest
        Lie still.
        """,
      right: """
        Pose: Acostado
        Quédate quieto.
        -- original.routine --
        Pose: Rest
        Lie still.
        """),
    Explanation(
      "R342", "a translation sets something else",
      """
      limber check --like compares a script with the one it was translated from. The same line \
      has another dose here, or names another side first.
      """,
      wrong: """
        Pose: Acostado
        Quédate quieto.
        Hold: 30 seconds
        -- original.routine --
        Pose: Rest
        Lie still.
        Hold: 20 seconds
        """,
      right: """
        Pose: Acostado
        Quédate quieto.
        Hold: 20 seconds
        -- original.routine --
        Pose: Rest
        Lie still.
        Hold: 20 seconds
        """),
    Explanation(
      "R343", "a translation says more or fewer sentences",
      """
      limber check --like compares a script with the one it was translated from. Between two \
      lines that belong together, the number of sentences differs, so one may have been forgotten.
      """,
      wrong: """
        Pose: Acostado
        Quédate quieto.
        -- original.routine --
        Pose: Rest
        Lie still.
        Close your eyes.
        """,
      right: """
        Pose: Acostado
        Quédate quieto.
        Cierra los ojos.
        -- original.routine --
        Pose: Rest
        Lie still.
        Close your eyes.
        """,
      silence: "Two sentences on one line count once, and so do a line and its continuation."),
  ]
}
