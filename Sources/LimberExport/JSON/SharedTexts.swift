internal import LimberTimeline

/// The texts of a session, each of them once: most are said again and again.
struct SharedTexts {
  private var known: Set<String> = []

  /// A cue whose texts are the ones that are known already.
  mutating func shared(_ cue: Cue) -> Cue {
    var cue = cue
    cue.origin.file = shared(cue.origin.file)
    guard case .speech(var utterance) = cue.sound else { return cue }
    utterance.text = shared(utterance.text)
    utterance.language = shared(utterance.language)
    cue.sound = .speech(utterance)
    return cue
  }

  /// A slot that names its file in the text that is known already.
  mutating func shared(_ slot: Slot) -> Slot {
    var slot = slot
    slot.origin.file = shared(slot.origin.file)
    return slot
  }

  private mutating func shared(_ text: String) -> String { known.insert(text).memberAfterInsert }
}
