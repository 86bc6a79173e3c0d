internal import LimberDiagnostics

extension Explanation {
  /// R3: sides that are named, or are not.
  static let namedSidePages = [
    Explanation(
      "R320", "a sentence asks for the other side",
      """
      Below "Each side" the other side comes by itself, and such a sentence would be
      heard on both. Without "Each side" it is only said: no time is given to the
      other side.
      """,
      wrong: """
        Pose: Twist
        Each side:
        Turn to the {side}.
        Hold: 20 seconds
        Now repeat on the other side.
        """,
      right: """
        Pose: Twist
        Each side:
        Turn to the {side}.
        Hold: 20 seconds
        """,
      keeping: "To have it said anyway, start the line with \"Say:\"."),
    Explanation(
      "R321", "nobody hears which side is first",
      """
      Both sides are done, and no line names one, so a listener with closed eyes
      does not know where to start. Write {side} where a line means the side that is
      worked, or say it once.
      """,
      wrong: """
        Pose: Knee to chest
        Each side:
        Pull your knee in.
        Hold: 20 seconds
        """,
      right: """
        Pose: Knee to chest
        Each side:
        Pull your {side} knee in.
        Hold: 20 seconds
        """,
      keeping: "To name the side once, add \"First side: Start on the {side} side.\""),
    Explanation(
      "R322", "only one side is done",
      """
      The pose works one side, and nothing is done on the other. If both are meant,
      write the lines once, below "Each side".
      """,
      wrong: """
        Pose: Knee to chest
        Pull your right knee in.
        Hold: 20 seconds
        """,
      right: """
        Pose: Knee to chest
        Each side, right first:
        Pull your {side} knee in.
        Hold: 20 seconds
        """,
      keeping: "To keep it for one side, start the line with \"Say:\"."),
  ]
}
