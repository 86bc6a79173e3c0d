internal import LimberDiagnostics

extension Explanation {
  /// R8: what is possible, but probably not meant.
  static let advicePages = [
    Explanation(
      "R801", "a very long or very short amount",
      """
      Few people hold a stretch for so long, or for so short a time. Often it is
      another unit that was meant.
      """,
      wrong: """
        Pose: Rest
        Lie down.
        Hold: 30 minutes
        """,
      right: """
        Pose: Rest
        Lie down.
        Hold: 30 seconds
        """,
      keeping: "To keep it, write \"Hold: 30 minutes, on purpose\"."),
    Explanation(
      "R802", "stretching without a warm-up",
      """
      The session starts with strong stretches, or on the floor, and muscles that
      are cold are easily strained. Start with a few minutes of easy movement.
      """,
      wrong: """
        Session: Evening
        Use: deep lunge

        Pose: Deep lunge
        Level: strong
        Kneel down.
        Hold: 30 seconds
        """,
      right: """
        Session: Evening
        Move: 3 minutes
        Use: deep lunge

        Pose: Deep lunge
        Level: strong
        Kneel down.
        Hold: 30 seconds
        """,
      keeping: "If people warm up beforehand, write \"Warm-up: done separately\"."),
  ]
}
