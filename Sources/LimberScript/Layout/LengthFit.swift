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
    var missing: [Utterance] = []
    let dose = largestDose(noting: &missing)
    let draft = routine.draft(options, dose: dose, measure)
    let all = distinct(draft.missing + missing)
    guard !all.isEmpty else { return draft }
    return Draft(timeline: draft.timeline, missing: all, settled: settled)
  }

  /// How a trial is planned.
  ///
  /// A length that the script asks for is met at a steady pace and with the script's own breath:
  /// pace and breath are a person's, and must never cut a dose. A length that the person asks for
  /// is met as they will hear it.
  private var trialOptions: PlanOptions {
    guard options.length == nil else { return options }
    var options = options
    options.pace = 1000
    options.breath = nil
    return options
  }

  /// The largest dose whose trial fits, by bisection; zero if none does.
  private func largestDose(noting missing: inout [Utterance]) -> Int {
    func fits(_ dose: Int) -> Bool {
      let trial = routine.draft(trialOptions, dose: dose, measure)
      missing += trial.missing
      return trial.timeline.duration <= target
    }
    if fits(1000) { return 1000 }
    guard fits(0) else { return 0 }
    var (low, high) = (0, 1000)
    while high - low > 1 {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Up to here the dose changes nothing: whatever is the same at both ends of every range is the
  /// same in between.
  private var settled: Milliseconds {
    let lowest = routine.draft(options, dose: 0, measure)
    let highest = routine.draft(options, dose: 1000, measure)
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
    let dose = draft.timeline.options.dose
    let duration = routine.draft(trialOptions, dose: dose, measure).timeline.duration
    let label = routine.lengthLabel
    if duration > target {
      let over = Self.words(for: duration - target)
      let most = (duration.count + 59_999) / 60_000
      return [
        Diagnostic(
          .warning, Diagnostic.Code("R701"),
          "even at its shortest this \(noun) lasts \(Self.clock(duration))", in: routine.source,
          at: Label(label, "\(over) too little")
        ).advising(
          longest(in: draft.timeline), .help("leave out a pose, or make it \(most) minutes"))
      ]
    }
    guard dose == 1000, target - duration > .seconds(60) else { return [] }
    return [
      Diagnostic(
        .note, Diagnostic.Code("R705"),
        "even at its longest this \(noun) lasts \(Self.clock(duration))", in: routine.source,
        at: Label(label))
    ]
  }

  private var noun: String { routine.isSession ? "session" : "routine" }

  private func longest(in timeline: Timeline) -> Advice {
    let sections = timeline.sections.sorted { ($0.end - $0.start) > ($1.end - $1.start) }.prefix(3)
    let names = sections.map { "\($0.title) (\(Self.clock($0.end - $0.start)))" }
    let verb = names.count == 1 ? "the longest part is " : "the longest parts are "
    return .note(verb + names.listed(by: "and"))
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
