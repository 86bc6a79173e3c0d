public import LimberDiagnostics
public import LimberTimeline

/// A routine laid out with one set of options and one speech measure.
public struct Plan: Sendable {
  /// The timeline, and the utterances whose extent was missing.
  public var draft: Draft
  /// What was noticed while planning: lines without room, a length that cannot be met.
  public var diagnostics: [Diagnostic]
}

extension Variant {
  /// The dose where nothing chooses one, in thousandths (LANGUAGE.md 3.5).
  fileprivate var usualDose: Int {
    switch self {
    case .easier: 0
    case .standard: 500
    case .deeper: 1000
    }
  }
}

extension Routine {
  /// Lays the routine out.
  ///
  /// Pure: the same routine, options and extents give an equal plan, on any machine.
  public func plan(_ options: PlanOptions, measure: any SpeechMeasure) -> Plan {
    if let planned { return Plan(draft: planned.draft(measure), diagnostics: []) }
    let target = options.dose == nil ? options.length ?? length : nil
    guard let target else {
      let draft = draft(options, dose: options.dose ?? choice.variant.usualDose, measure)
      return Plan(draft: draft, diagnostics: notes(on: draft.timeline))
    }
    let fit = LengthFit(routine: self, options: options, measure: measure, target: target)
    let draft = fit.draft()
    return Plan(draft: draft, diagnostics: fit.notes(on: draft) + notes(on: draft.timeline))
  }

  /// Lays the routine out as `options` say, but at another pace.
  ///
  /// What is fitted to a length that a person asks for keeps its doses, since pace changes no window
  /// (LANGUAGE.md 7.9): for a session that is under way.
  public func plan(
    _ options: PlanOptions, paced pace: Int, measure: any SpeechMeasure
  ) -> Plan {
    var paced = options
    paced.pace = pace
    if options.dose == nil, options.length != nil {
      paced.dose = plan(options, measure: measure).draft.timeline.options.dose
    }
    return plan(paced, measure: measure)
  }

  /// The routine at one dose, in thousandths.
  func draft(_ options: PlanOptions, dose: Int, _ measure: any SpeechMeasure) -> Draft {
    var expander = Expander(self, options, dose: dose, isLimited: false)
    // Only a limited one throws.
    try? expander.expand()
    var layout = TimelineLayout(
      tempo: Tempo(pace: options.pace), phrasebook: phrasebook,
      speech: MeasuredSpeech(measure: measure, language: language)
    )
    layout.layOut(expander.moments)
    let timeline = Timeline(
      title: title, language: language,
      options: Timeline.Options(
        variant: choice.variant, dose: dose, pace: options.pace,
        breath: options.breath ?? settings.breath ?? .slow,
        voice: options.voice),
      sections: timed(expander.sections, by: layout.slots), slots: layout.slots,
      cues: layout.cues, dropped: layout.dropped, askFirst: reasonsToAskFirst)
    return Draft(
      timeline: timeline, missing: layout.speech.missing,
      settled: layout.settled ?? timeline.duration)
  }

  /// Sections from the start of their first slot to the start of the next section.
  private func timed(_ sections: [Timeline.Section], by slots: [Slot]) -> [Timeline.Section] {
    var timed = sections
    for slot in slots.reversed() { timed[slot.section].start = slot.start }
    for slot in slots { timed[slot.section].end = slot.end }
    return timed
  }

  /// Warnings about lines of this script that are not heard as written.
  private func notes(on timeline: Timeline) -> [Diagnostic] {
    var told: Set<Int> = []
    return timeline.dropped.compactMap { dropped in
      guard dropped.origin.file == source.name,
        let line = lines.line(dropped.origin.line),
        let note = note(on: dropped, line, timeline), told.insert(line.number).inserted
      else { return nil }
      return note
    }
  }

  /// A warning about the author's own words, or nil if the words were not theirs.
  private func note(
    on dropped: DroppedCue, _ line: LineSyntax, _ timeline: Timeline
  ) -> Diagnostic? {
    switch (dropped.kind, line.statement) {
    case (.breathIn, .phase(_, let wording)), (.breathOut, .phase(_, let wording)):
      guard dropped.reason.hasPrefix("too long") else { return nil }
      return tooLong(dropped, wording, isInhale: dropped.kind == .breathIn, timeline)
    case (.halfway, .prompt), (.prompt, .prompt), (.last, .prompt):
      let reason = dropped.reason.isEmpty ? "there is no room for this line" : dropped.reason
      return noRoom(dropped, reason, line, timeline)
    default: return nil
    }
  }
}
