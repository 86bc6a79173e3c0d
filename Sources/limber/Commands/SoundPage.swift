internal import LimberDiagnostics
internal import LimberExport
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// One screen about what is heard at a time of a session, and why.
struct SoundPage {
  let routine: Routine
  let timeline: Timeline
  let options: PlanOptions
  /// The start of the second that is asked for.
  let second: Milliseconds

  /// The page, ending with a line end.
  var text: String {
    let heard = cues
    guard heard.isEmpty else {
      let about = heard.map { block($0) + reason($0) }
      return page([[headline]] + about + [settings(of: timeline.slots[heard[0].anchor.slot])])
    }
    let before = timeline.cues.last { $0.audibleEnd <= second }
    let after = timeline.cues.first { $0.audibleStart > second }
    return page([
      [headline, "Nothing is heard."], slotLines,
      before.map { ["Before it, at \($0.start.clock):"] + block($0) } ?? [],
      after.map { ["After it, at \($0.start.clock):"] + block($0) } ?? [],
      timeline.slotIndex(at: second).map { settings(of: timeline.slots[$0]) } ?? [],
    ])
  }

  /// What begins in that second, as the program shows times, or else what still sounds in it.
  private var cues: [Cue] {
    let begun = timeline.cues.filter { second <= $0.start && $0.start < second + .seconds(1) }
    guard begun.isEmpty else { return begun }
    return timeline.cues.filter { $0.audibleStart <= second && second < $0.audibleEnd }
  }

  private var headline: String {
    guard let index = cues.first?.anchor.slot ?? timeline.slotIndex(at: second) else {
      return second.clock
    }
    let slot = timeline.slots[index]
    let side = slot.side.map { "\($0.rawValue) side" }
    let set = timeline.setsOfSlots[index].map { "set \($0)" }
    let parts = [timeline.sections[slot.section].title, side, set]
    return "\(second.clock)  \(parts.compactMap(\.self).joined(separator: ", "))"
  }

  private func page(_ blocks: [[String]]) -> String {
    blocks.filter { !$0.isEmpty }
      .map { $0.map { DisplayWidth.shown($0) + "\n" }.joined() }.joined(separator: "\n")
  }

  // MARK: - A cue

  private func block(_ cue: Cue) -> [String] {
    let words = cue.text.map { "\"\($0)\"" } ?? "A tone"
    return ["\(words), \(cue.kind.words)"] + excerpt(of: cue.origin)
  }

  /// The line, as diagnostics show it.
  private func excerpt(of origin: Origin) -> [String] {
    guard let script = routine.script(of: origin), script.lines.indices.contains(origin.line - 1)
    else { return [] }
    let number = String(origin.line)
    let space = String(repeating: " ", count: number.count)
    return [
      "\(space)--> \(origin.file):\(origin.line)", "\(space) |",
      "\(number) | \(script.text(in: script.lines[origin.line - 1]))",
    ]
  }

  private func reason(_ cue: Cue) -> [String] {
    let slot = timeline.slots[cue.anchor.slot]
    return rows([
      ("words", words(of: cue)), ("placed", CueReason.place(of: cue, in: timeline)),
      ("because", CueReason.rule(for: cue.kind)),
      ("time", CueReason.length(of: cue, in: timeline) ?? amount(of: slot)),
      ("heard", "from \(cue.audibleStart) to \(cue.audibleEnd)"),
    ])
  }

  private func words(of cue: Cue) -> String {
    guard cue.text != nil else { return "none, as a tone says enough" }
    return cue.isDefault ? "Limber's own, for this line" : "the author's"
  }

  // MARK: - A slot

  private var slotLines: [String] {
    guard let index = timeline.slotIndex(at: second) else { return [] }
    let slot = timeline.slots[index]
    return rows([("time", amount(of: slot))]) + excerpt(of: slot.origin)
  }

  private func amount(of slot: Slot) -> String {
    let words = CueReason.words(for: slot)
    guard slot.dose != nil else { return words }
    let isOfUse = routine.settings(of: slot, in: timeline, options).hasAmountOfUse
    let place = isOfUse ? ["from \(SettingPlace.useLine.rawValue)"] : []
    let range = routine.ranges[slot.origin].map { ["chosen from \($0.words)"] } ?? []
    return ([words] + range + place).joined(separator: "; ")
  }

  private func settings(of slot: Slot) -> [String] {
    let settings = routine.settings(of: slot, in: timeline, options)
    let dose = settings.dose.value
    return rows([
      ("breath", "\(settings.breath.value.words), from \(place(of: settings.breath, "breath"))"),
      (
        "dose",
        "\(dose / 10) % of every range, from \(place(of: settings.dose, "dose"))"
          + (isFitted ? ", to fit its length" : "")
      ),
      ("pace", "\(settings.pace.value.fraction), from \(place(of: settings.pace, "pace"))"),
      ("sets", settings.sets.map { "\($0.value), from \($0.place.rawValue)" }),
    ])
  }

  /// Where a value comes from; what the settings of a person add to the command line is theirs.
  private func place<Value>(of setting: PlacedSetting<Value>, _ option: String) -> String {
    let isAdded = Settings.added.contains { $0.hasPrefix("--\(option)=") }
    return setting.place == .commandLine && isAdded ? "your settings" : setting.place.rawValue
  }

  private var isFitted: Bool {
    options.dose == nil && (options.length ?? routine.length) != nil
  }

  private func rows(_ rows: [(name: String, value: String?)]) -> [String] {
    rows.compactMap { name, value in
      value.map { name + String(repeating: " ", count: 9 - name.count) + $0 }
    }
  }
}

extension Int {
  /// A number of thousandths: `1`, `0.75`.
  fileprivate var fraction: String {
    let rest = self % 1000
    guard rest > 0 else { return "\(self / 1000)" }
    let digits = String(String(rest + 1000).dropFirst().reversed().drop { $0 == "0" }.reversed())
    return "\(self / 1000).\(digits)"
  }
}
