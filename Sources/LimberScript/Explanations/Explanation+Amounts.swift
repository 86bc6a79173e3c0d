extension Explanation {
  /// R2: numbers and units.
  static let amounts = [
    Explanation(
      "R201", "a number has no unit",
      """
      Thirty seconds and thirty breaths are very different doses, so the unit is never guessed. \
      Only "Sets" and "Reps" count one thing each, and need none.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 seconds
        """),
    Explanation(
      "R202", "a unit could be two things",
      """
      "m" is short for minutes and for metres. Write "min" or "minutes".
      """,
      wrong: """
        Pose: Easy march
        March on the spot.
        Move: 5 m
        """,
      right: """
        Pose: Easy march
        March on the spot.
        Move: 5 minutes
        """),
    Explanation(
      "R203", "a range runs from high to low",
      """
      A range gives the smallest dose first and the largest last; the dose of a session lies \
      between them.
      """,
      wrong: """
        Pose: Figure four
        Cross one ankle over the other knee.
        Hold: 30-20 seconds
        """,
      right: """
        Pose: Figure four
        Cross one ankle over the other knee.
        Hold: 20-30 seconds
        """),
    Explanation(
      "R204", "a range has two kinds of unit",
      """
      There is nothing between seconds and breaths to choose from. Both ends of a range are \
      times, or both are counts of the same thing.
      """,
      wrong: """
        Pose: Child's pose
        Sit back on your heels.
        Hold: 30 seconds to 6 breaths
        """,
      right: """
        Pose: Child's pose
        Sit back on your heels.
        Hold: 5-6 breaths
        """),
    Explanation(
      "R205", "a comment stands behind a value",
      """
      A comment has a line of its own. Behind a value it would be part of the value, and behind a \
      sentence it would be read aloud.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 seconds # from the article
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        # from the article
        Hold: 30 seconds
        """),
    Explanation(
      "R206", "part of an amount is not understood",
      """
      An amount is a number or a range, and a unit: seconds, minutes or breaths. Whatever else \
      stands on the line would be lost.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 heartbeats
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 seconds
        """),
    Explanation(
      "R207", "a time is longer than any session",
      """
      A session lasts four hours at the most. A longer time is most likely a slip.
      """,
      wrong: """
        Pose: Easy march
        March on the spot.
        Move: 600 minutes
        """,
      right: """
        Pose: Easy march
        March on the spot.
        Move: 6 minutes
        """),
    Explanation(
      "R208", "an amount is missing",
      """
      This line takes time, or happens at some time, and does not say how much or when.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold:
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 seconds
        """),
    Explanation(
      "R209", "something is counted in halves",
      """
      Breaths, repeats, sets and rounds are whole numbers.
      """,
      wrong: """
        Pose: Child's pose
        Sit back on your heels.
        Hold: 2.5 breaths
        """,
      right: """
        Pose: Child's pose
        Sit back on your heels.
        Hold: 2-3 breaths
        """),
    Explanation(
      "R210", "a line is counted in the wrong unit",
      """
      A hold or a move lasts seconds, minutes or breaths; a flow breaths; rests and pauses a \
      time; repeats are counted.
      """,
      wrong: """
        Pose: Child's pose
        Sit back on your heels.
        Rest: 5 breaths
        """,
      right: """
        Pose: Child's pose
        Sit back on your heels.
        Hold: 5 breaths
        """),
    Explanation(
      "R211", "a number of sets or rounds is not understood",
      """
      A pose is done in one set or more, and a part of a session is played in one round or more, \
      a hundred at the most. A range such as 2-3 leaves the choice to the dose.
      """,
      wrong: """
        Pose: Knee to chest
        Sets: 1000
        Bring one knee in.
        """,
      right: """
        Pose: Knee to chest
        Sets: 2-3
        Bring one knee in.
        """),
    Explanation(
      "R212", "a breath is not understood",
      """
      A breath is written in seconds, "4 in, 6 out", with a pause behind it if there is one, or \
      is one of the names easy, slow, calm and even.
      """,
      wrong: """
        Pose: Cat-cow
        Breath: deep
        Get down on all fours.
        """,
      right: """
        Pose: Cat-cow
        Breath: 4 in, 6 out
        Get down on all fours.
        """),
    Explanation(
      "R213", "a prompt has no single time",
      """
      A line that is said at some time is said at one time. A range has two ends, and zero is the \
      start, where the announcement is.
      """,
      wrong: """
        Pose: Child's pose
        Sit back on your heels.
        Hold: 30 seconds
        At 10-15 seconds: Feel your back widen.
        """,
      right: """
        Pose: Child's pose
        Sit back on your heels.
        Hold: 30 seconds
        At 10 seconds: Feel your back widen.
        """),
    Explanation(
      "R214", "a wait is not understood",
      """
      A wait lasts until the person is ready, with a limit or without one. To wait for a time \
      only, use a rest.
      """,
      wrong: """
        Pose: Wall stretch
        Wait: 20 seconds
        Lie down with your feet on a wall.
        """,
      right: """
        Pose: Wall stretch
        Wait: until ready, 20 seconds at most
        Lie down with your feet on a wall.
        """),
    Explanation(
      "R215", "the time of one repeat is not understood",
      """
      Repeats may say how long each of them lasts, one time from 1 to 60 seconds. Nothing else is \
      repeated, so nothing else has a time each.
      """,
      wrong: """
        Pose: Bridge
        Lift your hips and lower them.
        Hold: 30 seconds, 4 seconds each
        """,
      right: """
        Pose: Bridge
        Lift your hips and lower them.
        Reps: 8, 4 seconds each
        """),
  ]
}
