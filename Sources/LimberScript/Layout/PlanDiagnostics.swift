internal import LimberDiagnostics
internal import LimberTimeline

/// What is said about lines that are not heard as written.
extension Routine {
  /// A prompt for which there is no room, with the timed line that it belongs to.
  func noRoom(
    _ dropped: DroppedCue, _ reason: String, _ line: LineSyntax, _ timeline: Timeline
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .warning, Diagnostic.Code("R702"), reason, in: source,
      at: Label(line.head.range, dropped.detail ?? ""))
    let explained = window(above: line, timeline).map { diagnostic.relating($0) } ?? diagnostic
    return dropped.remedy.map { explained.advising(.help($0)) } ?? explained
  }

  /// The amount of the timed line above, with what this plan makes of it.
  private func window(above line: LineSyntax, _ timeline: Timeline) -> Label? {
    let above = lines.last { $0.number < line.number && $0.timed != nil }
    guard let above, let timed = above.timed,
      let dose = timeline.slots.first(where: { $0.origin.line == above.number && $0.dose != nil })?
        .dose
    else { return nil }
    let amount = Phrasebook.english.digits(for: dose)
    return Label(timed.excerpt.range, "\(amount) in this plan")
  }

  /// Words that are too long for their breath.
  func tooLong(
    _ dropped: DroppedCue, _ wording: Wording, isInhale: Bool, _ timeline: Timeline
  ) -> Diagnostic {
    let bar = wording.excerpt.place(of: "|") ?? wording.excerpt.end
    let long = wording.excerpt.upTo(bar).trimmed
    var diagnostic = Diagnostic(
      .warning, Diagnostic.Code("R704"), dropped.reason, in: source, at: Label(long.range))
    let breath = self.breath(above: dropped.origin.line) ?? timeline.options.breath
    let phase = isInhale ? breath.inhale : breath.exhale
    let room = (phase - Tempo.phaseTail).count / Self.usualWord
    diagnostic.label.text = "about \(max(1, room)) words fit in \(phase.inSeconds) seconds"
    let more = phase + .seconds(1)
    let (inhale, exhale) = isInhale ? (more, breath.exhale) : (breath.inhale, more)
    return diagnostic.advising(
      .help(
        "shorten it, or lengthen the \(isInhale ? "inhale" : "exhale") "
          + "(\"Breath: \(inhale.inSeconds) in, \(exhale.inSeconds) out\")"))
  }

  /// The breath that the script sets above a line, for the flow the line belongs to or its pose.
  private func breath(above number: Int) -> BreathPattern? {
    let above = lines.prefix { $0.number < number }.reversed().prefix {
      if case .heading = $0.statement { false } else { true }
    }
    for line in above {
      if case .setting(.breath, .breath(let pattern)) = line.statement { return pattern }
    }
    return nil
  }

  /// How long a word usually takes, in milliseconds (LANGUAGE.md 2.1: about 150 a minute).
  private static let usualWord = 400
}

extension Phrasebook {
  /// An amount with its number in digits: "25 seconds".
  fileprivate func digits(for dose: Dose) -> String {
    switch dose.unit {
    case .second: "\(Milliseconds(dose.value).inSeconds) seconds"
    case .minute where dose.value % 60_000 != 0: "\(Milliseconds(dose.value).inSeconds) seconds"
    case .minute: dose.value == 60_000 ? "1 minute" : "\(dose.value / 60_000) minutes"
    default: words(for: dose)
    }
  }
}
