internal import LimberTimeline

/// Resolves a timed line: its dose, what is said around it, what is counted.
struct WindowPlanner {
  let phrasebook: Phrasebook
  let options: PlanOptions
  let tempo: Tempo
  /// The dose in thousandths.
  let dose: Int

  /// The amount a window asks for at a dose.
  static func dose(of window: Window, at dose: Int) -> Dose {
    let value = window.quantity.resolved(at: dose)
    switch window.quantity.unit {
    case .breath: return Dose(value: value, unit: .breath)
    case .time: return Dose(value: value, unit: .time)
    case .minute: return Dose(value: value, unit: .minute)
    case .second, .set, .round: return Dose(value: value, unit: .second)
    }
  }

  func plan(_ window: Window, _ occasion: Occasion, _ settings: Settings) -> PlannedWindow {
    let dose = Self.dose(of: window, at: dose)
    let pattern = options.breath ?? window.breath ?? settings.breath ?? .slow
    let isBreathed = dose.unit == .breath
    let cycle = cycle(of: window, dose, pattern)
    let length = cycle.map { $0 * dose.value } ?? Milliseconds(dose.value)
    let isWritten = window.kind == .rest || window.kind == .transition
    let planner = PromptPlanner(
      phrasebook: phrasebook, occasion: occasion, length: length, pattern: pattern, cycle: cycle)
    return PlannedWindow(
      kind: window.kind, dose: dose, length: isWritten ? tempo.written(length) : length,
      breath: isBreathed ? pattern : nil, announcement: announcement(window.kind, dose),
      halfway: halfway(
        window, length, breaths: isBreathed ? dose.value : nil, settings, occasion),
      halfwayOrigin: window.halfway?.origin ?? window.origin,
      countFrom: countFrom(window, length, isCounted: cycle != nil, settings),
      askedCount: options.count == .off ? 0 : window.countFrom ?? 0, count: options.count,
      breathCues: options.breathCues, preview: nil,
      repeatLength: dose.unit == .time ? cycle : nil,
      prompts: planner.plan(window.prompts), last: last(window, isBreathed, occasion),
      lastOrigin: window.last?.origin,
      release: window.release.map {
        PlannedWords(text: phrasebook.text(of: $0.wording, in: occasion), origin: $0.origin)
      },
      hasRelease: window.hasRelease ?? true,
      inhale: window.inhale.map { words($0, occasion) },
      exhale: window.exhale.map { words($0, occasion) })
  }

  /// How long one breath or repeat lasts; nil if seconds pace the window.
  private func cycle(
    of window: Window, _ dose: Dose, _ pattern: BreathPattern
  ) -> Milliseconds? {
    switch dose.unit {
    case .breath: pattern.cycle
    case .time: window.tempo ?? tempo.paced(Tempo.usualRepeat)
    case .second, .minute: nil
    }
  }

  /// What announces the last breath or repeat: the author's words, or what is usual in a hold.
  private func last(_ window: Window, _ isBreathed: Bool, _ occasion: Occasion) -> [String] {
    guard window.hasLast ?? true else { return [] }
    let usual = isBreathed && window.kind != .flow ? [phrasebook.say(.lastBreath)] : []
    guard let own = window.last?.wording else { return usual }
    return (texts(own, occasion) + usual)
  }

  private func texts(_ wording: Wording, _ occasion: Occasion) -> [String] {
    let full = phrasebook.text(of: wording, in: occasion)
    let short = wording.short.map { phrasebook.text(of: $0, in: occasion) }
    return [full] + [short].compactMap(\.self).filter { $0 != full }
  }

  private func announcement(_ kind: Window.Kind, _ dose: Dose) -> String? {
    guard dose.value > 0 else { return nil }
    let blanks = ["dose": phrasebook.words(for: dose)]
    switch kind {
    case .hold: return phrasebook.say(.hold, blanks)
    case .move: return phrasebook.say(.move, blanks)
    case .flow: return phrasebook.say(.flow, blanks)
    case .reps: return phrasebook.say(.reps, blanks)
    case .rest: return phrasebook.say(.rest, blanks)
    case .transition, .pause: return nil
    }
  }

  private func halfway(
    _ window: Window, _ length: Milliseconds, breaths: Int?, _ settings: Settings,
    _ occasion: Occasion
  ) -> [String] {
    let usual: Bool =
      switch window.kind {
      // The last of two breaths is half time, and is announced as the last one.
      case .hold: length >= Tempo.halfwayHold && !(breaths.map { $0 < 3 } ?? false)
      case .move: length >= Tempo.halfwayMove
      case .flow, .reps, .rest, .transition, .pause: false
      }
    let isPossible = window.kind != .pause && window.kind != .transition && length > .zero
    guard isPossible, window.hasHalfway ?? settings.hasHalfway.map({ $0 && usual }) ?? usual else {
      return []
    }
    let bare = phrasebook.say(.halfway)
    guard let own = window.halfway else { return [bare] }
    var texts = ["\(bare) \(phrasebook.text(of: own.wording, in: occasion))"]
    if let short = own.wording.short {
      texts.append("\(bare) \(phrasebook.text(of: short, in: occasion))")
    }
    return texts + [bare]
  }

  /// Counting starts from three in windows of ten seconds and more; a breath or a repeat is its own count.
  private func countFrom(
    _ window: Window, _ length: Milliseconds, isCounted: Bool, _ settings: Settings
  ) -> Int {
    guard window.kind != .pause, window.kind != .transition, options.count != .off else {
      return 0
    }
    let usual = length >= Tempo.countdownWindow
    guard let asked = window.countFrom ?? (isCounted ? 0 : settings.countFrom) else {
      return usual && !isCounted ? Tempo.countFrom : 0
    }
    guard usual || window.countFrom != nil else { return 0 }
    if length >= .seconds(asked + 3) { return asked }
    return usual ? length.count / 1000 - 3 : 0
  }

  private func words(_ line: SpokenLine, _ occasion: Occasion) -> PhaseWords {
    let wording = line.wording
    let isFirst = !occasion.isRepeat
    let long = isFirst ? wording.full : wording.short ?? wording.full
    return PhaseWords(
      long: phrasebook.text(of: long, in: occasion),
      short: phrasebook.text(of: wording.short ?? wording.full, in: occasion),
      hasShort: wording.short != nil, origin: line.origin)
  }
}
