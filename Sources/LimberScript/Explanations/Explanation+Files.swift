extension Explanation {
  /// R0: the file itself.
  static let files = [
    Explanation(
      "R001", "the file is not UTF-8 text",
      """
      Scripts are UTF-8 text. A byte that is not usually comes from an old editor that saved the \
      file as Windows-1252 or Latin-1. Such a line cannot be read at all, so it might lose a \
      caution. Save the file as UTF-8.
      """,
      wrong: """
        Pose: Easy twist
        Caution: Don�t force it.
        Turn around.
        """,
      right: """
        Pose: Easy twist
        Caution: Don’t force it.
        Turn around.
        """),
    Explanation(
      "R002", "there is no title above the first step",
      """
      Every line belongs to a pose or to a session, so the file starts with its title. It is what \
      is said first, and the name by which the pose is used.
      """,
      wrong: """
        Kneel on a folded towel.
        Hold: 20 seconds
        """,
      right: """
        Pose: Lunge
        Kneel on a folded towel.
        Hold: 20 seconds
        """),
    Explanation(
      "R003", "a line holds a control character",
      """
      Control characters cannot be seen, spoken or typed, and some of them steer a terminal. They \
      come along when text is copied from a program. Delete the character; retyping the line is \
      the surest way.
      """,
      wrong: """
        Pose: Easy twist
        Turn to the\u{8} side.
        """,
      right: """
        Pose: Easy twist
        Turn to the side.
        """),
    Explanation(
      "R004", "a line holds a character that hides something",
      """
      Some characters are invisible, or turn the reading direction, so that a line looks different \
      from what it says. Delete the character; retyping the line is the surest way.
      """,
      wrong: """
        Pose: Easy\u{200B} twist
        Turn to the side.
        """,
      right: """
        Pose: Easy twist
        Turn to the side.
        """),
    Explanation(
      "R005", "something is larger than a session can be",
      """
      A file has at most 1 MiB, a line 2,000 characters, a session 200 poses, four hours and \
      20,000 cues. Whatever is larger is most likely a slip, such as minutes for seconds.
      """,
      wrong: """
        Pose: March
        Sets: 30
        March on the spot.
        Move: 10 minutes
        """,
      right: """
        Pose: March
        Sets: 3
        March on the spot.
        Move: 10 minutes
        """),
    Explanation(
      "R006", "there is nothing to play in the file",
      """
      The file has no pose and no session: it is empty, or holds comments only.
      """,
      wrong: """
        # A pose will follow.
        """,
      right: """
        Pose: Rest
        Lie down and let your breath settle.
        """),
  ]
}
