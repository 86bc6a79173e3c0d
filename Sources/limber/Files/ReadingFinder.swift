internal import Foundation
internal import LimberSpeech

/// Finds how a language is read: in a personal phrasebook first, then in a shipped one.
enum ReadingFinder {
  /// No phrasebook is longer, in bytes.
  private static let longestFile = 262_144

  /// English, and the reading of the language with the BCP 47 tag `language`.
  ///
  /// What is wrong with it is told; then its signs are left to the engine.
  static func readings(for language: String) -> Readings {
    let primary = language.split(separator: "-").first.map(String.init) ?? ""
    guard primary.lowercased() != "en" else { return .english }
    let isPlain = language.utf8.allSatisfy { $0 < 0x80 && Character(Unicode.Scalar($0)).isInTag }
    let names = isPlain ? [language, language.lowercased(), primary.lowercased()] : []
    let paths = names.flatMap { name in VoiceFinder.folders.map { "\($0)/\(name).phrases" } }
    for path in paths where FileManager.default.fileExists(atPath: path) {
      return Readings([reading(at: path)].compactMap(\.self))
    }
    return .english
  }

  private static func reading(at path: String) -> Reading? {
    guard ScriptFiles.isRegular(path), let data = FileManager.default.contents(atPath: path),
      data.count <= longestFile
    else { return nil }
    do throws(ReadingError) {
      return try Reading(Array(data), file: path)
    } catch {
      Message.say("\(error)", hint: "until that is mended, signs are left to the voice")
      return nil
    }
  }
}

extension Character {
  /// Whether it may stand in a tag, and so in the name of a file.
  fileprivate var isInTag: Bool { isLetter || isNumber || self == "-" }
}
