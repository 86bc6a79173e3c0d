internal import LimberTimeline

/// Cues that take the time that is left: half time, a minute left, what comes next.
extension WindowLayout {
  mutating func placeHalfway() {
    guard let full = window.halfway.first else { return }
    let target = middle
    for utterance in forms(window.halfway, .instruction, within: room(near: target)) {
      let duration = speech.extent(of: utterance).duration
      let near = freeMoment(near: target, lasting: duration)
      // The author's words may wait for a free place in the same breath or repeat.
      let mayWait = utterance.text == full && window.halfway.count > 1
      let later = mayWait ? laterInCycle(from: target, lasting: duration) : nil
      guard let moment = near ?? later else { continue }
      place(.speech(utterance), .halfway, at: moment, from: .start, window.halfwayOrigin)
      if utterance.text != full { dropHalfway(full, .speech(utterance)) }
      return
    }
    guard let moment = freeMoment(near: target, lasting: Tone.halfway.duration) else {
      dropHalfway(full, nil)
      return
    }
    place(.tone(.halfway), .halfway, at: moment, from: .start, window.halfwayOrigin)
    dropHalfway(full, .tone(.halfway))
  }

  private mutating func dropHalfway(_ text: String, _ replacement: Cue.Sound?) {
    drop(
      .halfway, text, "there is no room for this line at half time", replacement,
      window.halfwayOrigin)
  }

  /// Half time; in a window of breaths, the nearest end of a breath: of two, the later one, unless
  /// the last breath starts there.
  private var middle: Milliseconds {
    guard let cycle = window.cycle else { return start + Milliseconds((end - start).count / 2) }
    let count = window.dose.value
    let later = (count + 1) / 2
    return start + cycle * (later == count - 1 ? count / 2 : later)
  }

  mutating func placeTimeLeft() {
    let isWritten = window.prompts.contains { $0.time?.edge == .end }
    guard window.kind == .move, window.breath == nil, !isWritten, end - start >= Tempo.timeLeftMove
    else {
      return
    }
    let (text, target) = (phrasebook.say(.oneMinuteLeft), end - .seconds(60))
    for utterance in forms([text], .instruction, within: room(near: target)) {
      let duration = speech.extent(of: utterance).duration
      guard let moment = freeMoment(near: target, lasting: duration) else { continue }
      place(.speech(utterance), .timeLeft, at: moment, from: .end)
      return
    }
    drop(.timeLeft, text, "another cue sounds a minute before the end", nil)
  }

  /// What comes next, ending half a second before the rest does, or just before its countdown.
  mutating func placePreview() {
    guard let text = window.preview else { return }
    let countdown = cues.filter { $0.kind == .countdown }.map(\.audibleStart).min()
    let latest = countdown.map { $0 - Tempo.leastGap } ?? end - 500
    let before = reserved.end(before: latest).map { $0 + Tempo.leastGap } ?? start
    for utterance in forms([text], .instruction, within: latest - max(start, before)) {
      let duration = speech.extent(of: utterance).duration
      guard isFree(latest - duration..<latest), latest - duration >= start else { continue }
      place(.speech(utterance), .next, at: latest - duration, from: .end)
      return
    }
    drop(.next, text, "the rest is too short for it", nil)
  }
}
