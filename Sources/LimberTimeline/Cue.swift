/// One timed thing to hear.
public struct Cue: Hashable, Sendable {
  /// What a cue is for (LANGUAGE.md 7.3).
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case safety
    case title, `switch`, set, release, start
    case instruct, announce, rest
    case countdown
    case breathIn = "breath-in"
    case breathOut = "breath-out"
    case rep
    case last
    case prompt
    case halfway
    case timeLeft = "time-left"
    case next
  }

  /// What is heard.
  public enum Sound: Hashable, Sendable {
    case speech(Utterance)
    case tone(Tone)
  }

  /// Which edge of its slot a cue is tied to, and how far from it.
  public struct Anchor: Hashable, Sendable {
    /// An end of a slot.
    public enum Edge: String, Hashable, Sendable {
      case start, end
    }

    /// The slot, as an index into the timeline's slots.
    public var slot: Int
    /// The end of the slot that is measured from.
    public var edge: Edge
    /// How far the cue's moment lies from that end.
    public var offset: Milliseconds

    /// Creates an anchor.
    public init(slot: Int, edge: Edge, offset: Milliseconds) {
      self.slot = slot
      self.edge = edge
      self.offset = offset
    }
  }

  /// What the cue is for.
  public var kind: Kind
  /// Its moment: when its first audible sample is heard, or its beat if it is a count or the word
  /// for a breath.
  public var start: Milliseconds
  /// How long before `start` it begins to sound: zero for all but counts and words for breaths.
  ///
  /// Where its beat would need more than what is heard before leaves, or where its window starts,
  /// the beat comes as much later.
  public var lead: Milliseconds
  /// How long it sounds, from its first to its last audible sample.
  public var duration: Milliseconds
  /// What is heard.
  public var sound: Sound
  /// What its moment is tied to.
  public var anchor: Anchor
  /// The side it speaks of, if it speaks of one.
  public var side: Side?
  /// The line it came from; for a default, the line that called for the default.
  public var origin: Origin
  /// Whether the words are the language's own, not the author's.
  public var isDefault: Bool

  /// Creates a cue.
  public init(
    kind: Kind, start: Milliseconds, lead: Milliseconds, duration: Milliseconds, sound: Sound,
    anchor: Anchor, side: Side?, origin: Origin, isDefault: Bool
  ) {
    self.kind = kind
    self.start = start
    self.lead = lead
    self.duration = duration
    self.sound = sound
    self.anchor = anchor
    self.side = side
    self.origin = origin
    self.isDefault = isDefault
  }
}

extension Cue {
  /// When it begins to sound.
  public var audibleStart: Milliseconds { start - lead }

  /// When it has sounded.
  public var audibleEnd: Milliseconds { start - lead + duration }

  /// The words, or nil for a tone.
  public var text: String? {
    guard case .speech(let utterance) = sound else { return nil }
    return utterance.text
  }

  /// The tone, or nil for words.
  public var tone: Tone? {
    guard case .tone(let tone) = sound else { return nil }
    return tone
  }

  /// Its rank: a lower number is placed first, and is never moved by a higher one.
  public var priority: Int { kind.priority }
}

extension Cue.Kind {
  /// The rank of the kind (LANGUAGE.md 7.3).
  public var priority: Int {
    switch self {
    case .safety: 0
    case .title, .switch, .set, .release, .start: 1
    case .instruct, .announce, .rest: 2
    case .countdown: 3
    case .breathIn, .breathOut, .rep, .last: 4
    case .prompt: 5
    case .halfway, .timeLeft: 6
    case .next: 7
    }
  }
}

/// A cue that could not be heard as asked, and what became of it.
public struct DroppedCue: Hashable, Sendable {
  /// What it was for.
  public var kind: Cue.Kind
  /// The words it would have said.
  public var text: String
  /// Why there was no room, as a sentence.
  public var reason: String
  /// The times that collide, for people; nil where the reason says it all.
  public var detail: String?
  /// What the author can do about it, for people; nil where nobody knows.
  public var remedy: String?
  /// What is heard in its place, or nil if nothing is.
  public var replacement: Cue.Sound?
  /// The line it came from.
  public var origin: Origin

  /// Creates a dropped cue.
  public init(
    kind: Cue.Kind, text: String, reason: String, detail: String? = nil,
    remedy: String? = nil, replacement: Cue.Sound?, origin: Origin
  ) {
    self.kind = kind
    self.text = text
    self.reason = reason
    self.detail = detail
    self.remedy = remedy
    self.replacement = replacement
    self.origin = origin
  }
}
