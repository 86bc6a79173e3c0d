internal import LimberDiagnostics
internal import Yams

/// The fields of a phrasebook file, or of one field in it, read one by one.
struct LanguageFields {
  /// A text and where it stands.
  struct Text {
    var words: String
    fileprivate var mark: Mark?
  }

  private let file: String
  /// The fields by their names as written: `on` is a name, and not a truth.
  private let nodes: [String: Node]
  private let mark: Mark?
  /// The names of the fields, in order.
  let names: [Text]

  /// Takes a file apart.
  init(_ source: Source) throws(LanguageError) {
    guard let yaml = String(validating: Self.withoutReading(source), as: UTF8.self) else {
      throw Self.error(source.name, nil, "this file is not UTF-8 text")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml, .basic)
    } catch let error as YamlError {
      throw Self.error(source.name, error)
    } catch {
      throw Self.error(source.name, nil, "this file is not YAML")
    }
    guard let mapping = node?.mapping else {
      throw Self.error(source.name, node?.mark, "this file is not a list of fields")
    }
    self.init(file: source.name, mapping: mapping)
  }

  /// The bytes with empty lines for the section `reading`, which is for whoever speaks.
  ///
  /// It is longer than all the rest, and would take longer to read.
  private static func withoutReading(_ source: Source) -> [UInt8] {
    var bytes: [UInt8] = []
    var isReading = false
    for line in source.lines {
      let words = source.bytes[line]
      if let first = words.first, first > 0x20, first != UInt8(ascii: "#") {
        isReading = words.starts(with: "reading:".utf8)
      }
      if !isReading { bytes += words }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private init(file: String, mapping: Node.Mapping) {
    self.file = file
    mark = mapping.mark
    names = mapping.keys.map { Text(words: $0.string ?? "?", mark: $0.mark) }
    nodes = Dictionary(
      zip(names.map(\.words), mapping.values), uniquingKeysWith: { first, _ in first })
  }

  /// Throws for the first field that has none of these names.
  func allow(_ known: [String]) throws(LanguageError) {
    for name in names where !known.contains(name.words) {
      let close = Suggestion.closest(to: name.words, among: known)
      let hint =
        close.first.map { "did you mean \"\($0)\"?" }
        ?? "there are \(known.joined(separator: ", "))"
      throw error(name, "there is no field \"\(name.words)\"; \(hint)")
    }
  }

  /// Whether there is a field with this name.
  func has(_ name: String) -> Bool {
    nodes[name] != nil
  }

  /// The text of a field.
  func text(_ name: String) throws(LanguageError) -> Text {
    try text(of: try node(name), "\"\(name)\" is not a text")
  }

  /// The texts of a field, at least one.
  func texts(_ name: String) throws(LanguageError) -> [Text] {
    let node = try node(name)
    guard let sequence = node.sequence, !sequence.isEmpty else {
      throw Self.error(file, node.mark, "\"\(name)\" is not a list like [one, two]")
    }
    var texts: [Text] = []
    for element in sequence {
      texts.append(try text(of: element, "\"\(name)\" holds something that is not a text"))
    }
    return texts
  }

  /// The fields in a field.
  func fields(_ name: String) throws(LanguageError) -> LanguageFields {
    let node = try node(name)
    guard let inner = node.mapping else {
      throw Self.error(file, node.mark, "\"\(name)\" is not a list of fields")
    }
    return LanguageFields(file: file, mapping: inner)
  }

  /// A field that is `true` or `false`.
  func flag(_ name: String) throws(LanguageError) -> Bool {
    let text = try text(name)
    switch text.words {
    case "true": return true
    case "false": return false
    default: throw error(text, "\"\(name)\" is true or false")
    }
  }

  /// A number with up to three decimals, in thousandths.
  func thousandths(_ name: String) throws(LanguageError) -> Int {
    let text = try text(name)
    let parts = text.words.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard (1...2).contains(parts.count), parts[0].count < 7, decimals.count <= 3,
      text.words.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let amount = Int(parts[0] + decimals + String(repeating: "0", count: 3 - decimals.count))
    else { throw error(text, "\"\(name)\" is not a number") }
    return amount
  }

  /// What is wrong at a text.
  func error(_ text: Text, _ reason: String) -> LanguageError {
    Self.error(file, text.mark, reason)
  }

  private func node(_ name: String) throws(LanguageError) -> Node {
    guard let node = nodes[name] else {
      throw Self.error(file, mark, "\"\(name)\" is missing here")
    }
    return node
  }

  private func text(of node: Node, _ reason: String) throws(LanguageError) -> Text {
    guard let words = node.string, !words.isEmpty else { throw Self.error(file, node.mark, reason) }
    return Text(words: words, mark: node.mark)
  }

  private static func error(_ file: String, _ mark: Mark?, _ reason: String) -> LanguageError {
    LanguageError(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, reason: reason)
  }

  private static func error(_ file: String, _ error: YamlError) -> LanguageError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Self.error(file, mark, "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      Self.error(file, context.mark, "\"\(duplicates.joined(separator: ", "))\" stands here twice")
    default: Self.error(file, nil, "this file is not YAML")
    }
  }
}
