internal import LimberDiagnostics
internal import Yams

/// Why the bytes of a file are no list of fields.
struct ProfileYAMLError: Error {
  let diagnostic: Diagnostic

  init(_ code: Diagnostic.Code, _ message: String, in source: Source, at place: Range<Int>) {
    diagnostic = Diagnostic(.error, code, message, in: source, at: Label(place))
  }
}

/// Turns the bytes of a file into nodes, without the parts of YAML that harm whoever reads them.
enum ProfileYAML {
  /// The most brackets of a file: each may lie in the one before.
  private static let mostBrackets = 100
  /// The most marks of a list or a key at the start of a line: each may lie in the one before.
  private static let mostMarks = 4

  /// The fields at the top of the file.
  static func mapping(of source: Source) throws(ProfileYAMLError) -> Node.Mapping {
    let yaml = try text(of: source)
    try checkNesting(of: source)
    try checkAliases(of: source)
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml, .basic, .default, .utf8)
    } catch let error as YamlError {
      throw Self.error(error, in: source)
    } catch {
      throw ProfileYAMLError(.notFields, "this file is not YAML", in: source, at: source.firstLine)
    }
    guard let mapping = node?.mapping else {
      throw ProfileYAMLError(
        .notFields, "this file is not a list of fields", in: source, at: source.firstLine)
    }
    return mapping
  }

  private static func text(of source: Source) throws(ProfileYAMLError) -> String {
    guard source.bytes.count <= VoiceFile.longest else {
      throw ProfileYAMLError(
        .unreadable, "this file is longer than \(VoiceFile.longest) bytes", in: source, at: 0..<0)
    }
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      throw ProfileYAMLError(
        .unreadable, "this file is not UTF-8 text", in: source, at: source.firstLine)
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// Nested parts are read by a function that calls itself, once for each.
  private static func checkNesting(of source: Source) throws(ProfileYAMLError) {
    var brackets = 0
    for (offset, byte) in source.bytes.enumerated() where byte == 0x5B || byte == 0x7B {
      brackets += 1
      guard brackets <= mostBrackets else { throw tooDeep(offset..<offset + 1, source) }
    }
    for line in source.lines {
      let start = source.bytes[line].prefix { " \t-?:".utf8.contains($0) }
      let marks = start.count { "-?:".utf8.contains($0) }
      guard marks <= mostMarks || marks == line.count else {
        throw tooDeep(start.startIndex..<start.endIndex, source)
      }
    }
  }

  private static func tooDeep(_ place: Range<Int>, _ source: Source) -> ProfileYAMLError {
    ProfileYAMLError(.notFields, "the fields are nested too deep", in: source, at: place)
  }

  /// A name for a part, used again and again, would make a small file endless.
  ///
  /// A star in front of a letter is taken for such a name wherever it is.
  private static func checkAliases(of source: Source) throws(ProfileYAMLError) {
    let bytes = source.bytes
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "*") {
      let isWithinWord = offset > 0 && isLetter(bytes[offset - 1])
      let end = bytes[(offset + 1)...].prefix { isLetter($0) }.endIndex
      guard !isWithinWord, end > offset + 1 else { continue }
      throw ProfileYAMLError(
        .notFields, "a voice file repeats no parts: write them out", in: source,
        at: offset..<end)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func error(_ error: YamlError, in source: Source) -> ProfileYAMLError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let start = source.offset(of: mark)
      return ProfileYAMLError(
        .notFields, "this file is not YAML: \(problem)", in: source, at: start..<start)
    case .duplicatedKeysInMapping(let names, let context):
      let start = source.offset(of: context.mark)
      let name = names.first ?? ""
      return ProfileYAMLError(
        .notFields, "the field \"\(name)\" is there twice", in: source,
        at: start..<start + name.utf8.count)
    default:
      return ProfileYAMLError(
        .notFields, "this file is not YAML", in: source, at: source.firstLine)
    }
  }
}

extension Source {
  /// The first line that holds something, or the start.
  var firstLine: Range<Int> { lines.first { !$0.isEmpty } ?? 0..<0 }

  /// The byte at a line and a column, both from 1, which counts Unicode scalars.
  func offset(of mark: Mark) -> Int {
    guard lines.indices.contains(mark.line - 1) else { return bytes.count }
    let line = lines[mark.line - 1]
    let before = text(in: line).unicodeScalars.prefix(max(0, mark.column - 1))
    return line.lowerBound + String(String.UnicodeScalarView(before)).utf8.count
  }

  /// The bytes of a node that begins at `start`, as far as they lie in that line.
  func extent(of node: Node, from start: Int) -> Range<Int> {
    let line = lines[lineIndex(at: start)]
    let rest = bytes[min(start, line.upperBound)..<line.upperBound]
    guard let first = rest.first else { return start..<start }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let end = rest.dropFirst().firstIndex(of: first)
      return start..<(end.map { $0 + 1 } ?? line.upperBound)
    }
    if let written = node.string, rest.starts(with: written.utf8) {
      return start..<start + written.utf8.count
    }
    let blanks = rest.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
    return start..<line.upperBound - blanks
  }
}
