public import LimberDiagnostics
internal import LimberTimeline

/// What every line of a script was taken for, in a form that no implementation owns.
///
/// One S-expression a line: the line's number, the choices it depends on in brackets, and what it
/// is. `Tests/Conformance/README.md` describes the form.
public enum SyntaxTree {
  /// The tree of `source`, one line for every line of the script that means something; each ends
  /// with a line end.
  public static func text(of source: Source, languages: Languages = .english) -> String {
    AnalyzedScript(source, languages).lines.map { row(for: $0) + "\n" }.joined()
  }

  /// The words of the language as the tree names them: `also-called`, `at`, `hold`.
  public static let words = Keyword.allCases.map(\.node)

  private static func row(for line: LineSyntax) -> String {
    let choices = line.qualifiers.map { "[\($0.node)]" }
    return ([String(line.number)] + choices + [line.statement.node.text]).joined(separator: " ")
  }
}

/// A piece of a tree: a word, a text, or a list that starts with what it is.
indirect enum SyntaxNode: Hashable, Sendable {
  case word(String)
  case text(String)
  case list([SyntaxNode])

  /// A list with its name in front.
  static func form(_ name: String, _ members: SyntaxNode?...) -> SyntaxNode {
    .list([.word(name)] + members.compactMap(\.self))
  }

  /// A whole number.
  static func number(_ number: Int) -> SyntaxNode {
    .word(String(number))
  }

  /// The node as it is written; a quotation mark or a backslash in a text has a backslash in front.
  var text: String {
    switch self {
    case .word(let word): word
    case .text(let text):
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .list(let nodes): "(" + nodes.map(\.text).joined(separator: " ") + ")"
    }
  }
}

extension Keyword {
  /// The word in the tree: lower case, with hyphens.
  var node: String {
    guard self != .targets else { return "for" }
    return rawValue.reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}

extension Qualifier {
  /// The choice in the tree.
  fileprivate var node: String {
    let choice =
      switch kind {
      case .variant(let variant): variant.rawValue
      case .version(let name): SyntaxNode.text(name).text
      case .turn(.first): "first-side"
      case .turn(.second): "second-side"
      }
    return instead == nil ? choice : choice + " instead"
  }
}
