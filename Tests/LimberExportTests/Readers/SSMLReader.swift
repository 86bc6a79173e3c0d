import Foundation
import FoundationXML

/// What a speech engine makes of marked-up speech.
final class SSMLReader: NSObject, XMLParserDelegate {
  struct Sentence: Hashable {
    var mark: String
    var text = ""
    /// Milliseconds of breaks behind it.
    var silence = 0
  }

  private(set) var sentences: [Sentence] = []
  private(set) var attributes: [String: String] = [:]
  private(set) var longestBreak = 0
  private var isInSentence = false

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw Malformed(line: "\(parser.lineNumber): \(text)") }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch name {
    case "speak": self.attributes = attributes
    case "mark": sentences.append(Sentence(mark: attributes["name"] ?? ""))
    case "s": isInSentence = true
    case "break":
      let length = attributes["time"].flatMap { Int($0.dropLast(2)) } ?? .max
      longestBreak = max(longestBreak, length)
      if sentences.isEmpty {
        longestBreak = .max
      } else {
        sentences[sentences.count - 1].silence += length
      }
    default: longestBreak = .max
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "s" { isInSentence = false }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isInSentence { sentences[sentences.count - 1].text += text }
  }
}
