internal import LimberDiagnostics

extension Explanation {
  private static let original = Companion(
    name: "original.routine",
    text: """
      Pose: Rest
      Lie down.
      Hold: 30 seconds
      """)

  /// R3: a translation beside its original, as "limber check --like" compares them.
  static let translationPages = [
    Explanation(
      "R340", "a line of the original is missing",
      """
      "limber check --like" found a line in the original, and nothing like it in the
      translation.
      """,
      wrong: """
        Pose: Rest
        Lie still.
        """,
      right: """
        Pose: Rest
        Lie still.
        Hold: 30 seconds
        """, beside: original),
    Explanation(
      "R341", "a line that the original does not have",
      """
      "limber check --like" found a line in the translation, and nothing like it in
      the original. Take it away here, or add it there.
      """,
      wrong: """
        Pose: Rest
        Lie still.
        Hold: 30 seconds
        Rest: 10 seconds
        """,
      right: """
        Pose: Rest
        Lie still.
        Hold: 30 seconds
        """, beside: original),
    Explanation(
      "R342", "a line differs from the original",
      """
      "limber check --like" compares a translation with its original: both time the
      same things, for as long, on the same sides, and say each sentence in the same
      forms. Only the words may differ.
      """,
      wrong: """
        Pose: Rest
        Lie still.
        Hold: 20 seconds
        """,
      right: """
        Pose: Rest
        Lie still.
        Hold: 30 seconds
        """, beside: original),
    Explanation(
      "R343", "more or fewer sentences than the original",
      """
      "limber check --like" counts the sentences between two lines that belong
      together. Where the numbers differ, one may have been forgotten.
      """,
      wrong: """
        Pose: Rest
        Lie still.
        Breathe.
        Hold: 30 seconds
        """,
      right: """
        Pose: Rest
        Lie still.
        Hold: 30 seconds
        """, beside: original,
      keeping: "Two sentences on one line count once, and so does a continued one."),
  ]
}
