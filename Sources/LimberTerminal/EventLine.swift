internal import LimberAudio
internal import LimberExport
public import LimberPlayer
internal import LimberTimeline

/// One JSON object for one event, for programs that follow a session.
public enum EventLine {
  /// The object in one line, without a line end, and without a character that steers a terminal.
  ///
  /// The shapes are described in `docs/events.md`; keys may be added to them.
  public static func text(for event: PlayerEvent) -> String {
    let (name, members) = parts(of: event)
    let head: [Member] = [("event", .string(name))]
    return JSONValue.object(head + members).text
  }

  /// A key with its value.
  private typealias Member = (key: String, value: JSONValue)

  private static func parts(of event: PlayerEvent) -> (String, [Member]) {
    switch event {
    case .planned(let timeline, let isFinal): ("planned", timeline.members(isFinal: isFinal))
    case .started: ("started", [])
    case .paused: ("paused", [])
    case .resumed: ("resumed", [])
    case .jumped(let target): ("jumped", [("toMs", .integer(target.count))])
    case .obeyed(let command): ("obeyed", [("command", .string(command.rawValue))])
    case .refused(let command): ("refused", [("command", .string(command.rawValue))])
    case .waiting(let reason): ("waiting", [("for", .string(reason.name))])
    case .answered: ("answered", [])
    case .replanned(let plan): ("replanned", plan.members)
    case .cue(let cue): ("cue", cue.members)
    case .position(let heard): ("position", [("positionMs", .integer(heard.count))])
    case .soundLost(let error, let continues):
      ("soundLost", error.members + [("continues", .bool(continues))])
    case .soundHeld(let error): ("soundHeld", error.members)
    case .soundBack: ("soundBack", [])
    case .unspoken(let text, let reason):
      ("unspoken", [("text", .string(text)), ("reason", .string(reason))])
    case .easing(let words): ("easing", [("texts", .array(words.map(JSONValue.string)))])
    case .notEasier: ("notEasier", [])
    case .extraTime(let left, let isPassing):
      ("extraTime", [("leftMs", .integer(left.count)), ("passing", .bool(isPassing))])
    case .toldTime(let text): ("notice", [("text", .string(text))])
    case .notice(let text): ("notice", [("text", .string(text))])
    case .handsFree(.phrases(let phrases)):
      ("listening", [("phrases", .array(phrases.map(JSONValue.string)))])
    case .handsFree(.heard(let words, let reason)):
      (
        "heard",
        [
          ("words", .string(words)), ("obeyed", .bool(reason == nil)),
          ("reason", reason.map(JSONValue.string) ?? .null),
        ]
      )
    case .sayingSoon: ("sayingSoon", [])
    case .saying(let words): ("saying", [("text", .string(words))])
    case .handsFree(.makesRoom(let isInCall)): ("makesRoom", [("now", .bool(isInCall))])
    case .finished: ("finished", [])
    case .stopped: ("stopped", [])
    }
  }
}

extension WaitReason {
  fileprivate var name: String {
    switch self {
    case .start: "start"
    case .gate: "gate"
    case .pain: "pain"
    case .stop: "stop"
    }
  }
}

extension Timeline {
  fileprivate func members(isFinal: Bool) -> [(key: String, value: JSONValue)] {
    let poses = sections.map { section in
      JSONValue.object([
        "title": .string(section.title), "startMs": .integer(section.start.count),
        "endMs": .integer(section.end.count),
      ])
    }
    return [
      ("title", .string(title)), ("language", .string(language)), ("final", .bool(isFinal)),
      ("durationMs", .integer(duration.count)), ("poses", .array(poses)),
    ]
  }
}

extension SessionPlan {
  fileprivate var members: [(key: String, value: JSONValue)] {
    [("paceThousandths", .integer(pace)), ("variant", .string(variant.rawValue))]
  }
}

extension SinkError {
  fileprivate var members: [(key: String, value: JSONValue)] {
    [("code", .string(code.rawValue)), ("reason", .string(reason))]
  }
}

extension Cue {
  fileprivate var members: [(key: String, value: JSONValue)] {
    [
      ("kind", .string(kind.rawValue)), ("startMs", .integer(start.count)),
      ("durationMs", .integer(duration.count)), ("text", .string(text)),
      ("tone", .string(tone?.rawValue)), ("side", .string(side?.rawValue)),
    ]
  }
}
