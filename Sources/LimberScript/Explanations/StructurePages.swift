internal import LimberDiagnostics

extension Explanation {
  /// R3: lines that do not fit where they stand.
  static let structurePages = [
    Explanation(
      "R301", "a line has nothing to belong to",
      """
      Lines such as "Halfway", "At", "Countdown", "Last" and "Switch" belong to a
      timed line above them, or to the sides, and there is none. "Last" needs one
      that is counted; "Switch" needs "Each side".
      """,
      wrong: """
        Pose: Rest
        Halfway: Soften.
        Lie down.
        Hold: 20 seconds
        """,
      right: """
        Pose: Rest
        Lie down.
        Hold: 20 seconds
        Halfway: Soften.
        """),
    Explanation(
      "R302", "a placeholder has no meaning here",
      """
      {side} and {other side} are filled in for each side, so they mean nothing in
      a line that is said once; {dose} means nothing where nothing is timed. Move
      the line, or write the words.
      """,
      wrong: """
        Pose: Twist
        Lift your {side} foot.
        """,
      right: """
        Pose: Twist
        Each side:
        Lift your {side} foot.
        """),
    Explanation(
      "R304", "a setting stands too low",
      """
      Settings belong above the first step, directly under the title, so that
      nobody has to look for them. So does a line that puts another pose in the
      place of this one.
      """,
      wrong: """
        Pose: Pigeon
        Kneel down.
        Level: strong
        """,
      right: """
        Pose: Pigeon
        Level: strong
        Kneel down.
        """),
    Explanation(
      "R305", "a flow without movement",
      """
      A flow follows the breath, and is told what to do with it by the lines
      "Inhale" and "Exhale" below it. One of them is enough.
      """,
      wrong: """
        Pose: Cat-cow
        Flow: 5-10 breaths
        Come back to a level back.
        """,
      right: """
        Pose: Cat-cow
        Flow: 5-10 breaths
        Inhale: Lift your chest.
        Exhale: Round your back.
        """),
    Explanation(
      "R306", "there is nothing to continue",
      """
      Three dots at the start of a line continue the sentence above, and there is
      none.
      """,
      wrong: """
        Pose: Rest
        Hold: 20 seconds
        ... and let go.
        """,
      right: """
        Pose: Rest
        Lie down
        ... and let go.
        Hold: 20 seconds
        """),
    Explanation(
      "R307", "two sessions in one file",
      """
      A file holds one session, because the file is what is played. It may hold
      many poses.
      """,
      wrong: """
        Session: Morning
        Say: Good morning.

        Session: Evening
        Say: Good evening.
        """,
      right: """
        Session: Morning
        Say: Good morning.
        """),
    Explanation(
      "R308", "a part outside a session",
      """
      Parts divide a session. A pose is divided by what is done once and what is
      done for each side or set.
      """,
      wrong: """
        Pose: Rest
        Lie down.
        Part: Evening
        """,
      right: """
        Session: Evening
        Part: Rest
        Say: Lie down.
        """),
    Explanation(
      "R309", "there is nothing to do",
      """
      The pose, session or part has settings, but no line that is spoken or timed.
      """,
      wrong: """
        Pose: Rest
        Level: gentle
        """,
      right: """
        Pose: Rest
        Level: gentle
        Lie down.
        """),
    Explanation(
      "R310", "a line is written twice",
      """
      Only one of them can count, and that is the later one. Take the other away.
      """,
      wrong: """
        Pose: Rest
        Level: gentle
        Level: strong
        Lie down.
        """,
      right: """
        Pose: Rest
        Level: strong
        Lie down.
        """),
    Explanation(
      "R311", "a setting of something else",
      """
      Some settings are for a session as a whole, such as its length; others are for
      one pose, such as its sets. To change the sets of a pose that is used, write
      "Use: rest, 2 sets".
      """,
      wrong: """
        Pose: Rest
        Length: 5 minutes
        Lie down.
        """,
      right: """
        Session: Evening
        Length: 5 minutes
        Move: 4-6 minutes
        """),
  ]
}
