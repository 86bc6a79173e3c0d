/// A stretch of the timeline given to one thing.
///
/// Slots follow each other without a gap, from zero to the end (LANGUAGE.md 7.2).
public struct Slot: Hashable, Sendable {
  /// What a slot is for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case title, safety, instruct, announce, `switch`, set, release, rest, phase
    case hold, move, flow, reps, pause
    /// Until the person is ready; as long as its limit where nobody can answer.
    case gate
  }

  /// What the slot is for.
  public var kind: Kind
  /// Where it starts, from the start of the timeline.
  public var start: Milliseconds
  /// Where it ends; never before `start`.
  public var end: Milliseconds
  /// The section it belongs to, as an index into the timeline's sections.
  public var section: Int
  /// The side it works, if it works one.
  public var side: Side?
  /// Which set it belongs to, counted from 1.
  public var set: Int
  /// What the author asked for, if this is a dose.
  public var dose: Dose?
  /// The line that asked for it.
  public var origin: Origin

  /// Creates a slot.
  public init(
    kind: Kind, start: Milliseconds, end: Milliseconds, section: Int, side: Side?, set: Int,
    dose: Dose?, origin: Origin
  ) {
    self.kind = kind
    self.start = start
    self.end = end
    self.section = section
    self.side = side
    self.set = set
    self.dose = dose
    self.origin = origin
  }

  /// How long the slot lasts.
  public var duration: Milliseconds { end - start }

  /// Whether the length is a dose, which nothing may change.
  public var isFixed: Bool { kind.isFixed }
}

extension Slot.Kind {
  /// Whether slots of this kind last exactly their dose.
  public var isFixed: Bool {
    switch self {
    case .hold, .move, .flow, .reps, .pause: true
    case .title, .safety, .instruct, .announce, .switch, .set, .release, .rest, .phase,
      .gate:
      false
    }
  }
}

/// A resolved amount: how much of what.
public struct Dose: Hashable, Sendable {
  /// What is counted.
  public enum Unit: String, Hashable, Sendable {
    case second, minute, breath
    /// Repeats of a movement.
    case time
  }

  /// The amount, in milliseconds for times; breaths and repeats are whole numbers.
  public var value: Int
  /// What it counts, as the author wrote it.
  public var unit: Unit

  /// Creates a dose.
  public init(value: Int, unit: Unit) {
    self.value = value
    self.unit = unit
  }
}
