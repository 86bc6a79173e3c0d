internal import Yams

/// The fields of a phrasebook file that concern its reading, one by one.
struct ReadingFields {
  let file: String
  let node: Node
  /// The fields in their order, by their names as written.
  let fields: [(name: Node, value: Node)]

  /// Takes a file apart; everything but the sections named is skipped.
  init(_ bytes: [UInt8], file: String, sections: Set<String>) throws(ReadingError) {
    let yaml = Self.sections(sections, of: bytes)
    do {
      let node = try Yams.compose(yaml: yaml, .basic) ?? Node([(Node, Node)]())
      try self.init(file: file, node: node, "this file")
    } catch let error as ReadingError {
      throw error
    } catch let error as YamlError {
      throw Self.error(file, error)
    } catch {
      throw Self.error(file, nil, "this file is not YAML")
    }
  }

  private init(file: String, node: Node, _ name: String) throws(ReadingError) {
    guard let mapping = node.mapping else {
      throw Self.error(file, node.mark, "\(name) is not a list of fields")
    }
    self.file = file
    self.node = node
    fields = mapping.map { (name: $0.key, value: $0.value) }
  }

  /// The fields in a field.
  func inner(_ name: String) throws(ReadingError) -> ReadingFields? {
    guard let node = self[name] else { return nil }
    return try inner(node, "\"\(name)\"")
  }

  /// The fields of a value.
  func inner(_ node: Node, _ name: String) throws(ReadingError) -> ReadingFields {
    try ReadingFields(file: file, node: node, name)
  }

  /// The value of a field; nil if it is not there.
  subscript(name: String) -> Node? {
    fields.first { $0.name.string == name }?.value
  }

  /// Throws for the first field that has none of these names.
  func allow(_ known: [String]) throws(ReadingError) {
    for (name, _) in fields where !known.contains(name.string ?? "") {
      let listed = known.joined(separator: ", ")
      throw error(name, "there is no field \"\(name.string ?? "")\" here; there are \(listed)")
    }
  }

  /// The text of a value, which may not be too long.
  func text(_ node: Node) throws(ReadingError) -> String {
    guard let text = node.string, text.utf8.count <= 200 else {
      throw error(node, "this is not a text of at most 200 bytes")
    }
    return text
  }

  /// The texts of a list, with those of lists in it, or of a single text; none if there is no such
  /// field.
  func texts(_ name: String) throws(ReadingError) -> [(text: String, node: Node)] {
    guard let node = self[name] else { return [] }
    let nodes = (node.sequence.map { Array($0) } ?? [node]).flatMap { node in
      node.sequence.map { Array($0.prefix(201)) } ?? [node]
    }
    guard nodes.count <= 200 else { throw error(node, "\"\(name)\" has more than 200 entries") }
    var texts: [(text: String, node: Node)] = []
    for node in nodes { texts.append((try text(node), node)) }
    return texts
  }

  /// What is wrong at a value.
  func error(_ node: Node, _ reason: String) -> ReadingError {
    Self.error(file, node.mark, reason)
  }

  private static func error(_ file: String, _ mark: Mark?, _ reason: String) -> ReadingError {
    ReadingError(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, reason: reason)
  }

  private static func error(_ file: String, _ error: YamlError) -> ReadingError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Self.error(file, mark, "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      Self.error(file, context.mark, "\"\(duplicates.joined(separator: ", "))\" stands here twice")
    default: Self.error(file, nil, "this file is not YAML")
    }
  }

  /// The text with empty lines for everything that is not in one of the sections, so that only
  /// they are read, and every line keeps its number.
  private static func sections(_ names: Set<String>, of bytes: [UInt8]) -> String {
    var isWanted = false
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let first = line.first, first > 0x20, first != UInt8(ascii: "#") {
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        isWanted = names.contains(String(decoding: name, as: UTF8.self))
      }
      if isWanted { kept += line }
      kept.append(UInt8(ascii: "\n"))
    }
    return String(decoding: kept.dropLast(), as: UTF8.self)
  }
}
