extension Explanation {
  /// R7 and R8: what fits, and what is wise.
  static let times = [
    Explanation(
      "R701", "a session cannot be as short as it should",
      """
      The length of a session is met by choosing doses within their ranges. Even at the lowest \
      ones this session is longer, so the lowest are used. Leave out a pose, or allow more time.
      """,
      wrong: """
        Session: Hips
        Length: 1 minute
        Use: knee to chest

        Pose: Knee to chest
        Bring one knee in.
        Hold: 60-90 seconds
        """,
      right: """
        Session: Hips
        Length: 2 minutes
        Use: knee to chest

        Pose: Knee to chest
        Bring one knee in.
        Hold: 60-90 seconds
        """),
    Explanation(
      "R702", "a line has no room where it should be said",
      """
      Nothing is ever said over something else, and a hold never waits. This line would collide \
      with the countdown, a breath or another line, so it is left out. Move it, shorten it, or \
      turn the countdown off.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 seconds
        At 28 seconds: Keep breathing.
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 seconds
        At 20 seconds: Keep breathing.
        """),
    Explanation(
      "R703", "a prompt comes after the end",
      """
      Even at the highest dose the hold is over by then, so the line can never be said.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 20-30 seconds
        At 45 seconds: Keep breathing.
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 20-30 seconds
        At 15 seconds: Keep breathing.
        """),
    Explanation(
      "R704", "the words do not fit into the breath",
      """
      What is said at the start of an inhale or exhale must end before it does. These words are \
      longer, so the short form is said, or only "In." or "Out.".
      """,
      wrong: """
        Pose: Cat-cow
        Get down on all fours.
        Flow: 5 breaths
        Inhale: Let your belly sink, your chest lift and your tailbone reach up. | Lift.
        """,
      right: """
        Pose: Cat-cow
        Get down on all fours.
        Flow: 5 breaths
        Breath: 5 in, 5 out
        Inhale: Let your belly sink. | Lift.
        """),
    Explanation(
      "R705", "a session is shorter than it should be",
      """
      Even at the highest doses the session does not fill its length. Nothing is stretched for \
      that: add a pose, widen a range, or leave the length out.
      """,
      wrong: """
        Session: Hips
        Length: 10 minutes
        Use: knee to chest

        Pose: Knee to chest
        Bring one knee in.
        Hold: 60-90 seconds
        """,
      right: """
        Session: Hips
        Length: 2 minutes
        Use: knee to chest

        Pose: Knee to chest
        Bring one knee in.
        Hold: 60-90 seconds
        """),
    Explanation(
      "R801", "a dose is very short or very long",
      """
      Holds below 8 seconds do little, and above two minutes few people can stay. Often the unit \
      is a slip: minutes for seconds.
      """,
      wrong: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 minutes
        """,
      right: """
        Pose: Knee to chest
        Bring one knee in.
        Hold: 30 seconds
        """,
      silence: "If it is meant, write \"on purpose\" behind it: \"Hold: 3 minutes, on purpose\"."),
    Explanation(
      "R802", "a session has no warm-up",
      """
      Cold muscles stretch badly. This session goes straight into poses on the floor or strong \
      ones, without a few minutes of easy movement before them.
      """,
      wrong: """
        Session: Hips
        Use: pigeon

        Pose: Pigeon
        Level: strong
        Position: hands and knees
        Slide one knee forward.
        Hold: 30 seconds
        """,
      right: """
        Session: Hips
        Warm-up: done separately
        Use: pigeon

        Pose: Pigeon
        Level: strong
        Position: hands and knees
        Slide one knee forward.
        Hold: 30 seconds
        """,
      silence: "If people warm up beforehand, write \"Warm-up: done separately\" in the header."),
  ]
}
