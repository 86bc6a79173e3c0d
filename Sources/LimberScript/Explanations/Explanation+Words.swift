extension Explanation {
  /// R1: the first word of a line, and the values behind it.
  static let words = [
    Explanation(
      "R101", "a line starts with a word that is almost one of the language",
      """
      A word with a colon at the start of a line is a setting, a timing or a prompt, never \
      speech: a slip that were read aloud would silently change a dose. This word is close to one \
      of the language, so it is most likely misspelt.
      """,
      wrong: """
        Pose: Figure four
        Cross one ankle over the other knee.
        Hodl: 20 seconds
        """,
      right: """
        Pose: Figure four
        Cross one ankle over the other knee.
        Hold: 20 seconds
        """),
    Explanation(
      "R102", "a line starts with a word and a colon, but not with a word of the language",
      """
      A word with a colon at the start of a line is never read aloud by itself, since it may be a \
      setting that was meant to do something. If it is a sentence, say so.
      """,
      wrong: """
        Pose: Cat-cow
        Remember: slow is fine.
        """,
      right: """
        Pose: Cat-cow
        Say: Remember: slow is fine.
        """),
    Explanation(
      "R104", "a setting or a marker has no colon",
      """
      Without its colon the line could be a sentence, and would be read aloud instead of doing \
      anything. Only timed lines, such as "Hold 30 seconds", need none.
      """,
      wrong: """
        Pose: Figure four
        Sets 2-3
        Cross one ankle over the other knee.
        """,
      right: """
        Pose: Figure four
        Sets: 2-3
        Cross one ankle over the other knee.
        """),
    Explanation(
      "R106", "a marker does not say which side is first",
      """
      Behind "Each side" stands "right first" or "left first", or nothing, which means right \
      first.
      """,
      wrong: """
        Pose: Side bend
        Each side, upper first:
        Lean to the {side}.
        """,
      right: """
        Pose: Side bend
        Each side, left first:
        Lean to the {side}.
        """),
    Explanation(
      "R107", "there is nothing behind the colon",
      """
      This line names something, a pose, a value or a file, but nothing stands behind its colon. \
      Write it, or take the line away.
      """,
      wrong: """
        Pose: Figure four
        Position:
        Cross one ankle over the other knee.
        """,
      right: """
        Pose: Figure four
        Position: lying on your back
        Cross one ankle over the other knee.
        """),
    Explanation(
      "R108", "there is nothing to say",
      """
      This line is there to be said, but nothing stands behind its colon. Write the words, or \
      take the line away.
      """,
      wrong: """
        Pose: Figure four
        Caution:
        Cross one ankle over the other knee.
        """,
      right: """
        Pose: Figure four
        Caution: Keep the crossed foot flexed.
        Cross one ankle over the other knee.
        """),
    Explanation(
      "R109", "a countdown is not understood",
      """
      A countdown is switched on or off, or starts from a number up to 10. Without such a line, \
      the last three seconds of every hold of ten seconds and more are counted.
      """,
      wrong: """
        Pose: Figure four
        Cross one ankle over the other knee.
        Hold: 20 seconds
        Countdown: soft
        """,
      right: """
        Pose: Figure four
        Cross one ankle over the other knee.
        Hold: 20 seconds
        Countdown: from 5
        """),
    Explanation(
      "R110", "a level is not understood",
      """
      A pose is gentle, moderate or strong; beginner, intermediate and advanced mean the same. \
      People look for it before they lie down.
      """,
      wrong: """
        Pose: Pigeon
        Level: hard
        Slide one knee forward.
        """,
      right: """
        Pose: Pigeon
        Level: strong
        Slide one knee forward.
        """),
    Explanation(
      "R111", "there is no such language",
      """
      The language of a file decides its keywords, what is said by itself ("Now the left side.") \
      and the voice. It is a tag such as "en" or "en-GB", and there has to be a phrasebook for it.
      """,
      wrong: """
        Pose: Pigeon
        Language: tlh
        Slide one knee forward.
        """,
      right: """
        Pose: Pigeon
        Language: en-GB
        Slide one knee forward.
        """),
    Explanation(
      "R112", "a warm-up setting is not understood",
      """
      The only thing this setting says is that people warm up by themselves before the session. A \
      warm-up that belongs to the session is a pose in its first part.
      """,
      wrong: """
        Session: Evening
        Warm-up: five minutes
        Use: reach

        Pose: Reach
        Reach up.
        """,
      right: """
        Session: Evening
        Warm-up: done separately
        Use: reach

        Pose: Reach
        Reach up.
        """),
  ]
}
