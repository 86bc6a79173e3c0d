extension Explanation {
  /// R6: what is said.
  static let texts = [
    Explanation(
      "R601", "a brace has no partner",
      """
      Braces hold what is filled in, such as {side}. One that is not closed, or closes nothing, is \
      most likely a slip. A real brace is doubled: {{ or }}.
      """,
      wrong: """
        Pose: Figure four
        Each side:
        Rest your {side ankle on your {other side} thigh.
        """,
      right: """
        Pose: Figure four
        Each side:
        Rest your {side} ankle on your {other side} thigh.
        """),
    Explanation(
      "R602", "something in braces is not known",
      """
      {side}, {other side}, {set}, {sets} and {dose} are filled in, and so is a pair such as \
      {left|right}. Nothing else is, and braces cannot be spoken.
      """,
      wrong: """
        Pose: Figure four
        Each side:
        Lift your {sidee} foot.
        """,
      right: """
        Pose: Figure four
        Each side:
        Lift your {side} foot.
        """),
    Explanation(
      "R603", "a sentence names a time that nothing keeps",
      """
      The voice would say how long to hold and go straight on to the next sentence. A line of its \
      own, "Hold: 30 seconds", is timed, counted and announced.
      """,
      wrong: """
        Pose: Figure four
        Cross your ankle over.
        Hold for 30 to 40 seconds, then let go.
        """,
      right: """
        Pose: Figure four
        Cross your ankle over.
        Hold: 30-40 seconds
        Let go.
        """,
      silence: "To keep the sentence as speech only, start it with \"Say:\"."),
    Explanation(
      "R604", "the voice will mangle something",
      """
      Some abbreviations and signs are not read as people read them. Write the words out.
      """,
      wrong: """
        Pose: Cat-cow
        Do this 5x with your breath.
        """,
      right: """
        Pose: Cat-cow
        Do this with your breath, again and again.
        """),
    Explanation(
      "R605", "a line has two short forms",
      """
      Behind the bar stands what is said every later time. There is one short form. A real bar is \
      doubled: ||.
      """,
      wrong: """
        Pose: Figure four
        Let go and set your foot down. | Let go. | Go.
        """,
      right: """
        Pose: Figure four
        Let go and set your foot down. | Let go.
        """),
    Explanation(
      "R606", "a line has a short form only",
      """
      The long form, in front of the bar, is said the first time; without it there is nothing to \
      shorten.
      """,
      wrong: """
        Pose: Figure four
        | Let go.
        """,
      right: """
        Pose: Figure four
        Let go and set your foot down. | Let go.
        """),
    Explanation(
      "R607", "something is filled in where words are said as they are",
      """
      Titles, positions and reasons to stop belong to no side and no set, so nothing can be filled \
      in. Write the words out.
      """,
      wrong: """
        Pose: Figure four
        Position: lying on your {side}
        Cross your ankle over.
        """,
      right: """
        Pose: Figure four
        Position: lying on your back
        Cross your ankle over.
        """),
    Explanation(
      "R620", "a line is too long to follow",
      """
      With closed eyes, people follow one movement at a time. By the end of a long sentence its \
      start is forgotten. Say it in two lines; each gets its own time.
      """,
      wrong: """
        Pose: Figure four
        Lie on your back with both knees bent and your feet flat on the floor, then lift one \
        foot, cross its ankle over the other knee, reach both hands around that thigh, and draw \
        both of your legs slowly and gently in towards your chest.
        """,
      right: """
        Pose: Figure four
        Lie on your back with both knees bent and your feet flat on the floor.
        Cross one ankle over the other knee.
        Draw both legs gently in towards your chest.
        """,
      silence: "To keep it in one, start the line with \"Say:\"."),
  ]
}
