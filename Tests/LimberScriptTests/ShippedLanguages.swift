import Foundation
import LimberDiagnostics
import LimberScript

/// The phrasebooks in `Voices/`, as the command line finds them.
enum ShippedLanguages {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Voices")

  static let tags = ["en", "de", "fr", "es"]

  /// The bytes of a phrasebook as text.
  static func text(_ tag: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(tag).phrases"), encoding: .utf8)
  }

  static func language(_ tag: String) throws -> Language {
    try Language(Source(name: "\(tag).phrases", text: try text(tag)))
  }

  /// English and all others.
  static let all = Languages(tags.dropFirst().compactMap { try? language($0) })

  /// What came of compiling `script`.
  static func compilation(_ script: String, name: String = "a.routine") -> Compilation {
    Compilation(of: Source(name: name, text: script), in: Library(languages: all))
  }

  /// The phrases of a phrasebook by their names, as they are written in the file.
  static func phrases(_ tag: String) throws -> [String: String] {
    let lines = try text(tag).split(separator: "\n").drop { $0 != "phrases:" }.dropFirst()
    var phrases: [String: String] = [:]
    for line in lines.prefix(while: { $0.hasPrefix("  ") }) {
      guard let match = line.wholeMatch(of: #/  ([a-z-]+): "(.*)"/#) else { continue }
      phrases[String(match.1)] = String(match.2)
    }
    return phrases
  }
}
