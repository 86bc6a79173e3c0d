extension Explanation {
  /// R4: poses and files that are named.
  static let names = [
    Explanation(
      "R401", "there is no such pose",
      """
      A "Use" line names a pose by its title, by its file, or by a name it is also called. It is \
      looked for in this file, in included files, in this folder, in poses/, in your own library \
      and in the built-in one.
      """,
      wrong: """
        Session: Hips
        Use: pidgeon

        Pose: Pigeon
        Slide one knee forward.
        """,
      right: """
        Session: Hips
        Use: pigeon

        Pose: Pigeon
        Slide one knee forward.
        """),
    Explanation(
      "R402", "two poses have the name",
      """
      The first place with a match wins, but here one place has two, so it is not clear which is \
      meant. Put the folder of the file in front of the name, or rename one of them.
      """,
      wrong: """
        Session: Hips
        Use: reach
        -- desk/reach.routine --
        Pose: Reach
        Reach up.
        -- floor/reach.routine --
        Pose: Reach
        Reach out.
        """,
      right: """
        Session: Hips
        Use: desk/reach
        -- desk/reach.routine --
        Pose: Reach
        Reach up.
        -- floor/reach.routine --
        Pose: Reach
        Reach out.
        """),
    Explanation(
      "R403", "something ends up using itself",
      """
      One form of a pose may be replaced by another pose, and scripts may include each other, but \
      not in a circle: it would never end.
      """,
      wrong: """
        Pose: Pigeon
        Easier: use figure four
        Slide one knee forward.

        Pose: Figure four
        Easier: use pigeon
        Cross your ankle over.
        """,
      right: """
        Pose: Pigeon
        Easier: use figure four
        Slide one knee forward.

        Pose: Figure four
        Cross your ankle over.
        """),
    Explanation(
      "R404", "something behind the name of a pose is not understood",
      """
      Behind a pose stand changes for this use of it: easier or deeper, one of its versions, sets, \
      a side, or another dose, as in "1 set, hold 30 seconds, left first".
      """,
      wrong: """
        Session: Hips
        Use: pigeon, gentler

        Pose: Pigeon
        Slide one knee forward.
        """,
      right: """
        Session: Hips
        Use: pigeon, easier

        Pose: Pigeon
        Slide one knee forward.
        """),
    Explanation(
      "R405", "a pose without sides is asked for one",
      """
      Only a pose with "Each side" has a first side, or a side that can be left out.
      """,
      wrong: """
        Session: Rest
        Use: corpse, left first

        Pose: Corpse
        Lie still.
        """,
      right: """
        Session: Rest
        Use: corpse

        Pose: Corpse
        Lie still.
        """),
    Explanation(
      "R406", "a pose has no such line to change",
      """
      "hold 30 seconds" behind a pose changes its holds. This pose has none.
      """,
      wrong: """
        Session: Rest
        Use: corpse, hold 30 seconds

        Pose: Corpse
        Lie still.
        """,
      right: """
        Session: Rest
        Use: corpse, hold 30 seconds

        Pose: Corpse
        Lie still.
        Hold: 1 minute
        """),
    Explanation(
      "R407", "a change makes different lines the same",
      """
      "hold 30 seconds" behind a pose changes all of its holds, and this pose has holds of \
      different lengths. That may be meant; often it is not.
      """,
      wrong: """
        Session: Rest
        Use: corpse, hold 30 seconds

        Pose: Corpse
        Lie still.
        Hold: 1 minute
        Hold: 20 seconds
        """,
      right: """
        Session: Rest
        Use: corpse

        Pose: Corpse
        Lie still.
        Hold: 1 minute
        Hold: 20 seconds
        """,
      silence: "If all of them are to be the same, write them so in the pose."),
    Explanation(
      "R408", "a path leads out of the library",
      """
      An included script lies in the folder of this one or below it, so that a script can be \
      passed on with its folder. A path uses "/".
      """,
      wrong: """
        Session: Hips
        Include: ../poses.routine
        Say: Welcome.
        """,
      right: """
        Session: Hips
        Include: poses.routine
        Say: Welcome.
        -- poses.routine --
        Pose: Reach
        Reach up.
        """),
    Explanation(
      "R409", "too many poses or scripts lead to each other",
      """
      A pose that is replaced by a pose that is replaced by a pose is hard to follow, for people \
      too: eight in a row are the most, and eight scripts that include each other.
      """,
      wrong: deep,
      right: """
        Pose: A
        Easier: use b
        Lie still.

        Pose: B
        Lie still.
        """),
    Explanation(
      "R410", "there is no such script",
      """
      "Include" names a file, with its ending, in the folder of this script or below it. It was \
      not found there, or cannot be read.
      """,
      wrong: """
        Session: Hips
        Include: poses
        Use: reach
        -- poses.routine --
        Pose: Reach
        Reach up.
        """,
      right: """
        Session: Hips
        Include: poses.routine
        Use: reach
        -- poses.routine --
        Pose: Reach
        Reach up.
        """),
  ]

  /// Ten poses, each of which is replaced by the next one.
  private static let deep =
    "ABCDEFGHI".unicodeScalars.map { letter in
      let next = letter.value + 1
      return """
        Pose: \(letter)
        Easier: use \(Unicode.Scalar(next).map(String.init) ?? "")
        Lie still.

        """
    }.joined(separator: "\n") + "\nPose: J\nLie still."
}
