internal import LimberDiagnostics

extension Explanation {
  /// R1: settings whose value is not understood.
  static let settingPages = [
    Explanation(
      "R111", "a language without a phrasebook",
      """
      A phrasebook holds what Limber says by itself, the words of the language and
      how numbers are read. There is none for this language. Languages are written
      by their short names, such as en, de or en-GB.
      """,
      wrong: """
        Pose: Rest
        Language: tlh
        Lie down.
        """,
      right: """
        Pose: Rest
        Language: en
        Lie down.
        """),
    Explanation(
      "R112", "a warm-up setting says something else",
      """
      There is one thing to be set: that people warm up before the session, by
      themselves. A warm-up inside the session is a pose like all others.
      """,
      wrong: """
        Session: Evening
        Warm-up: five minutes
        Use: rest

        Pose: Rest
        Lie down.
        """,
      right: """
        Session: Evening
        Warm-up: done separately
        Use: rest

        Pose: Rest
        Lie down.
        """),
    Explanation(
      "R113", "two languages in one file",
      """
      One voice reads a file, with one phrasebook. Poses in another language go
      into a file of their own, and may be used from here.
      """,
      wrong: """
        Pose: Rest
        Language: en
        Lie down.

        Pose: Ruhe
        Language: de
        Leg dich hin.
        """,
      right: """
        Pose: Rest
        Language: en
        Lie down.
        """),
    Explanation(
      "R120", "a schedule that cannot be counted",
      """
      A schedule says how often a routine is meant to be practised, so that a week
      can be compared with it. What is not understood is shown as it is written,
      and nothing is compared.
      """,
      wrong: """
        Pose: Rest
        Schedule: whenever you feel like it
        Lie down.
        """,
      right: """
        Pose: Rest
        Schedule: 3-5 times a week
        Lie down.
        """,
      keeping: "To keep words that are for people only, write them after \"Note:\"."),
  ]
}
