extension Explanation {
  /// R5: variants, versions and turns.
  static let choices = [
    Explanation(
      "R501", "a version was not declared",
      """
      A pose lists its versions, and a line of one of them starts with its name. This name is not \
      in the list.
      """,
      wrong: """
        Pose: Side bend
        Versions: standing, seated
        Sitting: Sit tall.
        Hold: 20 seconds
        """,
      right: """
        Pose: Side bend
        Versions: standing, seated
        Seated: Sit tall.
        Hold: 20 seconds
        """),
    Explanation(
      "R502", "there is nothing to replace",
      """
      A line with "instead" takes the place of the sentence right above it, and there is none. To \
      add the sentence, leave out the word.
      """,
      wrong: """
        Pose: Knee to chest
        Easier instead: Loop a towel behind your thigh.
        Bring one knee in.
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Easier instead: Loop a towel behind your thigh.
        """),
    Explanation(
      "R503", "a choice stands in front of what has none",
      """
      Titles, sides and names are the same in every form of a pose. Each choice in front of a \
      line has a colon of its own, and there are three at most.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Easier: Each side:
        Hold: 20 seconds
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Easier: hold 20 seconds
        """),
    Explanation(
      "R504", "one side would get more than the other",
      """
      Both sides always get the same dose. Only sentences can be for one side.
      """,
      wrong: """
        Pose: Side bend
        Each side:
        Lean to the {side}.
        Second side: hold 30 seconds
        """,
      right: """
        Pose: Side bend
        Each side:
        Lean to the {side}.
        Hold: 30 seconds
        Second side: You know this one already.
        """),
    Explanation(
      "R505", "something cannot be said instead",
      """
      A sentence, a timed line or a setting can take the place of the one above it. Cautions and \
      prompts cannot: they only come in addition.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 20 seconds
        Easier instead: Halfway: Soften your shoulders.
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 20 seconds
        Easier: Halfway: Soften your shoulders.
        """),
    Explanation(
      "R506", "a version has a name that is taken",
      """
      The name of a version starts lines, so it cannot be a word of the language, nor be there \
      twice.
      """,
      wrong: """
        Pose: Side bend
        Versions: standing, rest
        Stand tall.
        """,
      right: """
        Pose: Side bend
        Versions: standing, resting
        Stand tall.
        """),
  ]
}
