internal import LimberExport

/// How texts are written into a page, so that none of them is ever taken for a part of it.
enum Markup {
  /// A text as HTML, for content and for quoted attributes: one clean line, escaped.
  static func text(_ text: String) -> String {
    text.shown.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// JSON as the content of a `script` element, which ends at the first `</script`.
  static func data(_ value: JSONValue) -> String {
    value.text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "\\u0026"
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// An element around HTML.
  static func element(_ name: String, class kind: String? = nil, _ content: String) -> String {
    let attribute = kind.map { " class=\"\($0)\"" } ?? ""
    return "<\(name)\(attribute)>\(content)</\(name)>"
  }

  /// A template with every `{{name}}` replaced; what is put in is not looked at again.
  static func filled(_ template: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let start = rest.firstRange(of: "{{"),
      let end = rest[start.upperBound...].firstRange(of: "}}")
    {
      let name = String(rest[start.upperBound..<end.lowerBound])
      result += rest[..<start.lowerBound]
      result += values[name] ?? ""
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
