internal import Yams

/// Makes rules of the tables of a file.
struct ReadingRuleReader {
  let marks: NumberMarks
  let plurals: ReadingPlurals
  /// The lists that have been read, by where they are; a name repeats them again and again.
  private let known = Known()

  private final class Known {
    /// By line and column.
    var neighbours: [[Int]: [ReadingPlace.Neighbour]] = [:]
  }

  init(marks: NumberMarks, plurals: ReadingPlurals) {
    self.marks = marks
    self.plurals = plurals
  }

  /// The rules for what is counted: an amount for each way to write a unit.
  func units(_ fields: ReadingFields) throws(ReadingError) -> [ReadingRule] {
    guard let node = fields["units"] else { return [] }
    guard let units = node.sequence else {
      throw fields.error(node, "\"units\" is not a list of units")
    }
    var rules: [ReadingRule] = []
    for unit in units {
      let unit = try fields.inner(unit, "a unit")
      let forms = plurals.rules.map(\.form) + [ReadingPlurals.usual]
      try unit.allow(["written", "exact", "part"] + forms)
      let saying = try amount(unit, forms)
      let written = try unit.texts("written")
      guard !written.isEmpty else { throw unit.error(unit.node, "\"written\" is missing here") }
      for (text, node) in written {
        let pattern = try pattern("{a} " + text, unit, node)
        let endsInWord = text.unicodeScalars.last?.isWordPart == true
        rules.append(ReadingRule(pattern: pattern, saying: saying, mayEndInPoint: endsInWord))
      }
    }
    return rules
  }

  private func amount(
    _ unit: ReadingFields, _ names: [String]
  ) throws(ReadingError) -> ReadingSaying {
    var forms: [String: [ReadingSaying.Piece]] = [:]
    for name in names {
      guard let node = unit[name] else {
        throw unit.error(unit.node, "\"\(name)\" is missing here")
      }
      forms[name] = try pieces(node, unit, ["a"])
    }
    var exact: [Int: [ReadingSaying.Piece]] = [:]
    if let table = try unit.inner("exact") {
      for (name, value) in table.fields {
        guard let number = Int(try table.text(name)) else {
          throw table.error(name, "this is not a whole number")
        }
        exact[number] = try pieces(value, table, ["a"])
      }
    }
    let part = try unit["part"].map { node throws(ReadingError) in try pieces(node, unit, ["a"]) }
    return .amount(forms: forms, part: part ?? Self.part(forms, plurals), exact: exact, plurals)
  }

  /// The form of one for less than one, if it has room for an amount.
  private static func part(
    _ forms: [String: [ReadingSaying.Piece]], _ plurals: ReadingPlurals
  ) -> [ReadingSaying.Piece]? {
    let one = forms[plurals.form(for: 1)] ?? []
    return one.contains(.blank("a", keepsZeros: false)) ? one : nil
  }

  /// The rules of a table with what is written on the left.
  func rules(
    _ table: ReadingFields, areRespellings: Bool = false
  ) throws(ReadingError) -> [ReadingRule] {
    var rules: [ReadingRule] = []
    for (name, value) in table.fields {
      let pattern = try pattern(try table.text(name), table, name)
      let nodes = value.sequence.map { Array($0) } ?? [value]
      for node in nodes {
        var rule = try rule(pattern, node, table)
        rule.isRespelling = areRespellings
        rules.append(rule)
      }
    }
    return rules
  }

  /// What is said, or the fields that say where it is.
  private func rule(
    _ pattern: ReadingPattern, _ node: Node, _ table: ReadingFields
  ) throws(ReadingError) -> ReadingRule {
    guard node.mapping != nil else {
      return ReadingRule(
        pattern: pattern, saying: .words(try pieces(node, table, pattern.names)))
    }
    let fields = try table.inner(node, "this")
    try fields.allow(["say", "before", "after", "not-before", "not-after"])
    guard let say = fields["say"] else {
      throw fields.error(fields.node, "\"say\" is missing here")
    }
    let place = ReadingPlace(
      before: try neighbours("before", fields), after: try neighbours("after", fields),
      notBefore: try neighbours("not-before", fields),
      notAfter: try neighbours("not-after", fields))
    return ReadingRule(
      pattern: pattern, saying: .words(try pieces(say, fields, pattern.names)),
      place: place == ReadingPlace() ? nil : place)
  }

  private func neighbours(
    _ name: String, _ fields: ReadingFields
  ) throws(ReadingError) -> [ReadingPlace.Neighbour] {
    let place = fields[name]?.mark.map { [$0.line, $0.column] }
    if let place, let neighbours = known.neighbours[place] { return neighbours }
    var neighbours: [ReadingPlace.Neighbour] = []
    for (text, node) in try fields.texts(name) {
      switch text {
      case "|": neighbours.append(.edge)
      case "{a}": neighbours.append(.number)
      default:
        let tokens = ReadingToken.tokens(of: text, marks: marks)
        guard (1...6).contains(tokens.count), tokens.allSatisfy({ $0.kind == .word }) else {
          throw fields.error(node, "a neighbour is up to six words, {a} for a number, or |")
        }
        neighbours.append(.words(tokens.map(\.folded)))
      }
    }
    if let place { known.neighbours[place] = neighbours }
    return neighbours
  }

  private func pattern(
    _ text: String, _ fields: ReadingFields, _ node: Node
  ) throws(ReadingError) -> ReadingPattern {
    do throws(ReadingPatternError) {
      return try ReadingPattern(text, marks: marks)
    } catch {
      throw fields.error(node, error.reason)
    }
  }

  private func pieces(
    _ node: Node, _ fields: ReadingFields, _ names: [String]
  ) throws(ReadingError) -> [ReadingSaying.Piece] {
    let text = try fields.text(node)
    do throws(ReadingPatternError) {
      return try ReadingSaying.pieces(text, names: names)
    } catch {
      throw fields.error(node, error.reason)
    }
  }
}
