import LimberTimeline

/// A timeline as the conformance suite writes it: one slot a line, its cues below it.
struct ConformanceTimeline {
  let timeline: Timeline
  /// The script whose lines are written without its name.
  let main: String

  var text: String {
    let cues = Dictionary(grouping: timeline.cues, by: \.anchor.slot)
    let slots = timeline.slots.enumerated().map { index, slot in
      row(for: slot) + (cues[index] ?? []).map(row).joined()
    }
    return slots.joined() + "end \(timeline.duration.count)\n" + timeline.dropped.map(row).joined()
  }

  private func row(for slot: Slot) -> String {
    let words = [
      slot.side?.rawValue, slot.set > 1 ? "set \(slot.set)" : nil,
      slot.dose.map { "dose \($0.value) \($0.unit.rawValue)" },
    ]
    return
      (["\(slot.start.count) \(slot.end.count) \(slot.kind.rawValue)"] + words.compactMap(\.self)
      + [place(slot.origin)]).joined(separator: " ") + "\n"
  }

  private func row(for cue: Cue) -> String {
    let slot = timeline.slots[cue.anchor.slot]
    let isElsewhere = cue.origin != slot.origin
    return
      ([
        "  \(cue.start.count) \(cue.duration.count) \(cue.kind.rawValue)", words(of: cue.sound),
      ] + (isElsewhere ? [place(cue.origin)] : [])).joined(separator: " ") + "\n"
  }

  private func row(for cue: DroppedCue) -> String {
    let replacement = cue.replacement.map { " instead \(words(of: $0))" } ?? ""
    return
      "dropped \(cue.kind.rawValue) \(Self.quoted(cue.text))\(replacement) \(place(cue.origin))\n"
  }

  private func words(of sound: Cue.Sound) -> String {
    switch sound {
    case .speech(let utterance): Self.quoted(utterance.text)
    case .tone(let tone): "tone:\(tone.rawValue)"
    }
  }

  private func place(_ origin: Origin) -> String {
    "at \(origin.file == main ? "" : origin.file + ":")\(origin.line)"
  }

  /// The text in quotation marks, on one line.
  static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
