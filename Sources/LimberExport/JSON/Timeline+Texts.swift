public import LimberTimeline

extension Timeline {
  /// Whether any of its texts holds a control character other than a tab.
  ///
  /// No script may hold one, so nobody who shows a timeline expects one: it could steer a terminal.
  public var hasControlCharacters: Bool {
    texts.contains { text in
      text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\t" }
    }
  }

  /// Everything that may be shown of it.
  private var texts: [String] {
    let head = [title, options.voice] + askFirst
    let ofSections = sections.flatMap { [$0.id, $0.title, $0.position ?? ""] }
    let ofSlots = slots.map(\.origin.file)
    let ofCues = cues.flatMap { [$0.text ?? "", $0.origin.file] }
    let ofDropped = dropped.flatMap { cue in
      [cue.text, cue.reason, cue.detail ?? "", cue.remedy ?? "", cue.origin.file]
        + [cue.replacement?.text ?? ""]
    }
    return head + ofSections + ofSlots + ofCues + ofDropped
  }
}

extension Cue.Sound {
  /// The words, or nil for a tone.
  fileprivate var text: String? {
    guard case .speech(let utterance) = self else { return nil }
    return utterance.text
  }
}
