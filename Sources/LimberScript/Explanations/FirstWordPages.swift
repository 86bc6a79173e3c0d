internal import LimberDiagnostics

extension Explanation {
  /// R1: the word a line starts with, and what follows it.
  static let firstWordPages =
    [
      Explanation(
        "R101", "a line starts with a word that is not known",
        """
        A word with a colon behind it is taken for a word of the language, and this
        one is close to such a word. Nothing is guessed: a hold that is only read
        aloud would time nothing.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hodl: 20-30 seconds
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 20-30 seconds
          """,
        keeping: "To have the line read aloud, start it with \"Say:\"."),
      Explanation(
        "R102", "a sentence looks like a setting",
        """
        The line starts with a few words and a colon, as settings and timed lines do,
        but these words are not known. If it is a sentence to be spoken, say so.
        """,
        wrong: """
          Pose: Rest
          Remember: slow is fine.
          """,
        right: """
          Pose: Rest
          Say: Remember: slow is fine.
          """),
      Explanation(
        "R103", "a word of another language",
        """
        The line starts with a word of a language that this file is not in. A file is
        in English unless it says otherwise; English words may be used in every file,
        those of a third language in none.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Halten: 30 Sekunden
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 30 seconds
          """),
      Explanation(
        "R104", "a colon is missing",
        """
        The line starts with a word of the language and goes on like a setting, but
        there is no colon. Without it the line would be read aloud.
        """,
        wrong: """
          Pose: Rest
          Sets 2-3
          Lie down.
          """,
        right: """
          Pose: Rest
          Sets: 2-3
          Lie down.
          """,
        keeping: "To have the line read aloud, start it with \"Say:\"."),
      Explanation(
        "R105", "a line end is missing",
        """
        A word of the language and its colon stand right behind another text, without
        a space. They count at the start of a line only, so this is read as part of
        the text: a caution would be lost in a list of things.
        """,
        wrong: """
          Pose: Rest
          Equipment: matCaution: Keep your neck long.
          Lie down.
          """,
        right: """
          Pose: Rest
          Equipment: mat
          Caution: Keep your neck long.
          Lie down.
          """,
        keeping: "To keep the text as it is, put a space in front of the word."),
      Explanation(
        "R106", "it is not clear which side is first",
        """
        Behind "Each side" stands nothing, "right first" or "left first". Without
        either, the left side is first.
        """,
        wrong: """
          Pose: Twist
          Each side, top first:
          Turn to the {side}.
          """,
        right: """
          Pose: Twist
          Each side, right first:
          Turn to the {side}.
          """),
      Explanation(
        "R107", "nothing stands behind the colon",
        """
        A title needs a name, a setting a value, and "Use" the name of a pose. If
        there is nothing to be set, leave the line out.
        """,
        wrong: """
          Pose: Rest
          Position:
          Lie down.
          """,
        right: """
          Pose: Rest
          Position: lying on your back
          Lie down.
          """),
      Explanation(
        "R108", "there is nothing to say",
        """
        The line starts like one that is spoken, and nothing follows. A caution
        without words would be silent.
        """,
        wrong: """
          Pose: Rest
          Caution:
          Lie down.
          """,
        right: """
          Pose: Rest
          Caution: Bend your knees if your back is sore.
          Lie down.
          """),
      Explanation(
        "R109", "a countdown that cannot be counted",
        """
        A countdown is "on", "off", or "from" a number up to 10.
        """,
        wrong: """
          Pose: Rest
          Lie down.
          Hold: 20 seconds
          Countdown: from many
          """,
        right: """
          Pose: Rest
          Lie down.
          Hold: 20 seconds
          Countdown: from 5
          """),
      Explanation(
        "R110", "a level that is not known",
        """
        There are three levels, so that they mean the same in every routine: gentle,
        moderate and strong.
        """,
        wrong: """
          Pose: Rest
          Level: hard
          Lie down.
          """,
        right: """
          Pose: Rest
          Level: strong
          Lie down.
          """),
    ] + settingPages
}
