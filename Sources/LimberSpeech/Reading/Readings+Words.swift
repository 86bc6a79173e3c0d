public import LimberTimeline

extension Readings {
  /// The words of an utterance as they are read aloud, for other voices than ours.
  ///
  /// What no voice can say stays as it is.
  public func words(for utterance: Utterance) -> String {
    let spoken = try? SpokenText(
      utterance.text, language: utterance.language, readings: self)
    return spoken?.text ?? utterance.text
  }
}
