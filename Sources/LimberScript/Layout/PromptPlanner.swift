internal import LimberTimeline

/// Resolves the prompts of a window: when they are due, and what they say.
struct PromptPlanner {
  let phrasebook: Phrasebook
  let occasion: Occasion
  /// How long the window lasts.
  let length: Milliseconds
  /// The breath that a prompt in breaths counts.
  let pattern: BreathPattern
  /// How long one breath or repeat of the window lasts, if it is counted by them.
  let cycle: Milliseconds?

  /// The prompts of a window; far more than a session can have are cut off, for the limits to tell.
  func plan(_ prompts: [Prompt]) -> [PlannedPrompt] {
    var planned: [PlannedPrompt] = []
    for prompt in prompts where planned.count <= Expander.mostMoments {
      planned += plan(prompt)
    }
    return planned
  }

  /// The prompt, once or as often as it comes round; nothing where it lies beyond the window,
  /// which is then told as a line without room.
  private func plan(_ prompt: Prompt) -> [PlannedPrompt] {
    switch prompt.time {
    case .at(let time):
      return [planned(prompt, PromptTime(edge: .start, distance: distance(time)))]
    case .left(let time):
      return [planned(prompt, PromptTime(edge: .end, distance: distance(time)))]
    case .during: return [planned(prompt, nil)]
    case .every(let time):
      let interval = distance(time)
      guard interval > .zero, length > interval else { return [] }
      let rounds = min((length.count - 1) / interval.count, Expander.mostMoments)
      return (1...rounds).map { number in
        let time = PromptTime(edge: .start, distance: interval * number)
        return planned(prompt, time, isRepeat: number > 1)
      }
    }
  }

  private func planned(
    _ prompt: Prompt, _ time: PromptTime?, isRepeat: Bool = false
  ) -> PlannedPrompt {
    var occasion = occasion
    if isRepeat { occasion.isRepeat = true }
    let wording = prompt.line.wording
    var texts = [phrasebook.text(of: wording, in: occasion)]
    if let short = wording.short { texts.append(phrasebook.text(of: short, in: occasion)) }
    if texts.count == 2, texts[0] == texts[1] { texts.removeLast() }
    return PlannedPrompt(time: time, texts: texts, origin: prompt.line.origin)
  }

  private func distance(_ time: Quantity) -> Milliseconds {
    switch time.unit {
    case .second, .minute: Milliseconds(time.high)
    case .breath: pattern.cycle * time.high
    case .time, .set, .round: (cycle ?? Tempo.usualRepeat) * time.high
    }
  }
}
