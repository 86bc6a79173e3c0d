/// A piece of JSON that is written compactly, its keys in the order they are given.
package enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(DecimalNumber)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// An object from a literal, which keeps its order.
  package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { (key: $0.key, value: $0.value) })
  }

  /// A string, or null.
  package static func string(_ text: String?) -> JSONValue {
    guard let text else { return .null }
    return .string(text)
  }

  /// The value as JSON, in one line.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .integer(let number): String(number)
    case .decimal(let number): String(describing: number)
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let members): "{" + Self.joined(members) + "}"
    }
  }

  /// Members without their braces.
  static func joined(_ members: [(key: String, value: JSONValue)]) -> String {
    members.map { quoted($0.key) + ":" + $0.value.text }.joined(separator: ",")
  }

  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      if let short = shortEscapes[scalar] {
        result += short
      } else if scalar.mustBeEscaped {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    } + "\""
  }

  private static let shortEscapes: [Unicode.Scalar: String] = [
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t",
  ]
}

extension Unicode.Scalar {
  /// Whether it could end a line for some reader, or change how the rest of the line looks.
  fileprivate var mustBeEscaped: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}
