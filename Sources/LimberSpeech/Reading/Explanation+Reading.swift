public import LimberDiagnostics

extension Explanation {
  /// L2: how a language is read aloud.
  public static let readingPages = [
    Explanation(
      "L201", "how a language is read aloud is not understood",
      """
      The section "reading" of a language holds tables of what is written and what
      is said. The first mistake in it is told; as long as there is one, signs are
      left to the voice. docs/languages.md has the rules.
      """,
      wrong: "tag: it\nreading:\n  words:\n    \"{a} e {z}\": \"{a} e {z}\"",
      right: "tag: it\nreading:\n  words:\n    \"{a} e {b}\": \"{a} e {b}\"")
  ]
}
