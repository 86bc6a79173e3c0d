internal import LimberExport
internal import LimberTimeline

/// What the program of a page knows of its session.
///
/// All times are whole milliseconds from the start of the timeline.
struct SessionData {
  let timeline: Timeline
  let words: PageWords
  /// How much later than that everything is heard, in milliseconds.
  let delay: Int

  var json: JSONValue {
    .object([
      "title": .string(timeline.title.shown), "duration": .integer(timeline.duration.count),
      "delay": .integer(delay),
      "words": .object(texts.map { (key: $0.key, value: JSONValue.string(words[$0.value])) }),
      "sections": .array(timeline.sections.indices.map(section)),
      "stages": .array(Stage.stages(of: timeline, words).map(stage)),
      "captions": .array(timeline.captions(ExportOptions()).map(caption)),
    ])
  }

  /// The words that the program needs, under the names that it has for them.
  private let texts: KeyValuePairs = [
    "start": "start", "play": "play", "pause": "pause", "again": "again", "done": "done",
    "inhale": "inhale", "exhale": "exhale", "empty": "empty", "of": "of",
    "seekValue": "seek-value", "cannotPlay": "cannot-play",
  ]

  private func section(_ index: Int) -> JSONValue {
    let section = timeline.sections[index]
    return .object([
      "title": .string(section.title.shown), "place": .string(timeline.place(index, words)),
      "start": .integer(section.start.count),
    ])
  }

  private func stage(_ stage: Stage) -> JSONValue {
    let what = stage.window.flatMap { words.activity($0.kind) } ?? words["listen"]
    var members: [(key: String, value: JSONValue)] = [
      ("start", .integer(stage.start.count)), ("end", .integer(stage.end.count)),
      ("until", .integer(stage.until.count)), ("section", .integer(stage.section)),
      ("window", .bool(stage.window != nil)), ("what", .string(what)),
      ("next", .string(stage.next)),
    ]
    if let side = stage.sideName(words) { members.append(("side", .string(side))) }
    if let set = stage.setName(in: timeline, words) { members.append(("set", .string(set))) }
    if let dose = stage.window?.dose, dose.unit == .time, dose.value > 0 {
      members.append(("repeats", .integer(dose.value)))
    }
    if let breath = stage.breath, let count = stage.window?.dose?.value {
      members += [
        ("breaths", .integer(count)), ("inhale", .integer(breath.inhale.count)),
        ("exhale", .integer(breath.exhale.count)),
      ]
    }
    return .object(members)
  }

  private func caption(_ caption: Caption) -> JSONValue {
    .object([
      "start": .integer(caption.start.count), "end": .integer(caption.end.count),
      "text": .string(caption.text),
    ])
  }
}

extension Timeline {
  /// Where a section stands among the poses: `Pose 2 of 8`; empty where there is only one.
  func place(_ section: Int, _ words: PageWords) -> String {
    let opening = isOpening(0) ? 1 : 0
    guard section >= opening else { return words["introduction"] }
    let (number, count) = (section - opening + 1, sections.count - opening)
    return count < 2 ? "" : words["place", ["n": String(number), "m": String(count)]]
  }
}
