/// Swift source with its comments, its string literals and its raw identifiers blanked out.
///
/// Lines keep their numbers. Its limit: a quote inside an interpolation ends the literal, and the
/// next quote begins another, so that words between the two count as code. A literal of one line
/// never reaches into the next, so nothing worse comes of it.
struct CodeText {
  /// What the scanner is inside of.
  private enum State: Equatable {
    case code
    case line
    case block(depth: Int)
    case string(closing: [UInt8])
    case identifier
  }

  private let source: [UInt8]
  private var index = 0
  private var state = State.code
  private var result: [UInt8] = []

  /// The source, blanked.
  static func text(of source: String) -> String {
    var code = CodeText(source: Array(source.utf8))
    while code.index < code.source.count { code.step() }
    return String(decoding: code.result, as: UTF8.self)
  }

  private init(source: [UInt8]) {
    self.source = source
  }

  private mutating func step() {
    switch state {
    case .code: stepCode()
    case .line: blank(1, then: source[index] == UInt8(ascii: "\n") ? .code : .line)
    case .block(let depth): stepBlock(depth)
    case .string(let closing): stepString(closing)
    case .identifier: blank(1, then: source[index] == UInt8(ascii: "`") ? .code : .identifier)
    }
  }

  private mutating func stepCode() {
    if let opening = opening() {
      blank(opening.count, then: .string(closing: opening.reversed()))
    } else if sees("//") {
      blank(2, then: .line)
    } else if sees("/*") {
      blank(2, then: .block(depth: 1))
    } else if sees("`") {
      blank(1, then: .identifier)
    } else {
      result.append(source[index])
      index += 1
    }
  }

  private mutating func stepBlock(_ depth: Int) {
    if sees("/*") {
      blank(2, then: .block(depth: depth + 1))
    } else if sees("*/") {
      blank(2, then: depth == 1 ? .code : .block(depth: depth - 1))
    } else {
      blank(1, then: state)
    }
  }

  private mutating func stepString(_ closing: [UInt8]) {
    let isRaw = closing.last == UInt8(ascii: "#")
    if source[index...].starts(with: closing) {
      blank(closing.count, then: .code)
    } else if sees("\n"), closing.first == UInt8(ascii: "\""), !closing.starts(with: "\"\"\"".utf8)
    {
      blank(1, then: .code)
    } else {
      blank(sees("\\") && !isRaw ? 2 : 1, then: state)
    }
  }

  /// The quotes that begin a literal here, with their number signs.
  private func opening() -> [UInt8]? {
    let signs = Array(source[index...].prefix { $0 == UInt8(ascii: "#") })
    let rest = source[(index + signs.count)...]
    if rest.starts(with: "\"\"\"".utf8) { return signs + "\"\"\"".utf8 }
    return rest.first == UInt8(ascii: "\"") ? signs + [UInt8(ascii: "\"")] : nil
  }

  private func sees(_ text: String) -> Bool {
    source[index...].starts(with: text.utf8)
  }

  /// Blanks some bytes, line ends excepted, and goes on in another state.
  private mutating func blank(_ count: Int, then next: State) {
    for byte in source[index...].prefix(count) {
      result.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
    }
    index += count
    state = next
  }
}
