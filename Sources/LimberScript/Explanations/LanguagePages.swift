public import LimberDiagnostics

extension Explanation {
  /// L1: the file of a language, but for how it is read aloud.
  public static let languagePages = [
    Explanation(
      "L101", "the file of a language is not as it has to be",
      """
      The file of a language has every field that the others have, and no field of
      another name. The first mistake is told; as long as there is one, the language
      is not there. The safest way is to begin with a copy: docs/languages.md goes
      through it. An example would be longer than a page.
      """)
  ]
}
