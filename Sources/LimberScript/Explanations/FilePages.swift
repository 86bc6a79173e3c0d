internal import LimberDiagnostics

extension Explanation {
  /// R0: what is wrong with a file as a whole.
  static let filePages = [
    Explanation(
      "R001", "the file is not text",
      """
      Scripts are text in UTF-8, and some byte in this file cannot be part of such
      a text. Mostly the file was saved by an older program in another encoding,
      such as Windows-1252. Save it as UTF-8, or let "limber check --fix" convert
      it where the diagnostic offers that. An example cannot be shown as text.
      """),
    Explanation(
      "R002", "the file does not start with a title",
      """
      A script starts with the name of its pose or session, so that it can be
      found, shown and spoken. Nothing but comments and "Include" lines may stand
      above it.
      """,
      wrong: """
        Kneel on your right knee.
        Hold: 20 seconds
        """,
      right: """
        Pose: Kneeling lunge
        Kneel down on both knees.
        Hold: 20 seconds
        """),
    Explanation(
      "R003", "a control character stands in a line",
      """
      A character that is not text, but steers a terminal or a printer, has come
      into the script, usually with text that was copied. It would not be spoken,
      and could change what is shown. Take it away, or type the line again.
      """,
      wrong: "Pose: Rest\nLie\u{1B}[2J down.", right: "Pose: Rest\nLie down."),
    Explanation(
      "R004", "a character changes the reading direction",
      """
      An invisible character in this line makes text run from right to left. What
      people read is then not what is spoken. Where it came with copied text, type
      the line again.
      """,
      wrong: "Pose: Rest\nLie \u{202E}down.", right: "Pose: Rest\nLie down."),
    Explanation(
      "R005", "something is too large",
      """
      There are limits, so that nothing can keep the program busy for ever: a file
      of 1 MiB, a line of 2000 characters, a session of four hours, 200 poses and
      20,000 cues, a pose of a few versions. The diagnostic tells which of them was
      met. What is longer becomes several routines. An example of a few lines
      cannot show most of these; this one lasts sixteen hours.
      """,
      wrong: """
        Pose: Rest
        Sets: 100
        Lie down.
        Hold: 10 minutes, on purpose
        """,
      right: """
        Pose: Rest
        Sets: 2
        Lie down.
        Hold: 10 minutes, on purpose
        """),
    Explanation(
      "R006", "there is nothing to play",
      """
      The file is empty, or holds nothing but comments. A routine is a pose, or a
      session that uses poses.
      """,
      wrong: "# Only a comment.",
      right: """
        Pose: Rest
        Lie down.
        Hold: 30 seconds
        """),
  ]
}
