import Foundation

/// A link from one Markdown document to something else in the repository.
struct Link {
  /// What is written between the parentheses.
  let target: String
  /// The line it stands on, counted from 1.
  let line: Int

  /// The links of a document, those to the web and those inside code left out.
  static func all(in text: String) -> [Link] {
    var isCode = false
    var links: [Link] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode else { continue }
      let prose = line.replacing(#/`[^`]*`/#, with: "")
      for match in prose.matches(of: #/\]\(([^)\s]+)\)/#) {
        links.append(Link(target: String(match.1), line: index + 1))
      }
    }
    return links.filter { !$0.target.contains(#/^[a-z]+:/#) }
  }

  /// Whether the file exists and, if a heading is named, has that heading.
  func resolves(from document: TextFile) -> Bool {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let folder = Repository.root.appending(path: document.path).deletingLastPathComponent()
    let file = parts[0].isEmpty ? nil : folder.appending(path: String(parts[0]))
    if let file, !FileManager.default.fileExists(atPath: file.standardizedFileURL.path()) {
      return false
    }
    guard parts.count == 2 else { return true }
    let text = file.map { TextFile($0)?.text ?? "" } ?? document.text
    return Self.anchors(in: text).contains(String(parts[1]))
  }

  /// The names of a document's headings in links: lower case, hyphens, no punctuation.
  static func anchors(in text: String) -> Set<String> {
    let headings = text.split(separator: "\n").compactMap { $0.wholeMatch(of: #/#+ +(.+)/#)?.1 }
    return Set(
      headings.map { heading in
        String(
          heading.lowercased().compactMap { character in
            if character == " " { return "-" }
            return character.isLetter || character.isNumber || "-_".contains(character)
              ? character : nil
          })
      })
  }
}
