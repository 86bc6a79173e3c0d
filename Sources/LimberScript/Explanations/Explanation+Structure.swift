extension Explanation {
  /// R3: which lines may stand where.
  static let structure = [
    Explanation(
      "R301", "a prompt has no timed line above it",
      """
      "Halfway", "At 10 seconds" and the like belong to the nearest hold, move or rest above \
      them, with no spoken line in between. Without one there is nothing they could be halfway \
      through.
      """,
      wrong: """
        Pose: Pigeon
        Slide one knee forward.
        Halfway: Keep both hips level.
        Hold: 20 seconds
        """,
      right: """
        Pose: Pigeon
        Slide one knee forward.
        Hold: 20 seconds
        Halfway: Keep both hips level.
        """),
    Explanation(
      "R304", "a setting stands below the first step",
      """
      Settings describe the whole pose or session, so they stand above everything that is said or \
      done in it. Only "Breath" may also stand below the flow or hold that it is for.
      """,
      wrong: """
        Pose: Pigeon
        Slide one knee forward.
        Level: strong
        """,
      right: """
        Pose: Pigeon
        Level: strong
        Slide one knee forward.
        """),
    Explanation(
      "R305", "a flow has no breaths to follow",
      """
      In a flow the breath leads the movement, so at least one of "Inhale" and "Exhale" says what \
      to do. For breathing in stillness, use a hold of some breaths.
      """,
      wrong: """
        Pose: Cat-cow
        Get down on all fours.
        Flow: 5-10 breaths
        """,
      right: """
        Pose: Cat-cow
        Get down on all fours.
        Flow: 5-10 breaths
        Inhale: Let your belly sink.
        Exhale: Round your back.
        """),
    Explanation(
      "R306", "there is nothing to continue",
      """
      A line that starts with three dots goes on with the sentence of the line above it. Below a \
      heading, a setting or a timed line there is none.
      """,
      wrong: """
        Pose: Pigeon
        ... and let your hips sink.
        """,
      right: """
        Pose: Pigeon
        Slide one knee forward
        ... and let your hips sink.
        """),
    Explanation(
      "R307", "a file has two sessions",
      """
      A file holds any number of poses and one session, so that it is clear what is played.
      """,
      wrong: """
        Session: Morning
        Say: Good morning.
        Session: Evening
        Say: Good evening.
        """,
      right: """
        Session: Morning
        Say: Good morning.
        """),
    Explanation(
      "R308", "a part stands in a pose",
      """
      A part is a run of poses of a session. What a pose repeats stands under "Each side" or \
      "Each set".
      """,
      wrong: """
        Pose: Pigeon
        Part: Deeper
        Slide one knee forward.
        """,
      right: """
        Session: Hips
        Part: Deeper
        Use: pigeon

        Pose: Pigeon
        Slide one knee forward.
        """),
    Explanation(
      "R309", "there is nothing to do",
      """
      This pose or session has a title and perhaps settings, but nothing that is said or done.
      """,
      wrong: """
        Pose: Pigeon
        Level: strong
        """,
      right: """
        Pose: Pigeon
        Level: strong
        Slide one knee forward.
        """),
    Explanation(
      "R310", "a setting is written twice",
      """
      The second one counts, and the first one does nothing. Keep the one that is meant.
      """,
      wrong: """
        Pose: Pigeon
        Level: strong
        Level: moderate
        Slide one knee forward.
        """,
      right: """
        Pose: Pigeon
        Level: strong
        Slide one knee forward.
        """),
    Explanation(
      "R311", "a setting belongs somewhere else",
      """
      Some settings only mean something for a whole session, such as its length, and some only \
      for a pose, such as its sets.
      """,
      wrong: """
        Pose: Pigeon
        Length: 10 minutes
        Slide one knee forward.
        """,
      right: """
        Session: Hips
        Length: 10 minutes
        Use: pigeon

        Pose: Pigeon
        Slide one knee forward.
        """),
    Explanation(
      "R312", "sides or sets stand in a session",
      """
      Sides and sets belong to a pose. A session plays poses, and repeats a part of itself in \
      rounds.
      """,
      wrong: """
        Session: Hips
        Each side:
        Lean over.
        """,
      right: """
        Session: Hips
        Use: side bend

        Pose: Side bend
        Each side:
        Lean to the {side}.
        """),
    Explanation(
      "R313", "a pose has two parts for its sides or sets",
      """
      Everything below the first marker is done once for each side or set, to the end or to \
      "Afterwards". A second marker has nothing to open; a second exercise is a pose of its own.
      """,
      wrong: """
        Pose: Side bend
        Each side:
        Lean to the {side}.
        Each side:
        Reach to the {side}.
        """,
      right: """
        Pose: Side bend
        Each side:
        Lean to the {side}.
        Reach to the {side}.
        """),
    Explanation(
      "R314", "there is nothing to come after",
      """
      "Afterwards" ends the part that is done once for each side or set. Without that part, lines \
      simply follow each other.
      """,
      wrong: """
        Pose: Side bend
        Lean over.
        Afterwards:
        Stand still for a moment.
        """,
      right: """
        Pose: Side bend
        Each side:
        Lean to the {side}.
        Afterwards:
        Stand still for a moment.
        """),
    Explanation(
      "R315", "a pose plays another pose",
      """
      A session plays poses; a pose does not. Only one form of a pose may be replaced by another \
      pose, as in "Easier: use figure four".
      """,
      wrong: """
        Pose: Deep hips
        Use: pigeon

        Pose: Pigeon
        Slide one knee forward.
        """,
      right: """
        Session: Deep hips
        Use: pigeon

        Pose: Pigeon
        Slide one knee forward.
        """),
    Explanation(
      "R316", "a pose is repeated by sides and by sets",
      """
      "Sets" already repeats what stands under "Each side", so "Each set" has nothing to repeat \
      there.
      """,
      wrong: """
        Pose: Side bend
        Sets: 2
        Each side:
        Lean to the {side}.
        Each set:
        Reach up.
        """,
      right: """
        Pose: Side bend
        Sets: 2
        Each side:
        Lean to the {side}.
        Reach up.
        """),
    Explanation(
      "R317", "a pose has a part for each set, but no sets",
      """
      What stands below "Each set" is done as often as "Sets" says. Without it, once.
      """,
      wrong: """
        Pose: Bridge
        Each set:
        Lift your hips.
        Hold: 20 seconds
        """,
      right: """
        Pose: Bridge
        Sets: 2-3
        Each set:
        Lift your hips.
        Hold: 20 seconds
        """),
  ]
}
