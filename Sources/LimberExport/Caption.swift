package import LimberTimeline

/// A cue that is said, with what may be shown of its words.
struct ShownCue {
  /// Which cue it is: 1 for the first of the timeline.
  var number: Int
  var cue: Cue
  /// One clean line, not escaped; empty for a tone.
  var text: String
}

extension Timeline {
  /// The cues that go in, in order; words of which nothing can be shown are none (LANGUAGE.md 8.0,
  /// rule 4).
  func shownCues(_ options: ExportOptions) -> [ShownCue] {
    zip(1..., cues).compactMap { number, cue in
      guard options.cues.includes(cue, isUsual: true) else { return nil }
      let text = cue.text?.shown ?? ""
      guard !text.isEmpty || cue.tone != nil else { return nil }
      return ShownCue(number: number, cue: cue, text: text)
    }
  }
}

/// Words on a screen while, and a little after, they are heard.
package struct Caption: Hashable {
  /// Which cue it belongs to: 1 for the first of the timeline.
  package var number: Int
  package var kind: Cue.Kind
  package var start: Milliseconds
  /// Always after `start`.
  package var end: Milliseconds
  /// One clean line, not escaped.
  package var text: String

  /// The least time a caption stays.
  static let leastDuration: Milliseconds = 1000
}

extension Timeline {
  /// The captions of all words that go in, in order; tones and empty texts give none.
  ///
  /// A caption stays until its words are over, and at least a second, but leaves when the next one
  /// comes (LANGUAGE.md 8.0). Captions that start together stay together.
  package func captions(_ options: ExportOptions) -> [Caption] {
    var captions = shownCues(options).filter { !$0.text.isEmpty }.map { shown in
      let cue = shown.cue
      let end = max(cue.audibleEnd, cue.start + Caption.leastDuration)
      return Caption(
        number: shown.number, kind: cue.kind, start: cue.start, end: end, text: shown.text)
    }
    var next: Milliseconds?
    for index in captions.indices.reversed() {
      let isLast = index == captions.count - 1
      if !isLast, captions[index + 1].start > captions[index].start {
        next = captions[index + 1].start
      }
      if let next { captions[index].end = min(next, captions[index].end) }
    }
    return captions
  }
}
