internal import LimberDiagnostics

extension Explanation {
  /// R4: where a session finds what it uses.
  static let placePages = [
    Explanation(
      "R407", "one length for holds that differ",
      """
      The line gives all holds of the pose the same length, and the pose has holds
      of different lengths. Change the pose itself, if only one of them is meant.
      """,
      wrong: """
        Session: Evening
        Use: rest, hold 40 seconds

        Pose: Rest
        Hold: 20 seconds
        Hold: 30 seconds
        """,
      right: """
        Session: Evening
        Use: rest

        Pose: Rest
        Hold: 20 seconds
        Hold: 30 seconds
        """),
    Explanation(
      "R408", "a path that leads out of the library",
      """
      A script may use files of its own folder and of the folders in it, so that a
      library can be moved and shared as it is. Links are followed, and count by where
      they lead.
      """,
      wrong: """
        Include: ../more.routine
        Pose: Rest
        Lie down.
        """,
      right: """
        Include: more.routine
        Pose: Rest
        Lie down.
        """,
      beside: Companion(name: "more.routine", text: "Pose: Sit\nSit still.")),
    Explanation(
      "R409", "one thing leads to another too often",
      """
      Poses that take each other's places, and files that include each other, may do
      so eight times in a row. Use the last one of them directly. An example of it
      would fill this page.
      """),
    Explanation(
      "R410", "there is no such file",
      """
      A file that is included stands beside this one, or in a folder beside it, and
      is written with its ending.
      """,
      wrong: """
        Include: mroe.routine
        Pose: Rest
        Lie down.
        """,
      right: """
        Include: more.routine
        Pose: Rest
        Lie down.
        """,
      beside: Companion(name: "more.routine", text: "Pose: Sit\nSit still.")),
    Explanation(
      "R420", "a session is used like a pose",
      """
      A session cannot be a part of another one. Use the poses of it that you want,
      each with a line of its own.
      """,
      wrong: """
        Session: Day
        Use: evening
        """,
      right: """
        Session: Day
        Use: rest
        """,
      beside: Companion(
        name: "evening.routine", text: "Session: Evening\nUse: rest\n\nPose: Rest\nLie down.")),
  ]
}
