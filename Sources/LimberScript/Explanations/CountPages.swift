internal import LimberDiagnostics

extension Explanation {
  /// R2: what is counted, and what is said at a time.
  static let countPages = [
    Explanation(
      "R210", "this is counted in something else",
      """
      A flow is led by the breath, so it lasts some breaths; repeats are counted,
      a rest is timed. Use the line that fits, or the unit.
      """,
      wrong: """
        Pose: Wave
        Flow: 30 seconds
        Inhale: Rise.
        """,
      right: """
        Pose: Wave
        Flow: 5 breaths
        Inhale: Rise.
        """),
    Explanation(
      "R211", "a number of sets or rounds that cannot be done",
      """
      Sets and rounds are a number from 1 to 100; sets may be a range.
      """,
      wrong: """
        Pose: Rest
        Sets: 0
        Lie down.
        """,
      right: """
        Pose: Rest
        Sets: 2-3
        Lie down.
        """),
    Explanation(
      "R212", "a breath that is not understood",
      """
      A breath is "4 in, 6 out", with "2 pause" behind it if there is one, or one
      of the names easy, slow, calm and even.
      """,
      wrong: """
        Pose: Rest
        Breath: fast
        Lie down.
        """,
      right: """
        Pose: Rest
        Breath: 4 in, 6 out
        Lie down.
        """),
    Explanation(
      "R213", "a line for more than one time",
      """
      A line inside a hold is said at one time. For two times, write two lines; for
      again and again, use "Every".
      """,
      wrong: """
        Pose: Rest
        Hold: 30 seconds
        At 5-10 seconds: Let go.
        """,
      right: """
        Pose: Rest
        Hold: 30 seconds
        At 10 seconds: Let go.
        """),
    Explanation(
      "R214", "a wait that is not for somebody",
      """
      "Wait" lets the listener say when to go on, and is written "until ready". A
      pause of a known length is a rest.
      """,
      wrong: """
        Pose: Rest
        Wait: 10 seconds
        Lie down.
        """,
      right: """
        Pose: Rest
        Wait: until ready, 30 seconds at most
        Lie down.
        """),
    Explanation(
      "R215", "a time for each of nothing",
      """
      "4 seconds each" tells how long one repeat lasts, from 1 to 60 seconds. Only
      repeats have one.
      """,
      wrong: """
        Pose: Squeeze
        Hold: 30 seconds, 4 seconds each
        """,
      right: """
        Pose: Squeeze
        Reps: 8, 4 seconds each
        """),
    Explanation(
      "R220", "a bound instead of an amount",
      """
      A timed line lasts exactly as long as it says, so "at least" and "up to" leave
      the length open. Write the length, or a range to choose from.
      """,
      wrong: """
        Pose: Rest
        Lie down.
        Hold: at least 20 seconds
        """,
      right: """
        Pose: Rest
        Lie down.
        Hold: 20-30 seconds
        """),
  ]
}
