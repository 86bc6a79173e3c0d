internal import LimberDiagnostics

extension Explanation {
  /// R4: names of poses and files.
  static let namePages =
    [
      Explanation(
        "R401", "there is no pose of that name",
        """
        A pose is looked for in this file, in the files it includes, in its folder, in
        the folder poses, among your own routines, and among those that come with
        Limber. "limber list" shows names. A pose is used by its name, not by its file.
        """,
        wrong: """
          Session: Evening
          Use: twsit

          Pose: Twist
          Turn your head.
          """,
        right: """
          Session: Evening
          Use: twist

          Pose: Twist
          Turn your head.
          """),
      Explanation(
        "R402", "several poses of one name",
        """
        Two poses have this name in the same place, and nothing tells which is meant.
        Rename one of them, or write the path of its file in front of the name, as in
        "Use: morning/reach".
        """,
        wrong: """
          Session: Morning
          Use: reach

          Pose: Reach
          Reach up.

          Pose: Reach
          Reach out.
          """,
        right: """
          Session: Morning
          Use: reach

          Pose: Reach
          Reach up.
          """),
      Explanation(
        "R403", "a pose or a file that uses itself",
        """
        A pose may be replaced by another one in its easier or deeper form, and a file
        may include others. Here this leads back to where it started, so it would
        never end.
        """,
        wrong: """
          Pose: Rest
          Easier: use sit
          Lie down.

          Pose: Sit
          Easier: use rest
          Sit still.
          """,
        right: """
          Pose: Rest
          Easier: use sit
          Lie down.

          Pose: Sit
          Sit still.
          """),
      Explanation(
        "R404", "words that cannot follow the name of a pose",
        """
        Behind the name stand, with commas: a side to start with, one side only, a
        number of sets, the length of its holds, a form such as easier, or a version
        that the pose has.
        """,
        wrong: """
          Session: Evening
          Use: twist, left frist

          Pose: Twist
          Each side:
          Turn to the {side}.
          """,
        right: """
          Session: Evening
          Use: twist, left first

          Pose: Twist
          Each side:
          Turn to the {side}.
          """),
      Explanation(
        "R405", "a pose without sides",
        """
        The line chooses a side, and this pose is the same on both.
        """,
        wrong: """
          Session: Evening
          Use: rest, left first

          Pose: Rest
          Lie down.
          """,
        right: """
          Session: Evening
          Use: rest

          Pose: Rest
          Lie down.
          """),
      Explanation(
        "R406", "there is nothing of this kind to change",
        """
        The line changes the length of a hold, a move or something like it, and this
        pose has none.
        """,
        wrong: """
          Session: Evening
          Use: rest, hold 30 seconds

          Pose: Rest
          Lie down.
          """,
        right: """
          Session: Evening
          Use: rest, hold 30 seconds

          Pose: Rest
          Lie down.
          Hold: 20 seconds
          """),
      Explanation(
        "R411", "the name of a pose is only said",
        """
        A line of the session is the name of a pose and nothing else. It would be read
        aloud, and the pose would not be played.
        """,
        wrong: """
          Session: Evening
          Twist
          Say: Good night.

          Pose: Twist
          Turn to one side.
          """,
        right: """
          Session: Evening
          Use: twist
          Say: Good night.

          Pose: Twist
          Turn to one side.
          """,
        keeping: "To have the name said, start the line with \"Say:\"."),
    ] + placePages
}
