import Foundation
import LimberDiagnostics
import LimberScript
import Testing

/// A script and its canonical form, kept as text: `--- name`, the script, `===`, the form.
struct FormatCase: CustomTestStringConvertible, Sendable {
  var name: String
  var script: String
  var expected: String

  var testDescription: String { name }

  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases/format.txt")

  static let all: [FormatCase] = {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n--- ").dropFirst().map { block in
      let name = block.prefix { $0 != "\n" }
      let parts = block.dropFirst(name.count + 1).components(separatedBy: "\n===\n")
      return FormatCase(
        name: String(name), script: parts[0] + "\n", expected: parts.count > 1 ? parts[1] : "")
    }
  }()
}

struct FormatTests {
  private func formatted(_ text: String) -> String {
    let source = Source(name: "a.routine", text: text)
    return ScriptFormatter.format(source, languages: ShippedLanguages.all).text
  }

  @Test func `there are cases`() {
    #expect(FormatCase.all.count >= 10)
  }

  @Test(arguments: FormatCase.all)
  func `a script becomes what is written here`(_ example: FormatCase) {
    let text = formatted(example.script)
    #expect(text.trimmingSuffix("\n") == example.expected.trimmingSuffix("\n"))
    #expect(formatted(text) == text)
  }

  @Test func `a file without words becomes empty`() {
    for text in ["", "\n", " \r\n\t\r\n", "\u{FEFF}"] { #expect(formatted(text) == "") }
  }

  @Test func `every line ends with a line feed`() {
    #expect(formatted("\u{FEFF}Pose: Rest\r\nLie.\rStay.") == "Pose: Rest\nLie.\nStay.\n")
  }

  @Test func `white space of every kind is one space`() {
    #expect(formatted("Lie\u{A0} \u{2003}\tdown.\u{3000}") == "Lie down.\n")
  }

  @Test func `a byte-order mark that was no mark does not become one`() {
    let text = "\n\u{FEFF}Pose: Rest\nLie.\n"
    let once = formatted(text)
    #expect(Array(once.utf8.prefix(6)) == [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF])
    #expect(formatted(once) == once)
  }

  @Test func `lines with bytes that are no text are kept to the last space`() {
    let bytes = Array(" Don".utf8) + [0x92] + Array("t.  \n \u{B} \nHold : 30s".utf8)
    let formatted = ScriptFormatter.format(Source(name: "a.routine", bytes: bytes))
    #expect(
      formatted.bytes == Array(" Don".utf8) + [0x92]
        + Array("t.  \n \u{B} \nHold: 30 seconds\n".utf8))
  }

  @Test func `a file that is too large is kept`() {
    let bytes = [UInt8](repeating: UInt8(ascii: " "), count: ScriptFormatter.largestScript + 1)
    let source = Source(name: "a.routine", bytes: bytes)
    #expect(ScriptFormatter.format(source) == source)
  }
}

extension String {
  /// The same without any of one character at its end.
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var text = self[...]
    while text.last == character { text.removeLast() }
    return text
  }
}
