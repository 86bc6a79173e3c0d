internal import ArgumentParser
internal import LimberFiles
internal import LimberTimeline

extension SoundTags {
  /// What a sound file tells about a session: how it was planned, but nothing of the machine or the
  /// day.
  init(_ timeline: Timeline, _ planning: PlanningOptions, key: String = "") {
    let options = planning.words.filter { $0 != "--no-cache" }.joined(separator: " ")
    self.init(
      title: timeline.title, artist: "Limber",
      comment: "Voice: \(timeline.options.voice)" + (options.isEmpty ? "" : "; \(options)"),
      software: "Limber \(LimberCommand.configuration.version)", key: key,
      chapters: timeline.sections.map {
        Chapter(start: $0.start.count, end: $0.end.count, title: $0.title)
      })
  }
}
