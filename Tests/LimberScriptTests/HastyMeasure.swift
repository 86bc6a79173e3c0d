import LimberTimeline

/// A voice that speaks up to a quarter faster where it must.
struct HastyMeasure: SpeechMeasure {
  /// The same voice when it does not hurry.
  var usual: any SpeechMeasure

  func extent(of utterance: Utterance) -> SpeechExtent? {
    guard let natural = usual.extent(of: utterance) else { return nil }
    guard let fit = utterance.fit, natural.duration > fit,
      natural.duration.count * 4 <= fit.count * 5
    else { return natural }
    return SpeechExtent(
      duration: fit, beat: Milliseconds(natural.beat.count * fit.count / natural.duration.count))
  }
}
