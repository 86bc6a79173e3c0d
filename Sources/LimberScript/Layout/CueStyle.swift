/// How numbers or breaths are told: in words, as soft tones, or not at all.
public enum CueStyle: String, Hashable, Sendable, CaseIterable {
  /// As the script means it: words, and tones where there is no room for words.
  case words
  /// As tones alone.
  case tones
  /// Not at all; the person counts or breathes on their own.
  case off
}
