import Foundation

/// The files of this repository, as they are on disk.
enum Repository {
  /// The folder that holds `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every file with one of these extensions, hidden folders left out, sorted by path.
  static func files(_ extensions: Set<String>, in folder: String = ".") -> [TextFile] {
    let top = root.appending(path: folder).standardizedFileURL
    let all = FileManager.default.enumerator(
      at: top, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    let urls = (all?.compactMap { $0 as? URL } ?? []).filter {
      extensions.contains($0.pathExtension)
    }
    return urls.compactMap(TextFile.init).sorted { $0.path < $1.path }
  }

  /// The Swift files of the sources, the tests and the manifest.
  static let swift = files(["swift"])

  /// The documents.
  static let documents = files(["md"])
}

/// A text file of the repository.
struct TextFile {
  /// Its path from the root of the repository.
  let path: String
  let text: String
  /// Of a Swift file, its text without comments and literals.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = path.hasSuffix(".swift") ? CodeText.text(of: text) : ""
  }

  init?(_ url: URL) {
    let root = Repository.root.standardizedFileURL.path()
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    self.init(path: String(url.standardizedFileURL.path().dropFirst(root.count)), text: text)
  }

  /// Its lines; a final line end does not begin another one.
  var lines: [Substring] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.last == "" ? lines.dropLast() : lines
  }

  /// Where a pattern occurs, as `path:line`.
  func places(of pattern: String) throws -> [String] {
    try places(of: pattern, in: text)
  }

  /// Where a pattern occurs in code, as `path:line`.
  func codePlaces(of pattern: String) throws -> [String] {
    try places(of: pattern, in: code)
  }

  private func places(of pattern: String, in text: String) throws -> [String] {
    let expression = try NSRegularExpression(pattern: pattern)
    let whole = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: whole).compactMap { match in
      guard let range = Range(match.range, in: text) else { return nil }
      let line = text.utf8[..<range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
      return "\(path):\(line)"
    }
  }
}
