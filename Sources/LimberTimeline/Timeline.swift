/// What happens and when: a gapless row of slots, and the cues heard in them.
///
/// A timeline is the waist of the program: compilers make one, players and exporters read one,
/// and neither side knows the other. It is a value; the same script, options and speech measure
/// give an equal one on any machine.
public struct Timeline: Hashable, Sendable {
  /// A pose, or the opening of a session: one chapter.
  public struct Section: Hashable, Sendable {
    /// The name used to find it: lower case, words joined by hyphens.
    public var id: String
    /// Its name for people.
    public var title: String
    /// The body's position, as the author wrote it.
    public var position: String?
    /// Where it starts.
    public var start: Milliseconds
    /// Where it ends.
    public var end: Milliseconds

    /// Creates a section.
    public init(
      id: String, title: String, position: String?, start: Milliseconds, end: Milliseconds
    ) {
      self.id = id
      self.title = title
      self.position = position
      self.start = start
      self.end = end
    }

    /// How long it lasts for people, in whole seconds: where starts are rounded down, these lengths
    /// lead from one to the next.
    public var shownLength: Milliseconds {
      .seconds(end.count / 1000 - start.count / 1000)
    }
  }

  /// What the timeline was planned with.
  public struct Options: Hashable, Sendable {
    /// The variant of the poses that do not say another.
    public var variant: Variant
    /// How far up its ranges every dose is, in thousandths: 0 the lows, 1000 the highs.
    public var dose: Int
    /// The pace in thousandths: pace-scaled times are divided by it.
    public var pace: Int
    /// The breath used where a pose does not write its own.
    public var breath: BreathPattern
    /// The name of the voice that was measured.
    public var voice: String

    /// Creates options.
    public init(
      variant: Variant = .standard, dose: Int, pace: Int, breath: BreathPattern, voice: String
    ) {
      self.variant = variant
      self.dose = dose
      self.pace = pace
      self.breath = breath
      self.voice = voice
    }
  }

  /// The name of the session or pose.
  public var title: String
  /// Its language, as a BCP 47 tag.
  public var language: String
  /// What it was planned with.
  public var options: Options
  /// Its chapters, in order, without a gap.
  public var sections: [Section]
  /// Its slots, in order, without a gap, from zero to the end.
  public var slots: [Slot]
  /// Its cues, by start, then priority, then line.
  public var cues: [Cue]
  /// The cues that could not be heard as asked.
  public var dropped: [DroppedCue]
  /// When to ask somebody before the session, as its authors wrote it (LANGUAGE.md 3.10); no cue says it.
  public var askFirst: [String]

  /// Creates a timeline.
  public init(
    title: String, language: String, options: Options, sections: [Section] = [],
    slots: [Slot] = [], cues: [Cue] = [], dropped: [DroppedCue] = [], askFirst: [String] = []
  ) {
    self.title = title
    self.language = language
    self.options = options
    self.sections = sections
    self.slots = slots
    self.cues = cues
    self.dropped = dropped
    self.askFirst = askFirst
  }

  /// How long the whole lasts.
  public var duration: Milliseconds { slots.last?.end ?? .zero }

  /// The index of the slot at `position`; the last one at or after the end; nil if there is none.
  public func slotIndex(at position: Milliseconds) -> Int? {
    guard !slots.isEmpty else { return nil }
    var low = 0
    var high = slots.count - 1
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].end > position { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
