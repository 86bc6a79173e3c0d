/// How much is said of a line that has a short form (LANGUAGE.md 3.7).
public enum WordingStyle: String, Hashable, Sendable, CaseIterable {
  /// The whole line the first time, its short form every later time.
  case full
  /// The short form from the start; cautions are said in full all the same.
  case short
}
