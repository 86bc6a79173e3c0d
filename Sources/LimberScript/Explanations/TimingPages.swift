internal import LimberDiagnostics

extension Explanation {
  /// R7: what shows when a session is planned.
  static let timingPages = [
    Explanation(
      "R701", "the session does not fit its length",
      """
      Every range is at its low end, and the session is still longer than asked.
      Nothing is left out or sped up to make it fit. Leave out a pose, lower a
      range, or ask for more time.
      """,
      wrong: """
        Session: Walk
        Length: 5 minutes
        Move: 10-15 minutes
        """,
      right: """
        Session: Walk
        Length: 15 minutes
        Move: 10-15 minutes
        """,
      keeping: "To play it as long as it is, take \"Length\" away."),
    Explanation(
      "R702", "there is no room for a line",
      """
      At its time something else is heard, such as the countdown, which is never
      moved. The line is left out of this plan. Say it earlier, or write a shorter
      form behind a bar.
      """,
      wrong: """
        Pose: Rest
        Lie down.
        Hold: 30 seconds
        At 28 seconds: Keep breathing.
        """,
      right: """
        Pose: Rest
        Lie down.
        Hold: 30 seconds
        At 20 seconds: Keep breathing.
        """,
      keeping: "To have the time for the line, write \"Countdown: off\"."),
    Explanation(
      "R703", "a line comes after the end",
      """
      The line has a time inside a hold or something like it, which is over by then,
      even at the high end of its range.
      """,
      wrong: """
        Pose: Rest
        Hold: 20-30 seconds
        At 45 seconds: Keep breathing.
        """,
      right: """
        Pose: Rest
        Hold: 50-60 seconds
        At 45 seconds: Keep breathing.
        """),
    Explanation(
      "R704", "words that are longer than the breath",
      """
      The words of a flow have to be over before the breath turns. In a breath that
      is too short for them, the short form is said, or a tone is heard. Shorten the
      words, or lengthen the breath.
      """,
      wrong: """
        Pose: Cat-cow
        Flow: 5 breaths
        Breath: 3 in, 3 out
        Inhale: Let your belly sink, and lift your chest and your tailbone. | Lift.
        """,
      right: """
        Pose: Cat-cow
        Flow: 5 breaths
        Breath: 5 in, 5 out
        Inhale: Lift your chest. | Lift.
        """,
      keeping: "To keep the words for people who breathe slowly, keep the short form."),
    Explanation(
      "R705", "the session is shorter than its length",
      """
      Every range is at its high end, and the session is still more than a minute
      shorter than asked. It plays as it is; nothing is stretched. "limber check
      --verbose" and "limber show" tell this.
      """,
      wrong: """
        Session: Walk
        Length: 15 minutes
        Move: 5-10 minutes
        """,
      right: """
        Session: Walk
        Length: 10 minutes
        Move: 5-10 minutes
        """),
  ]
}
