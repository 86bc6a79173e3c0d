public import LimberDiagnostics
public import LimberTimeline

/// Where the value of a setting comes from; the first place that says something wins
/// (LANGUAGE.md 3.11).
public enum SettingPlace: String, Hashable, Sendable, CaseIterable {
  case commandLine = "the command line"
  case useLine = "the Use line"
  case timedLine = "the timed line"
  case pose = "the pose"
  case part = "the part"
  case session = "the session"
  case builtIn = "the built-in default"
}

/// A value with the place it comes from.
public struct PlacedSetting<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public var value: Value
  /// Where it comes from.
  public var place: SettingPlace
}

/// What a slot of a timeline was planned with, and where each value comes from.
public struct SettingsInForce: Hashable, Sendable {
  /// The breath that paces what is counted in breaths.
  public var breath: PlacedSetting<BreathPattern>
  /// How far up its ranges every dose is, in thousandths.
  public var dose: PlacedSetting<Int>
  /// The pace in thousandths.
  public var pace: PlacedSetting<Int>
  /// How many sets the pose has; nil outside poses.
  public var sets: PlacedSetting<Int>?
  /// Whether the line that uses the pose gave the slot its length.
  public var hasAmountOfUse: Bool
}

extension Routine {
  /// What a slot was planned with; `timeline` is a plan of this routine with these options.
  public func settings(
    of slot: Slot, in timeline: Timeline, _ options: PlanOptions
  ) -> SettingsInForce {
    let place = self.place(of: slot, at: timeline.options.dose)
    return SettingsInForce(
      breath: breath(of: place, options), dose: dose(of: timeline, options),
      pace: PlacedSetting(
        value: options.pace, place: options.pace == 1000 ? .builtIn : .commandLine),
      sets: place.use.map { sets(of: $0, at: timeline.options.dose) },
      hasAmountOfUse: place.isAmountOfUse)
  }

  /// The script that a line stands in, if it can be told.
  public func script(of origin: Origin) -> Source? {
    scripts.first { $0.name == origin.file }
  }
}

/// What surrounds a slot: its part, its pose, and the timed line it came from.
private struct SlotPlace {
  var part: Routine.Part?
  var use: Routine.PoseUse?
  var window: Window?

  /// Whether the line that uses the pose changes lines like this one.
  var isAmountOfUse: Bool {
    guard let window, let use else { return false }
    return use.changes.contains {
      if case .timed(let keyword, _) = $0 { Window.Kind(keyword) == window.kind } else { false }
    }
  }
}

extension Routine {
  private func place(of slot: Slot, at dose: Int) -> SlotPlace {
    for part in parts {
      for case .step(let step, _) in part.items where step.stands(at: slot.origin) {
        return SlotPlace(part: part, window: step.window)
      }
    }
    // Every use of a pose opens a section, behind that of the session itself.
    let index = slot.section - (isSession ? 1 : 0)
    var uses = 0
    for part in parts {
      let found = part.items.compactMap(\.use)
      let count = found.count * (part.rounds?.resolved(at: dose) ?? 1)
      guard index >= uses + count else {
        guard index >= uses, !found.isEmpty else { return SlotPlace() }
        let use = found[(index - uses) % found.count]
        let window = use.pose.steps.first { $0.stands(at: slot.origin) }?.window
        return SlotPlace(part: part, use: use, window: window)
      }
      uses += count
    }
    return SlotPlace()
  }

  private func breath(
    of place: SlotPlace, _ options: PlanOptions
  ) -> PlacedSetting<BreathPattern> {
    let written: [(BreathPattern?, SettingPlace)] = [
      (options.breath, .commandLine), (place.window?.breath, .timedLine),
      (place.use?.pose.settings.breath, .pose), (place.part?.settings.breath, .part),
      (settings.breath, isSession ? .session : .pose),
    ]
    for case (let breath?, let place) in written {
      return PlacedSetting(value: breath, place: place)
    }
    return PlacedSetting(value: .slow, place: .builtIn)
  }

  private func dose(of timeline: Timeline, _ options: PlanOptions) -> PlacedSetting<Int> {
    let isAsked =
      options.dose != nil || options.length != nil
      || length == nil && choice.variant != .standard
    let place: SettingPlace = isAsked ? .commandLine : length == nil ? .builtIn : .session
    return PlacedSetting(value: timeline.options.dose, place: place)
  }

  private func sets(of use: PoseUse, at dose: Int) -> PlacedSetting<Int> {
    guard let sets = use.pose.sets else { return PlacedSetting(value: 1, place: .builtIn) }
    let isChanged = use.changes.contains { if case .sets = $0 { true } else { false } }
    return PlacedSetting(value: sets.resolved(at: dose), place: isChanged ? .useLine : .pose)
  }
}

extension Routine.Item {
  fileprivate var use: Routine.PoseUse? {
    if case .pose(let use) = self { use } else { nil }
  }
}

extension Pose {
  fileprivate var steps: [Step] { setup + sided + afterwards }
}

extension Step {
  /// Whether slots of this step come from that line.
  fileprivate func stands(at origin: Origin) -> Bool {
    switch self {
    case .say(let line), .caution(let line), .breathe(_, let line): line.origin == origin
    case .wait(_, let own): own == origin
    case .window(let window): window.origin == origin || window.release?.origin == origin
    }
  }
}
