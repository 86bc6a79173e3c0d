internal import LimberTimeline

/// What each row of a timeline says.
extension JSONPlace {
  private static let times = 0...TimelineLimits.longest

  func section() throws(UnreadableTimeline) -> Timeline.Section {
    Timeline.Section(
      id: try member("id").string(), title: try member("title").string(),
      position: try optional("position")?.string(), start: try member("startMs").time(Self.times),
      end: try member("endMs").time(Self.times))
  }

  func slot() throws(UnreadableTimeline) -> Slot {
    Slot(
      kind: try member("kind").named(), start: try member("startMs").time(Self.times),
      end: try member("endMs").time(Self.times),
      section: try member("section").integer(0...TimelineLimits.mostSections),
      side: try optional("side")?.named(), set: try member("set").integer(1...100_000),
      dose: try optional("dose")?.dose(), origin: try member("source").origin())
  }

  private func dose() throws(UnreadableTimeline) -> Dose {
    let unit: Dose.Unit = try member("unit").named()
    let value = try member("value")
    switch unit {
    case .second: return Dose(value: try value.millionths() / 1000, unit: unit)
    // The nearest millisecond; a minute's millionths tell milliseconds apart.
    case .minute: return Dose(value: (try value.millionths() * 3 + 25) / 50, unit: unit)
    case .breath, .time: return Dose(value: try value.integer(0...1_000_000), unit: unit)
    }
  }

  private func origin() throws(UnreadableTimeline) -> Origin {
    Origin(
      file: try member("file").string(atMost: 4096),
      line: try member("line").integer(0...10_000_000))
  }

  func cue() throws(UnreadableTimeline) -> Cue {
    let anchor = try member("anchor")
    let longest = TimelineLimits.longest
    return Cue(
      kind: try member("kind").named(), start: try member("startMs").time(Self.times),
      lead: try member("leadMs").time(0...TimelineLimits.longestPart),
      duration: try member("durationMs").time(0...TimelineLimits.longestPart),
      sound: try sound(),
      anchor: Cue.Anchor(
        slot: try anchor.member("slot").slotNumber() - 1, edge: try anchor.member("edge").named(),
        offset: try anchor.member("offsetMs").time(-longest...longest)),
      side: try optional("side")?.named(), origin: try member("source").origin(),
      isDefault: try member("default").bool())
  }

  /// The number in a name such as `s5`.
  private func slotNumber() throws(UnreadableTimeline) -> Int {
    let name = try string(atMost: 20)
    guard name.first == "s", let number = Int(name.dropFirst()), number > 0 else {
      throw wrong("this names no slot")
    }
    return number
  }

  private func sound() throws(UnreadableTimeline) -> Cue.Sound {
    if let tone = try optional("tone") { return .tone(try tone.named()) }
    let spoken = try member("spoken").string()
    if let text = try optional("text"), try text.string().shown != spoken.shown {
      throw text.wrong("this is not what \"spoken\" says; change both, or leave this out")
    }
    return .speech(
      Utterance(
        text: spoken, role: try member("role").named(),
        language: try member("language").language(),
        fit: try optional("fitMs")?.time(0...TimelineLimits.longestPart)))
  }

  func droppedCue() throws(UnreadableTimeline) -> DroppedCue {
    DroppedCue(
      kind: try member("kind").named(), text: try member("text").string(),
      reason: try member("reason").string(), detail: try optional("detail")?.string(),
      remedy: try optional("remedy")?.string(), replacement: try optional("replacement")?.sound(),
      origin: try member("source").origin())
  }
}
