public import LimberDiagnostics
public import LimberTimeline

extension Routine {
  /// A session that was planned before, and is heard as it was; no options change it.
  ///
  /// What Limber says beside it comes from the phrasebook of its language, or in English where
  /// there is none. `source` has the name of what it was read from, and what tells that from another
  /// text.
  public init(planned timeline: Timeline, source: Source, languages: Languages) {
    let first = source.lines.first ?? 0..<0
    var about = About()
    about.askFirst = timeline.askFirst
    self.init(
      source: source, scripts: [], lines: [], title: timeline.title,
      id: PoseName.id(timeline.title), language: timeline.language,
      isSession: timeline.sections.count > 1, about: about, poses: timeline.summaries,
      length: nil,
      phrasebook: (languages.language(for: timeline.language) ?? .english).phrasebook,
      choice: Choice(variant: timeline.options.variant), parts: [], settings: Settings(),
      cautions: [], stopIf: [], origin: Origin(file: source.name, line: 1), lengthLabel: first,
      planned: timeline)
  }

  /// The voice whose words were measured when it was planned; nil for what is planned anew.
  public var plannedVoice: String? { planned?.options.voice }
}

extension Timeline {
  /// The timeline as a draft: what has no extent yet is missing, and nothing moves.
  ///
  /// Words that take longer than they did, in another voice, are made to fit in before the next.
  func draft(_ measure: any SpeechMeasure) -> Draft {
    var fitted: [(index: Int, utterance: Utterance, length: Milliseconds)] = []
    var missing: [Utterance] = []
    var known: Set<Utterance> = []
    var settled = duration
    let spoken = cues.indices.filter { cues[$0].text != nil }
    let ends = spoken.dropFirst().map { cues[$0].audibleStart } + [duration]
    for (index, end) in zip(spoken, ends) {
      guard case .speech(var utterance) = cues[index].sound else { continue }
      let room = end - cues[index].audibleStart
      if let length = measure.extent(of: utterance)?.duration, length > room, room > .zero {
        utterance.fit = room
        fitted.append((index, utterance, measure.extent(of: utterance)?.duration ?? room))
      }
      guard measure.extent(of: utterance) == nil else { continue }
      settled = min(settled, slots[cues[index].anchor.slot].start)
      if known.insert(utterance).inserted { missing.append(utterance) }
    }
    return Draft(timeline: replacing(fitted), missing: missing, settled: settled)
  }

  /// The timeline with other words in some cues, which are only copied if there are any.
  private func replacing(
    _ words: [(index: Int, utterance: Utterance, length: Milliseconds)]
  ) -> Timeline {
    var timeline = self
    for (index, utterance, length) in words {
      timeline.cues[index].sound = .speech(utterance)
      timeline.cues[index].duration = length
    }
    return timeline
  }

  /// Its poses, each once, with what is said in them for safety.
  fileprivate var summaries: [Routine.PoseSummary] {
    var summaries: [Routine.PoseSummary] = []
    var indices: [String: Int] = [:]
    for section in sections where indices[section.title] == nil {
      indices[section.title] = summaries.count
      summaries.append(
        Routine.PoseSummary(
          title: section.title, about: About(), cautions: [], variants: [], versions: []))
    }
    for cue in cues where cue.kind == .safety {
      let title = sections[slots[cue.anchor.slot].section].title
      guard let index = indices[title], let text = cue.text,
        !summaries[index].cautions.contains(text)
      else { continue }
      summaries[index].cautions.append(text)
    }
    return summaries
  }
}
