internal import Foundation

/// The codes of diagnostics that our sources name, but for the pages that explain them.
public enum CodesInSources {
  /// All codes of a letter and three digits, each as often as it is named; for tests alone.
  ///
  /// - Throws: What Foundation says about a source that cannot be read.
  public static func named(with letter: Character) throws -> [String] {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    guard let files = FileManager.default.enumerator(atPath: sources.path) else { return [] }
    var codes: [String] = []
    for case let file as String in files
    where file.hasSuffix(".swift") && !file.contains("Explanation") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      codes += text.matches(of: /"([A-Z][0-9]{3})"/).map { String($0.1) }
    }
    return codes.filter { $0.first == letter }
  }
}
