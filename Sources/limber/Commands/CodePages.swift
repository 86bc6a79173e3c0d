internal import LimberDiagnostics
internal import LimberScript
internal import LimberSpeech

/// The pages about codes as they are printed.
enum CodePages {
  /// Every page there is, by what it is about: scripts first, then voices, settings and languages.
  static let families =
    Explanation.families + [
      Explanation.voices, Explanation.settings,
      Explanation.Family(
        name: "The file of a language",
        pages: Explanation.languagePages + Explanation.readingPages),
    ]

  /// The page about a code, however it is written.
  static func page(for code: String) -> Explanation? {
    Explanation.page(for: code, in: families)
  }

  /// Every code with its title, by what it is about.
  static var list: String {
    let families = families.map { family in
      let rows = family.pages.sorted { $0.code < $1.code }.map { "  \($0.code)  \($0.title)\n" }
      return "\(family.name)\n\(rows.joined())"
    }
    return families.joined(separator: "\n") + "\n\"limber explain R303\" tells more about one.\n"
  }

  /// One screen about a code.
  static func text(of page: Explanation) -> String {
    var blocks = ["\(page.code): \(page.title)\n", page.meaning + "\n"]
    if let companion = page.companion {
      blocks.append(example("Beside it, \(companion.name)", companion.text))
    }
    if let wrong = page.wrong { blocks.append(example("Wrong", wrong)) }
    if let right = page.right { blocks.append(example("Right", right)) }
    if let keeping = page.keeping { blocks.append(keeping + "\n") }
    return blocks.joined(separator: "\n")
  }

  private static func example(_ name: String, _ script: String) -> String {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(name):\n"
      + lines.map { $0.isEmpty ? "\n" : "  \(DisplayWidth.shown(String($0)))\n" }.joined()
  }
}
