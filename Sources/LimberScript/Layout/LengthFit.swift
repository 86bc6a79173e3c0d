internal import LimberDiagnostics
internal import LimberTimeline

/// Chooses the dose that makes a routine take a given time (LANGUAGE.md 7.8).
///
/// One dose for all ranges, so the balance between poses stays the author's. Nothing but ranges
/// is ever changed.
struct LengthFit {
  let routine: Routine
  let options: PlanOptions
  let measure: any SpeechMeasure
  let target: Milliseconds

  /// The draft at the largest dose that does not exceed the target; at dose zero if none fits.
  func draft() -> Draft {
    let lowest = draft(at: 0)
    let highest = draft(at: 1000)
    var missing = lowest.missing
    var best = lowest
    if highest.timeline.duration <= target {
      best = highest
    } else if lowest.timeline.duration <= target {
      best = search(from: lowest, noting: &missing)
    }
    let all = distinct(best.missing + missing + highest.missing)
    guard !all.isEmpty else { return best }
    return Draft(timeline: best.timeline, missing: all, settled: settled(lowest, highest))
  }

  /// The largest dose that fits, between one that does and the highest, which does not.
  private func search(from lowest: Draft, noting missing: inout [Utterance]) -> Draft {
    var best = lowest
    var low = 0
    var high = 1000
    while high - low > 1 {
      let middle = (low + high) / 2
      let draft = draft(at: middle)
      missing += draft.missing
      if draft.timeline.duration <= target {
        low = middle
        best = draft
      } else {
        high = middle
      }
    }
    return best
  }

  private func draft(at dose: Int) -> Draft {
    routine.draft(options, dose: dose, measure)
  }

  /// Up to here the dose changes nothing: whatever is the same at both ends of every range is the
  /// same in between.
  private func settled(_ lowest: Draft, _ highest: Draft) -> Milliseconds {
    let limit = min(lowest.settled, highest.settled)
    let same = zip(lowest.timeline.slots, highest.timeline.slots).prefix { $0 == $1 }.count
    var end = same < lowest.timeline.slots.count ? lowest.timeline.slots[same].start : limit
    for (low, high) in zip(lowest.timeline.cues, highest.timeline.cues) where low != high {
      let slots = lowest.timeline.slots
      end = min(
        end, slots[low.anchor.slot].start, slots[min(high.anchor.slot, slots.count - 1)].start)
      break
    }
    return min(limit, end)
  }

  private func distinct(_ utterances: [Utterance]) -> [Utterance] {
    var seen: Set<Utterance> = []
    return utterances.filter { seen.insert($0).inserted }
  }

  /// What there is to say when the target cannot be met.
  func notes(on draft: Draft) -> [Diagnostic] {
    let duration = draft.timeline.duration
    let label = routine.lengthLabel
    if duration > target {
      let over = Self.words(for: duration - target)
      let most = (duration.count + 59_999) / 60_000
      return [
        Diagnostic(
          .warning, Diagnostic.Code("R701"),
          "even at its shortest this routine lasts \(Self.clock(duration))", in: routine.source,
          at: Label(label, "\(over) too little")
        ).advising(
          longest(in: draft.timeline), .help("leave out a pose, or make it \(most) minutes"))
      ]
    }
    guard draft.timeline.options.dose == 1000, target - duration > .seconds(60) else { return [] }
    return [
      Diagnostic(
        .note, Diagnostic.Code("R705"),
        "even at its longest this routine lasts \(Self.clock(duration))", in: routine.source,
        at: Label(label))
    ]
  }

  private func longest(in timeline: Timeline) -> Advice {
    let sections = timeline.sections.sorted { ($0.end - $0.start) > ($1.end - $1.start) }.prefix(3)
    let names = sections.map { "\($0.title) (\(Self.clock($0.end - $0.start)))" }
    let verb = names.count == 1 ? "the longest part is " : "the longest parts are "
    return .note(verb + names.joined(separator: ", "))
  }

  private static func clock(_ time: Milliseconds) -> String {
    let seconds = time.count / 1000
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func words(for time: Milliseconds) -> String {
    let seconds = (time.count + 999) / 1000
    let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
    let parts = [
      minutes == 0 ? nil : "\(minutes) minute\(minutes == 1 ? "" : "s")",
      rest == 0 ? nil : "\(rest) second\(rest == 1 ? "" : "s")",
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
