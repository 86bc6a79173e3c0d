/// A piece of JSON that was read.
///
/// What is read may come from anybody: depth and number of pieces are bounded, and no number is
/// taken for another.
enum JSONNode {
  case null
  case bool(Bool)
  /// A number that is `digits` divided by 10 `places` times.
  case number(digits: Int, places: Int)
  /// A number that no time or amount can be: too large, too exact, or with an exponent.
  case otherNumber
  case string(String)
  case array([JSONNode])
  /// A list in the outermost object: where its values stand, each of which is read by itself.
  ///
  /// All of them at once would take many times the bytes of a long session.
  case rows([Range<Int>])
  case object([String: JSONNode])
}

/// Why a text is no JSON, or none that is read here.
struct JSONMistake: Error {
  /// A sentence without a full stop.
  var reason: String
  /// The line, counted from 1.
  var line: Int
}

/// Reads JSON (RFC 8259), in one pass over its bytes.
struct JSONParser {
  /// How deep things may lie within each other; a timeline needs five.
  private static let deepest = 32
  /// How many pieces there may be; a session of four hours has about a hundred thousand.
  private static let mostNodes = 2_000_000

  private let bytes: [UInt8]
  /// Whether it reads a row, and not the whole.
  private let isRow: Bool
  private var index = 0
  private var nodes = 0

  private init(_ bytes: [UInt8], isRow: Bool = false) {
    self.bytes = bytes
    self.isRow = isRow
  }

  /// One of the values in `rows`.
  static func row(_ bytes: ArraySlice<UInt8>) throws(JSONMistake) -> JSONNode {
    var parser = JSONParser(Array(bytes), isRow: true)
    return try parser.value(depth: 1)
  }

  /// The only value of a text.
  static func parse(_ bytes: [UInt8]) throws(JSONMistake) -> JSONNode {
    var parser = JSONParser(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.index == bytes.count else { throw parser.mistake("there is more behind its end") }
    return node
  }

  private func mistake(_ reason: String) -> JSONMistake {
    let line = bytes.prefix(index).count { $0 == UInt8(ascii: "\n") } + 1
    return JSONMistake(reason: reason, line: line)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { index += 1 }
  }

  /// Takes the next byte if it is this one.
  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONMistake) -> JSONNode {
    nodes += 1
    guard depth < Self.deepest, nodes <= Self.mostNodes else {
      throw mistake("there is more in it than a session can hold")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth))
    case UInt8(ascii: "["): return try list(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(_ depth: Int) throws(JSONMistake) -> [String: JSONNode] {
    var members: [String: JSONNode] = [:]
    index += 1
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else {
        throw mistake("a name in quotation marks is missing")
      }
      let key = try string()
      skipSpace()
      guard take(":") else { throw mistake("a colon is missing") }
      members[key] = try value(depth: depth + 1)
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw mistake("a comma or a brace is missing") }
    }
  }

  private mutating func list(_ depth: Int) throws(JSONMistake) -> JSONNode {
    var (values, rows): ([JSONNode], [Range<Int>]) = ([], [])
    if depth == 1, !isRow {
      try elements(depth) { rows.append($1) }
      return .rows(rows)
    }
    try elements(depth) { value, _ in values.append(value) }
    return .array(values)
  }

  /// Reads the values of a list, and where each of them stands.
  private mutating func elements(
    _ depth: Int, _ add: (JSONNode, Range<Int>) -> Void
  ) throws(JSONMistake) {
    index += 1
    skipSpace()
    if take("]") { return }
    while true {
      let start = index
      add(try value(depth: depth + 1), start..<index)
      skipSpace()
      if take("]") { return }
      guard take(",") else { throw mistake("a comma or a bracket is missing") }
    }
  }

  private mutating func word(
    _ word: StaticString, _ node: JSONNode
  ) throws(JSONMistake) -> JSONNode {
    let expected = Array("\(word)".utf8)
    guard bytes[index...].starts(with: expected) else { throw mistake("this is not JSON") }
    index += expected.count
    return node
  }
}

extension JSONParser {
  private mutating func digits() -> ArraySlice<UInt8> {
    let start = index
    while let byte = next, (48...57).contains(byte) { index += 1 }
    return bytes[start..<index]
  }

  private mutating func number() throws(JSONMistake) -> JSONNode {
    let isNegative = take("-")
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != 48 else {
      throw mistake("this is not JSON")
    }
    var fraction = bytes[index..<index]
    if take(".") {
      fraction = digits()
      guard !fraction.isEmpty else { throw mistake("this is not JSON") }
    }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard !digits().isEmpty else { throw mistake("this is not JSON") }
      return .otherNumber
    }
    while fraction.last == 48 { fraction.removeLast() }
    let text = (isNegative ? "-" : "") + String(decoding: whole + fraction, as: UTF8.self)
    guard fraction.count <= 6, let digits = Int(text) else { return .otherNumber }
    return .number(digits: digits, places: fraction.count)
  }

  private mutating func string() throws(JSONMistake) -> String {
    index += 1
    var result: [UInt8] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: result, as: UTF8.self) else {
          throw mistake("this is not UTF-8 text")
        }
        return text
      case UInt8(ascii: "\\"): result += try escaped()
      case 0..<32: throw mistake("a string does not end on its line")
      default: result.append(byte)
      }
    }
    throw mistake("a string does not end")
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private mutating func escaped() throws(JSONMistake) -> [UInt8] {
    guard let byte = next else { throw mistake("a string does not end") }
    index += 1
    if let plain = Self.escapes[byte] { return [plain] }
    guard byte == UInt8(ascii: "u") else { throw mistake("a string has an unknown escape") }
    var units = [try hexadecimal()]
    if UTF16.isLeadSurrogate(units[0]), take("\\"), take("u") { units.append(try hexadecimal()) }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw mistake("a string has half a character")
    }
    return Array(text.utf8)
  }

  private mutating func hexadecimal() throws(JSONMistake) -> UInt16 {
    let end = index + 4
    let isThere = end <= bytes.count
    let text = isThere ? String(decoding: bytes[index..<end], as: UTF8.self) : ""
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let unit = UInt16(text, radix: 16)
    else { throw mistake("a string has an unknown escape") }
    index = end
    return unit
  }
}
