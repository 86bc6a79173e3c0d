public import LimberTimeline

/// What is said in a session beside its timeline, when somebody steers it.
public struct SessionWords: Sendable {
  /// Before a window goes on after a pause.
  public var getReady: Utterance { utterance(phrasebook.say(.getReady)) }
  /// While the session waits for an answer.
  public var reminder: Utterance { utterance(phrasebook.say(.stillWaiting)) }

  private let routine: Routine
  var phrasebook: Phrasebook { routine.phrasebook }
  var language: String { routine.language }

  init(_ routine: Routine) {
    self.routine = routine
  }

  /// What is said to somebody whom a pose hurts, by the pose's id: how to ease out of it, and when
  /// to stop (LANGUAGE.md 5).
  public func easing(outOf id: String) -> [Utterance] {
    let pose = routine.usedPoses.first { $0.id == id }
    let words = pose?.about.pain ?? routine.about.pain ?? phrasebook.say(.easeOut)
    let ofOthers = Set(routine.usedPoses.flatMap(\.stopIf))
    let own = routine.stopIf.filter { !ofOthers.contains($0) }
    let reasons = (pose?.stopIf ?? []) + own
    return [utterance(words)]
      + reasons.map { stop($0.text) }
  }

  /// When to stop, in any of the poses, each reason once.
  public var stopIf: [Utterance] { routine.reasonsToStop.map(stop) }

  private func stop(_ reason: String) -> Utterance {
    let text = String(reason.trimmingSuffix { $0 == "." })
    return utterance(phrasebook.say(.stopIf, ["text": text]), .safety)
  }

  /// When to ask somebody before the session (LANGUAGE.md 3.10), each reason once.
  public var askFirst: [Utterance] {
    routine.reasonsToAskFirst.map { reason in
      let text = String(reason.trimmingSuffix { $0 == "." })
      return utterance(phrasebook.say(.askFirst, ["text": text]), .safety)
    }
  }

  /// How long a pose and the session still last, in round numbers.
  public func timeLeft(inPose pose: Milliseconds, inSession session: Milliseconds) -> Utterance {
    utterance(
      phrasebook.say(.timeLeft, ["pose": words(for: pose), "session": words(for: session)]))
  }

  /// Everything that is known in advance, what may be needed first first.
  public var all: [Utterance] {
    var words = [getReady, reminder]
    for pose in routine.usedPoses {
      words += easing(outOf: pose.id).filter { !words.contains($0) }
    }
    return words + askFirst
  }

  /// To ten seconds below a minute, to half minutes below five, else to minutes.
  private func words(for time: Milliseconds) -> String {
    let grain = time < .seconds(60) ? 10_000 : time < .seconds(300) ? 30_000 : 60_000
    let value = max(grain, (time.count + grain / 2) / grain * grain)
    return phrasebook.words(for: Dose(value: value, unit: value < 60_000 ? .second : .minute))
  }

  private func utterance(_ text: String, _ role: Utterance.Role = .instruction) -> Utterance {
    Utterance(text: text, role: role, language: routine.language)
  }
}

extension Routine {
  /// What is said in it beside its timeline.
  public var words: SessionWords { SessionWords(self) }

  /// Every pose it plays, as often as it does.
  fileprivate var usedPoses: [Pose] {
    parts.flatMap(\.items).compactMap { item in
      if case .pose(let use) = item { use.pose } else { nil }
    }
  }
}
