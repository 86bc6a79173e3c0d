internal import LimberTimeline

extension Cue {
  /// The cue as JSON; its set is that of its slot.
  func json(number: Int, in timeline: Timeline) -> JSONValue {
    let utterance = sound.utterance
    return .object([
      "id": .string("c\(number)"), "kind": .string(kind.rawValue),
      "startMs": .integer(start.count), "durationMs": .integer(duration.count),
      "text": .string(utterance?.text.shown), "spoken": .string(utterance?.text),
      "tone": .string(tone?.rawValue), "priority": .integer(priority), "anchor": anchor.json,
      "side": .string(side?.rawValue), "set": .integer(timeline.slots[anchor.slot].set),
      "source": origin.json,
      "leadMs": .integer(lead.count), "role": .string(utterance?.role.rawValue),
      "language": .string(utterance?.language), "default": .bool(isDefault),
      "fitMs": utterance?.fit.map { .integer($0.count) } ?? .null,
    ])
  }
}

extension Cue.Anchor {
  fileprivate var json: JSONValue {
    .object([
      "slot": .string("s\(slot + 1)"), "edge": .string(edge.rawValue),
      "offsetMs": .integer(offset.count),
    ])
  }
}

extension Cue.Sound {
  /// The words with their role and language, or nil for a tone.
  fileprivate var utterance: Utterance? {
    guard case .speech(let utterance) = self else { return nil }
    return utterance
  }

  fileprivate var json: JSONValue {
    switch self {
    case .tone(let tone): .object(["tone": .string(tone.rawValue)])
    case .speech(let utterance):
      .object([
        "spoken": .string(utterance.text), "role": .string(utterance.role.rawValue),
        "language": .string(utterance.language),
        "fitMs": utterance.fit.map { .integer($0.count) } ?? .null,
      ])
    }
  }
}

extension DroppedCue {
  /// The dropped cue as JSON, with what is heard in its place.
  var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "text": .string(text), "reason": .string(reason),
      "detail": .string(detail), "replacement": replacement?.json ?? .null, "source": origin.json,
      "remedy": .string(remedy),
    ])
  }
}
