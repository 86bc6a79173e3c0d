/// One screen about a diagnostic, for `limber explain` (LANGUAGE.md 6.1).
///
/// `Explanation+….swift` hold them all, a list for each family of codes. The tests compile both
/// examples: the wrong one reports the code, and the right one does not.
public struct Explanation: Sendable {
  /// The code, such as `R303`.
  public let code: String
  /// What is the matter, in a few words.
  public let title: String
  /// What it means and why it matters, as one paragraph.
  public let meaning: String
  /// A script with the mistake.
  ///
  /// Lines such as `-- more/reach.routine --` begin further files in the same folder. A `�` stands
  /// for a byte that is not text.
  public let wrong: String
  /// The same script without it.
  public let right: String
  /// How to keep what is written and not be told again; nil where it cannot be kept.
  public let silence: String?

  init(
    _ code: String, _ title: String, _ meaning: String, wrong: String, right: String,
    silence: String? = nil
  ) {
    self.code = code
    self.title = title
    self.meaning = meaning
    self.wrong = wrong
    self.right = right
    self.silence = silence
  }

  /// All of them, by their codes.
  public static let all =
    files + words + amounts + structure + sides + translations + names + choices + texts + times

  /// The explanation of a code, whatever the case of its letter.
  public static func of(_ code: String) -> Explanation? {
    all.first { $0.code == code.uppercased() }
  }
}
