import Foundation

/// Colours lines with a TextMate grammar, as far as this grammar goes: every rule ends with its line.
struct Coloring {
  /// A stretch of a line and what it is.
  struct Token: Hashable {
    var text: String
    var scope: String
  }

  /// What the grammar file holds.
  struct Grammar: Decodable {
    var scopeName: String
    var fileTypes: [String]
    var patterns: [Rule]
    var repository: [String: Rule]
  }

  /// A rule: an include, a list of rules, a match, or a beginning with what follows it.
  struct Rule: Decodable {
    var include: String?
    var match: String?
    var begin: String?
    var end: String?
    var name: String?
    var captures: [String: Capture]?
    var beginCaptures: [String: Capture]?
    var patterns: [Rule]?

    var expression: String? { match ?? begin }
  }

  /// What a part of a match is, or how it is coloured in turn.
  struct Capture: Decodable {
    var name: String?
    var patterns: [Rule]?
  }

  let grammar: Grammar
  private let expressions: [String: NSRegularExpression]

  init(_ grammar: Grammar) throws {
    self.grammar = grammar
    var expressions: [String: NSRegularExpression] = [:]
    for text in Self.all(grammar.patterns + grammar.repository.values).compactMap(\.expression) {
      expressions[text] = try NSRegularExpression(pattern: text)
    }
    self.expressions = expressions
  }

  /// Every rule, with those inside of others.
  static func all(_ rules: [Rule]) -> [Rule] {
    rules.flatMap { rule in
      let captured = [rule.captures, rule.beginCaptures].compactMap { $0 }
        .flatMap { $0.values.flatMap { $0.patterns ?? [] } }
      return [rule] + all(rule.patterns ?? []) + all(captured)
    }
  }

  /// What is coloured in a line, in order.
  func tokens(of line: String) -> [Token] {
    var found: [(range: NSRange, scope: String)] = []
    color(line, NSRange(line.startIndex..., in: line), grammar.patterns, &found)
    return found.map { found in
      let text = (line as NSString).substring(with: found.range)
      return Token(
        text: text.trimmingCharacters(in: .whitespaces),
        scope: found.scope.replacing(".routine", with: ""))
    }
  }

  private func color(
    _ line: String, _ whole: NSRange, _ rules: [Rule],
    _ found: inout [(range: NSRange, scope: String)]
  ) {
    let anchor = whole.location
    var rest = whole
    while let (rule, match) = next(line, rest, rules, isAtAnchor: rest.location == anchor) {
      if let name = rule.name {
        found.append((rule.match == nil ? NSRange(rest, from: match.range) : match.range, name))
      }
      note(rule.captures ?? rule.beginCaptures ?? [:], match, line, &found)
      let after = NSRange(rest, from: NSRange(location: NSMaxRange(match.range), length: 0))
      guard rule.match != nil else { return color(line, after, rule.patterns ?? [], &found) }
      rest = after
    }
  }

  private func note(
    _ captures: [String: Capture], _ match: NSTextCheckingResult, _ line: String,
    _ found: inout [(range: NSRange, scope: String)]
  ) {
    for (key, capture) in captures.sorted(by: { $0.key < $1.key }) {
      guard let group = Int(key), match.range(at: group).length > 0 else { continue }
      if let name = capture.name { found.append((match.range(at: group), name)) }
      color(line, match.range(at: group), capture.patterns ?? [], &found)
    }
  }

  /// The rule that matches first, the earlier one of two in the same place.
  private func next(
    _ line: String, _ rest: NSRange, _ rules: [Rule], isAtAnchor: Bool
  ) -> (rule: Rule, match: NSTextCheckingResult)? {
    var best: (rule: Rule, match: NSTextCheckingResult)?
    for rule in flat(rules) {
      guard let text = rule.expression, let expression = expressions[text],
        isAtAnchor || !text.hasPrefix("\\G"),
        let match = expression.firstMatch(
          in: line, options: [.withoutAnchoringBounds, .withTransparentBounds], range: rest),
        match.range.length > 0 || rule.begin != nil,
        isAtAnchor || !text.contains("\\G") || match.range.location == 0
      else { continue }
      if best.map({ match.range.location < $0.match.range.location }) ?? true {
        best = (rule, match)
      }
    }
    return best
  }

  private func flat(_ rules: [Rule]) -> [Rule] {
    rules.flatMap { rule in
      if let name = rule.include, let named = grammar.repository[String(name.dropFirst())] {
        return named.expression == nil ? flat(named.patterns ?? []) : [named]
      }
      return rule.expression == nil ? flat(rule.patterns ?? []) : [rule]
    }
  }
}

extension NSRange {
  /// What is left of `range` from the start of `other` on.
  fileprivate init(_ range: NSRange, from other: NSRange) {
    self.init(location: other.location, length: NSMaxRange(range) - other.location)
  }
}
