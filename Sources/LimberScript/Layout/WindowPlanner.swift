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
    case .minute: return Dose(value: value, unit: .minute)
    case .second, .time, .set, .round: return Dose(value: value, unit: .second)
    }
  }

  func plan(_ window: Window, _ occasion: Occasion, _ settings: Settings) -> PlannedWindow {
    let dose = Self.dose(of: window, at: dose)
    let pattern = options.breath ?? window.breath ?? settings.breath ?? .slow
    let isBreathed = dose.unit == .breath
    let length = isBreathed ? pattern.cycle * dose.value : Milliseconds(dose.value)
    let isWritten = window.kind == .rest || window.kind == .transition
    return PlannedWindow(
      kind: window.kind, dose: dose, length: isWritten ? tempo.written(length) : length,
      breath: isBreathed ? pattern : nil, announcement: announcement(window.kind, dose),
      halfway: halfway(window, length, settings, occasion),
      halfwayOrigin: window.halfway?.origin ?? window.origin,
      countFrom: countFrom(window, length, isBreathed, settings),
      askedCount: window.countFrom ?? 0, preview: nil,
      inhale: window.inhale.map { words($0, occasion) },
      exhale: window.exhale.map { words($0, occasion) })
  }

  private func announcement(_ kind: Window.Kind, _ dose: Dose) -> String? {
    guard dose.value > 0 else { return nil }
    let words = phrasebook.words(for: dose)
    let blanks = ["dose": words, "Dose": words.capitalizedFirst]
    switch kind {
    case .hold: return phrasebook.say(.hold, blanks)
    case .move: return phrasebook.say(.move, blanks)
    case .flow: return phrasebook.say(.flow, blanks)
    case .rest: return phrasebook.say(.rest, blanks)
    case .transition, .pause: return nil
    }
  }

  private func halfway(
    _ window: Window, _ length: Milliseconds, _ settings: Settings, _ occasion: Occasion
  ) -> [String] {
    let usual: Bool =
      switch window.kind {
      case .hold: length >= Tempo.halfwayHold
      case .move: length >= Tempo.halfwayMove
      case .flow, .rest, .transition, .pause: false
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

  /// Counting starts from three in windows of ten seconds and more; a breath is its own count.
  private func countFrom(
    _ window: Window, _ length: Milliseconds, _ isBreathed: Bool, _ settings: Settings
  ) -> Int {
    guard window.kind != .pause, window.kind != .transition else { return 0 }
    let usual = length >= Tempo.countdownWindow
    guard let asked = window.countFrom ?? (isBreathed ? 0 : settings.countFrom) else {
      return usual && !isBreathed ? Tempo.countFrom : 0
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
