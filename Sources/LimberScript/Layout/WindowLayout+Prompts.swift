internal import LimberTimeline

/// Lines that the author wants to be heard at some time inside a window.
extension WindowLayout {
  /// Those with a time first, in order of their time; then those that go wherever there is room.
  mutating func placePrompts() {
    let timed = window.prompts.filter { $0.time != nil }
      .sorted { (target(of: $0), $0.origin.line) < (target(of: $1), $1.origin.line) }
    for prompt in timed { placeTimed(prompt) }
    for prompt in window.prompts where prompt.time == nil { placeAnywhere(prompt) }
  }

  private func target(of prompt: PlannedPrompt) -> Milliseconds {
    guard let time = prompt.time else { return end }
    return time.edge == .start ? start + time.distance : end - time.distance
  }

  private mutating func placeTimed(_ prompt: PlannedPrompt) {
    let target = target(of: prompt)
    let edge = prompt.time?.edge ?? .start
    let forms = forms(
      prompt.texts, .instruction, within: room(near: target, within: Tempo.promptWindow))
    for utterance in forms {
      let duration = speech.extent(of: utterance).duration
      let moment =
        freeMoment(near: target, lasting: duration, within: Tempo.promptWindow)
        ?? laterInCycle(from: target, lasting: duration)
      guard let moment else { continue }
      place(.speech(utterance), .prompt, at: moment, from: edge, prompt.origin)
      if utterance.text != prompt.texts[0] {
        drop(
          .prompt, prompt.texts[0], "too long here; the short form is said", .speech(utterance),
          prompt.origin)
      }
      return
    }
    dropTimed(prompt, at: target)
  }

  /// The first free moment of the breath or repeat that starts at `target`: where those are
  /// counted, one of them is as near as a line can be.
  func laterInCycle(
    from target: Milliseconds, lasting length: Milliseconds
  ) -> Milliseconds? {
    guard let cycle = window.cycle else { return nil }
    let shifts = 1...max(1, cycle.count / Tempo.step.count)
    return shifts.lazy.map { target + Tempo.step * $0 }.first { isFree($0, lasting: length) }
  }

  private mutating func dropTimed(_ prompt: PlannedPrompt, at target: Milliseconds) {
    let text = prompt.texts.last ?? ""
    let duration = speech.extent(of: speech.utterance(text, .instruction)).duration
    let needed = target..<target + duration
    let needs = "needs \(seconds(needed.lowerBound)) s to \(seconds(needed.upperBound)) s"
    guard target >= start, needed.upperBound + Tempo.leastGap <= end else {
      drop(
        .prompt, prompt.texts[0], "there is no room for this line: the time is over",
        detail: "\(needs); it ends at \(seconds(end)) s",
        remedy: remedy(for: prompt, target, duration, nil), nil, prompt.origin)
      return
    }
    let taken = reserved.obstacle(to: needed, gap: Tempo.leastGap)
    let cue = cues.first { $0.audibleStart == taken?.lowerBound }
    let what = cue?.kind.obstacle ?? (speaks: "something else is heard", name: "it")
    let first = cue?.kind == .countdown ? cues.first { $0.kind == .countdown } : cue
    drop(
      .prompt, prompt.texts[0], "there is no room for this line: \(what.speaks)",
      detail: first.map { "\(needs); \(what.name) starts at \(seconds($0.start)) s" },
      remedy: remedy(for: prompt, target, duration, cue?.kind), nil, prompt.origin)
  }

  /// The latest whole second before `target` at which the line could be said.
  private func remedy(
    for prompt: PlannedPrompt, _ target: Milliseconds, _ length: Milliseconds,
    _ obstacle: Cue.Kind?
  ) -> String? {
    let off =
      obstacle == .countdown ? ", or turn the countdown off for this \(window.kind.noun)" : ""
    guard prompt.time?.edge == .start, window.breath == nil else { return nil }
    let latest = (target - start).count / 1000
    let free = (1..<max(1, latest)).reversed().first {
      isFree(start + .seconds($0), lasting: length)
    }
    return free.map { "use \"At \($0) second\($0 == 1 ? "" : "s")\" or earlier\(off)" }
  }

  /// A time in the window, in seconds and tenths, for people.
  private func seconds(_ moment: Milliseconds) -> String {
    let tenths = max(0, (moment - start).count + 50) / 100
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// In the free stretch nearest to the first third of the window, where nothing else is due yet.
  private mutating func placeAnywhere(_ prompt: PlannedPrompt) {
    let target = start + Milliseconds((end - start).count / 3)
    for utterance in forms(prompt.texts, .instruction, within: largestRoom) {
      let duration = speech.extent(of: utterance).duration
      let moments = reserved.gaps(from: start, to: end).compactMap { gap -> Milliseconds? in
        let first = gap.lowerBound + Tempo.leastGap
        let last = gap.upperBound - Tempo.leastGap - duration
        return first <= last ? min(max(target, first), last) : nil
      }
      guard let moment = moments.min(by: { distance($0, target) < distance($1, target) }) else {
        continue
      }
      place(.speech(utterance), .prompt, at: moment, from: .start, prompt.origin)
      return
    }
    drop(.prompt, prompt.texts[0], "there is no room for this line", nil, prompt.origin)
  }

  private func distance(_ left: Milliseconds, _ right: Milliseconds) -> Int {
    abs((left - right).count)
  }
}

extension Window.Kind {
  /// What it is called.
  fileprivate var noun: String {
    switch self {
    case .hold: "hold"
    case .move: "move"
    case .flow: "flow"
    case .reps: "set of repeats"
    case .rest: "rest"
    case .transition: "transition"
    case .pause: "pause"
    }
  }
}

extension Cue.Kind {
  /// What the cue is, as something in the way of another one.
  fileprivate var obstacle: (speaks: String, name: String) {
    switch self {
    case .countdown: ("the countdown is speaking", "the countdown")
    case .breathIn, .breathOut, .last: ("a breath is being called", "the breath")
    case .rep: ("a repeat is being counted", "the count")
    case .prompt: ("another line is being said", "the other line")
    default: ("something else is heard", "it")
    }
  }
}
