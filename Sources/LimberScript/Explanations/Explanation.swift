/// A page about one rule of the language, for somebody whose script it was told of.
public struct Explanation: Hashable, Sendable {
  /// A script that an example is read beside.
  public struct Companion: Hashable, Sendable {
    /// The name of its file.
    public var name: String
    /// What is in it.
    public var text: String
  }

  /// The code of the rule, such as `R303`.
  public var code: String
  /// What is the matter, in a few words.
  public var title: String
  /// What it means and what to do, in lines for a page.
  public var meaning: String
  /// A script that the rule is told of; nil where no text of a few lines can show it.
  public var wrong: String?
  /// The same script, as it should be; nil where no text of a few lines can show it.
  public var right: String?
  /// What stands beside both of them, if something must.
  public var companion: Companion?
  /// How a script is kept as it is without being told of the rule, where it can be.
  public var keeping: String?

  init(
    _ code: String, _ title: String, _ meaning: String, wrong: String? = nil,
    right: String? = nil, beside companion: Companion? = nil, keeping: String? = nil
  ) {
    self.code = code
    self.title = title
    self.meaning = meaning
    self.wrong = wrong
    self.right = right
    self.companion = companion
    self.keeping = keeping
  }
}

extension Explanation {
  /// What the rules of one hundred have in common.
  public struct Family: Hashable, Sendable {
    /// What its rules are about.
    public var name: String
    /// Its pages, by their codes.
    public var pages: [Explanation]
  }

  /// Every page there is, by what it is about.
  public static let families = [
    Family(name: "The file", pages: filePages),
    Family(name: "The first word of a line", pages: firstWordPages),
    Family(name: "Numbers", pages: numberPages),
    Family(name: "Structure", pages: structurePages + sidePages + translationPages),
    Family(name: "Names", pages: namePages),
    Family(name: "Choices", pages: choicePages),
    Family(name: "Text", pages: textPages),
    Family(name: "Timing", pages: timingPages),
    Family(name: "Advice", pages: advicePages),
  ]

  /// The page about a code, however it is written.
  public static func page(for code: String) -> Explanation? {
    let code = code.uppercased()
    return families.lazy.flatMap(\.pages).first { $0.code == code }
  }

  /// Whether a word is written like a code: a letter R and three digits.
  public static func isCode(_ word: String) -> Bool {
    word.wholeMatch(of: /[Rr][0-9]{3}/) != nil
  }
}
