package import LimberTimeline

/// Words on a screen while, and a little after, they are heard.
package struct Caption: Hashable {
  /// Which cue it belongs to: 1 for the first of the timeline.
  package var number: Int
  package var start: Milliseconds
  /// Always after `start`.
  package var end: Milliseconds
  /// One clean line, not escaped.
  package var text: String

  /// The least time a caption stays.
  static let leastDuration: Milliseconds = 1000
}

extension Timeline {
  /// The captions of all words, in order; tones and empty texts give none.
  ///
  /// A caption stays until its words are over, and at least a second, but leaves when the next one
  /// comes (LANGUAGE.md 8.0). Captions that start together stay together.
  package var captions: [Caption] {
    let spoken = zip(1..., cues).compactMap { number, cue -> Caption? in
      guard let text = cue.text?.shown, !text.isEmpty else { return nil }
      let end = max(cue.audibleEnd, cue.start + Caption.leastDuration)
      return Caption(number: number, start: cue.start, end: end, text: text)
    }
    return spoken.enumerated().map { index, caption in
      var caption = caption
      let next = spoken[index...].first { $0.start > caption.start }
      if let next { caption.end = min(next.start, caption.end) }
      return caption
    }
  }
}
