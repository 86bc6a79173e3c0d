internal import LimberTimeline

/// One row of a score: from `start` for the length of a row.
struct ScoreRow {
  let picture: ScorePicture
  /// Where the row begins, in tenths of a pixel from the top.
  let top: Int
  let start: Milliseconds

  private var end: Milliseconds { min(start + picture.rowLength, picture.timeline.duration) }

  /// Its elements, from back to front.
  var lines: [String] {
    let inRow = picture.cues.filter {
      $0.cue.start >= start && $0.cue.start < start + picture.rowLength
    }
    return [ScorePicture.words("small", 60, top + 120, start.clock)]
      + poses + ScorePicture.path("axis", axis) + windows
      + ScorePicture.path("breath", breaths) + sentences(inRow.filter(isSentence))
      + ScorePicture.path("count", strokes(inRow, of: isCount, at: 710, length: 60))
      + ScorePicture.path("tone", strokes(inRow, of: { $0.cue.tone != nil }, at: 710, length: 60))
  }

  private func x(_ time: Milliseconds) -> Int {
    let inRow = min(max(.zero, time - start), picture.rowLength)
    return ScorePicture.left + inRow.count * ScorePicture.inner / picture.rowLength.count
  }

  private func pixels(_ tenths: Int) -> String { ScorePicture.pixels(tenths) }

  /// The part of a stretch that lies in this row; nil if none does.
  private func part(_ from: Milliseconds, _ to: Milliseconds) -> Range<Int>? {
    guard from < start + picture.rowLength, to > start, from < to else { return nil }
    return x(from)..<x(to)
  }

  private var poses: [String] {
    picture.timeline.sections.flatMap { section -> [String] in
      guard let part = part(section.start, section.end) else { return [] }
      let name = section.title.shown
      let isBegun = section.start < start
      let box = ScorePicture.box(
        "pose", part.lowerBound..<max(part.lowerBound + 10, part.upperBound - 20), top..<top + 170,
        title: "\(section.start.clock) \(name)")
      let shown = fitting(isBegun ? "… \(name)" : name, part.count - 80, each: 68)
      return [box]
        + shown.map {
          [ScorePicture.words("over", part.lowerBound + 50, top + 125, $0)]
        }.joinedOrEmpty
    }
  }

  /// A line below everything, with a mark every ten seconds or every minute.
  private var axis: [String] {
    let y = top + 900
    let step: Milliseconds = picture.rowLength > 120_000 ? 60_000 : 10_000
    let marks = (0...(end - start).count / step.count).map { index in
      "M\(pixels(x(start + step * index))) \(pixels(y - 20))v4"
    }
    return ["M\(pixels(x(start))) \(pixels(y))H\(pixels(x(end)))"] + marks
  }

  /// Words that fit, escaped; nil if even some of them do not.
  private func fitting(_ text: String, _ width: Int, each letter: Int) -> String? {
    let room = width / letter
    if text.count <= room { return text.withReferences }
    guard room >= 4 else { return nil }
    return (String(text.prefix(room - 1)) + "…").withReferences
  }
}

// MARK: - What happens

extension ScoreRow {
  private var windows: [String] {
    picture.timeline.slots.flatMap { slot -> [String] in
      guard let dose = slot.dose, let part = part(slot.start, slot.end) else { return [] }
      let isRest = slot.kind == .rest || slot.kind == .pause
      let style = isRest ? "rest" : slot.side?.rawValue ?? "both"
      let words = picture.wording.activity(slot.kind, dose)
      let side = slot.side.map { ", \(picture.wording.heading($0))" } ?? ""
      let box = ScorePicture.box(
        style, part, lane(slot.side), title: "\(slot.start.clock) \(words)\(side)")
      let label = slot.start < start ? nil : fitting(words, part.count - 60, each: 56)
      return [box]
        + label.map {
          [
            ScorePicture.words(
              isRest ? "in over" : "in", part.lowerBound + 30, lane(slot.side).upperBound - 35, $0)
          ]
        }.joinedOrEmpty
    }
  }

  /// The left side is above the right one; what is for both takes the height of both.
  private func lane(_ side: Side?) -> Range<Int> {
    switch side {
    case .left: top + 200..<top + 330
    case .right: top + 340..<top + 470
    case nil: top + 265..<top + 405
    }
  }

  private func isCount(_ shown: ShownCue) -> Bool {
    guard shown.cue.tone == nil else { return false }
    return [.countdown, .rep, .last].contains(shown.cue.kind)
  }

  private func isSentence(_ shown: ShownCue) -> Bool {
    shown.cue.tone == nil && !isCount(shown)
      && ![.breathIn, .breathOut].contains(shown.cue.kind)
  }

  private func sentence(_ shown: ShownCue) -> String {
    let cue = shown.cue
    let isSafety = cue.kind == .safety
    let from = x(cue.start)
    return ScorePicture.box(
      isSafety ? "safety" : "say", from..<max(from + 15, x(cue.audibleEnd)), top + 710..<top + 770,
      title: picture.tellsWords ? "\(cue.start.clock) \(shown.text)" : nil)
  }

  /// Bars for what is said, with as many of the words below as there is room for.
  private func sentences(_ cues: [ShownCue]) -> [String] {
    let ends = cues.dropFirst().map { x($0.cue.start) } + [ScorePicture.left + ScorePicture.inner]
    let words = zip(cues, ends).compactMap { shown, end -> String? in
      let from = x(shown.cue.start)
      guard picture.tellsWords, let text = fitting(shown.text, end - from - 20, each: 48) else {
        return nil
      }
      return ScorePicture.words("word", from, top + 860, text)
    }
    return cues.map(sentence) + words
  }

  private func strokes(
    _ cues: [ShownCue], of isDrawn: (ShownCue) -> Bool, at y: Int, length: Int
  ) -> [String] {
    cues.filter(isDrawn).map {
      "M\(pixels(x($0.cue.start))) \(pixels(top + y))v\(pixels(length))"
    }
  }

  /// A line that rises while one breathes in, and falls while one breathes out.
  private var breaths: [String] {
    let (low, high) = (top + 670, top + 510)
    return BreathWave.strokes(of: picture.cues.map(\.cue), in: picture.timeline).compactMap {
      stroke in
      let length = (stroke.end - stroke.start).count
      guard length > 0, let part = part(stroke.start, stroke.end) else { return nil }
      func y(_ time: Milliseconds) -> Int {
        let done = min(max(0, (time - stroke.start).count), length)
        let rise = (low - high) * done / length
        return stroke.rises ? low - rise : high + rise
      }
      let (from, to) = (max(start, stroke.start), min(start + picture.rowLength, stroke.end))
      return "M\(pixels(part.lowerBound)) \(pixels(y(from)))"
        + "L\(pixels(part.upperBound)) \(pixels(y(to)))"
    }
  }
}

/// One breath in, or one out.
struct BreathWave {
  var start: Milliseconds
  var end: Milliseconds
  var rises: Bool

  /// Every called breath, until the next one or the end of its window, at most ten seconds.
  static func strokes(of cues: [Cue], in timeline: Timeline) -> [BreathWave] {
    let calls = cues.filter { $0.kind == .breathIn || $0.kind == .breathOut }
    let ends = calls.dropFirst().map(\.start) + [timeline.duration]
    return zip(calls, ends).map { call, next in
      let slot = timeline.slots[call.anchor.slot]
      let end = min(next, slot.end, call.start + 10_000)
      return BreathWave(start: call.start, end: end, rises: call.kind == .breathIn)
    }
  }
}

extension [String]? {
  /// The lines, or none.
  fileprivate var joinedOrEmpty: [String] { self ?? [] }
}
