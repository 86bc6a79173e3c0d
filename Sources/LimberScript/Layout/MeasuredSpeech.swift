internal import LimberTimeline

/// Asks a speech measure, estimates where it has no answer, and remembers what it was asked for.
struct MeasuredSpeech {
  let measure: any SpeechMeasure
  let language: String
  /// The utterances without an extent, each once, in the order they were asked for.
  private(set) var missing: [Utterance] = []
  private var known: Set<Utterance> = []
  private let estimate = FixedMeasure()

  init(measure: any SpeechMeasure, language: String) {
    self.measure = measure
    self.language = language
  }

  func utterance(_ text: String, _ role: Utterance.Role) -> Utterance {
    Utterance(text: text, role: role, language: language)
  }

  /// The utterance, made to last `room`; nil unless it is known to take longer by itself.
  ///
  /// Nobody is asked to hurry before it is known that there is need to.
  func fitted(_ utterance: Utterance, to room: Milliseconds) -> Utterance? {
    guard room > .zero, let natural = measure.extent(of: utterance), natural.duration > room
    else { return nil }
    var fitted = utterance
    fitted.fit = room
    return fitted
  }

  /// How long an utterance takes, or an estimate at 400 ms a word.
  mutating func extent(of utterance: Utterance) -> SpeechExtent {
    if let extent = measure.extent(of: utterance) { return extent }
    if known.insert(utterance).inserted { missing.append(utterance) }
    return estimate.extent(of: utterance) ?? SpeechExtent(duration: .zero, beat: .zero)
  }
}
