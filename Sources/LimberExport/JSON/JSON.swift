internal import LimberTimeline

extension ExportFormat {
  /// Everything a timeline holds (LANGUAGE.md 8.8); the only format nothing is lost in.
  ///
  /// `text` is what is shown, `spoken` what the voice is given: the same words before they are
  /// made one clean line. One slot, cue or section stands on each line, for readable diffs.
  public static let json = ExportFormat(
    name: "json", pathExtension: "json", purpose: "everything, to be played or read by programs"
  ) { timeline, _ in
    let head = JSONValue.joined([
      ("format", .string("limber-timeline")), ("version", .integer(1)),
      ("title", .string(timeline.title)), ("language", .string(timeline.language)),
      ("durationMs", .integer(timeline.duration.count)),
    ])
    let lists = [
      ("sections", timeline.sections.map(\.json)),
      ("slots", timeline.slots.enumerated().map { $1.json(number: $0 + 1) }),
      ("cues", timeline.cues.enumerated().map { $1.json(number: $0 + 1, in: timeline) }),
      ("dropped", timeline.dropped.map(\.json)),
    ].map { "\"\($0)\":[" + $1.map(\.text).joined(separator: ",\n  ") + "]" }
    let care =
      timeline.askFirst.isEmpty
      ? [] : [JSONValue.joined([("askFirst", .array(timeline.askFirst.map { .string($0) }))])]
    let members = [head] + care + ["\"options\":" + timeline.options.json.text] + lists
    return "{" + members.joined(separator: ",\n ") + "}\n"
  }
}

extension Timeline.Options {
  fileprivate var json: JSONValue {
    .object([
      "variant": .string(variant.rawValue), "dose": .decimal(.thousandths(dose)),
      "pace": .decimal(.thousandths(pace)),
      "breathMs": .array(breath.phases.map { .integer($0.count) }), "voice": .string(voice),
    ])
  }
}

extension BreathPattern {
  /// In, out, and the pause if there is one.
  fileprivate var phases: [Milliseconds] {
    pause == .zero ? [inhale, exhale] : [inhale, exhale, pause]
  }
}

extension Timeline.Section {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(id), "title": .string(title), "startMs": .integer(start.count),
      "endMs": .integer(end.count), "position": .string(position),
    ])
  }
}

extension Slot {
  fileprivate func json(number: Int) -> JSONValue {
    .object([
      "id": .string("s\(number)"), "kind": .string(kind.rawValue),
      "startMs": .integer(start.count), "endMs": .integer(end.count), "fixed": .bool(isFixed),
      "side": .string(side?.rawValue), "set": .integer(set), "dose": dose?.json ?? .null,
      "source": origin.json, "section": .integer(section),
    ])
  }
}

extension Dose {
  fileprivate var json: JSONValue {
    .object(["value": amount, "unit": .string(unit.rawValue)])
  }

  /// In its own unit; a minute's millionths are enough to tell milliseconds apart.
  private var amount: JSONValue {
    switch unit {
    case .second: .decimal(.thousandths(value))
    case .minute: .decimal(.millionths((value * 50 + 1) / 3))
    case .breath, .time: .integer(value)
    }
  }
}

extension Origin {
  /// The line it came from as JSON.
  var json: JSONValue {
    .object(["file": .string(file), "line": .integer(line)])
  }
}
