internal import LimberExport
internal import LimberLog
internal import LimberTimeline

/// Sessions as JSON, one object each.
enum LogJSON {
  /// Everything the log knows of a session; times are milliseconds.
  static func object(for session: LoggedSession) -> JSONValue {
    .object([
      "began": .string(LogText.full(session.began)),
      "ended": .string(session.ended.map(LogText.full)),
      "ending": .string(session.ending?.rawValue ?? (session.isRunning ? "playing" : "cut off")),
      "routine": .string(session.start.routine), "id": .string(session.start.id),
      "title": .string(session.start.title), "language": .string(session.start.language),
      "options": .array(session.start.options.map { .string($0) }),
      "speed": .integer(session.start.speed), "length": .integer(session.length.count),
      "practice": .integer(session.practice.count), "given": .integer(session.given.count),
      "place": session.place.map { .object(members(of: $0)) } ?? .null,
      "windows": .array(session.windows.map(object)),
      "moments": .array(session.moments.map(object)),
    ])
  }

  private static func object(for window: LoggedWindow) -> JSONValue {
    let own: KeyValuePairs<String, JSONValue> = [
      "kind": .string(window.kind.rawValue), "planned": .integer(window.planned.count),
      "given": .integer(window.given.count), "ending": .string(window.ending.rawValue),
    ]
    return .object(members(of: window.place) + own.map { (key: $0.key, value: $0.value) })
  }

  private static func object(for moment: LoggedMoment) -> JSONValue {
    let own: KeyValuePairs<String, JSONValue> = [
      "kind": .string(moment.kind.rawValue), "began": .string(LogText.full(moment.began)),
      "ended": .string(moment.ended.map(LogText.full)),
      "position": moment.position.map { .integer($0.count) } ?? .null,
      "words": .string(moment.words),
    ]
    return .object(own.map { (key: $0.key, value: $0.value) } + (moment.place.map(members) ?? []))
  }

  private static func members(of place: SessionPlace) -> [(key: String, value: JSONValue)] {
    [
      ("pose", .string(place.pose)), ("title", .string(place.title)),
      ("occurrence", .integer(place.occurrence)), ("side", .string(place.side?.rawValue)),
      ("set", .integer(place.set)), ("window", .integer(place.window)),
    ]
  }
}
