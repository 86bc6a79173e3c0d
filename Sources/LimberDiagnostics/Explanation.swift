/// A page about one rule, for somebody whose file it was told of.
public struct Explanation: Hashable, Sendable {
  /// A script that an example is read beside.
  public struct Companion: Hashable, Sendable {
    /// The name of its file.
    public var name: String
    /// What is in it.
    public var text: String

    /// Creates a companion.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// What the rules with one beginning have in common.
  public struct Family: Hashable, Sendable {
    /// What its rules are about.
    public var name: String
    /// Its pages, in any order.
    public var pages: [Explanation]

    /// Creates a family.
    public init(name: String, pages: [Explanation]) {
      self.name = name
      self.pages = pages
    }
  }

  /// The code of the rule, such as `R303`.
  public var code: String
  /// What is the matter, in a few words.
  public var title: String
  /// What it means and what to do, in lines for a page.
  public var meaning: String
  /// A file that the rule is told of; nil where no text of a few lines can show it.
  public var wrong: String?
  /// The same file, as it should be; nil where no text of a few lines can show it.
  public var right: String?
  /// What stands beside both of them, if something must.
  public var companion: Companion?
  /// How a file is kept as it is without being told of the rule, where it can be.
  public var keeping: String?

  /// Creates a page.
  public init(
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

  /// The page about a code among those of some families, however the code is written.
  public static func page(for code: String, in families: [Family]) -> Explanation? {
    let code = code.uppercased()
    return families.lazy.flatMap(\.pages).first { $0.code == code }
  }

  /// Whether a word is written like a code: a letter R, V, L or S, and three digits.
  public static func isCode(_ word: String) -> Bool {
    word.wholeMatch(of: /[RrVvLlSs][0-9]{3}/) != nil
  }
}
