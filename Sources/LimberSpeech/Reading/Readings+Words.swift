public import LimberTimeline

extension Readings {
  /// The words of an utterance as they are read aloud, for other voices than ours.
  ///
  /// Words stay spelled as they are, and so does what no voice can say.
  public func words(for utterance: Utterance) -> String {
    let spoken = try? SpokenText(
      utterance.text, language: utterance.language, readings: self, reading: .meaning)
    return spoken?.text ?? utterance.text
  }
}
