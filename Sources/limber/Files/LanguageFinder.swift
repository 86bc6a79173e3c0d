internal import Foundation
internal import LimberDiagnostics
internal import LimberScript

/// Finds the languages there are: personal ones first, then the shipped ones.
enum LanguageFinder {
  /// No phrasebook is longer, in bytes.
  private static let longestFile = 262_144
  /// The most phrasebooks that are read.
  private static let most = 200

  /// Every language whose file can be read; what is wrong with another is told.
  static func languages() -> Languages {
    let paths = VoiceFinder.folders.flatMap { folder, _ in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix(".phrases") && !$0.hasPrefix(".") }.sorted()
        .map { "\(folder)/\($0)" }
    }
    // English is part of the program.
    let others = paths.filter { !$0.hasSuffix("/en.phrases") }
    return Languages(others.prefix(most).compactMap(language))
  }

  private static func language(at path: String) -> Language? {
    guard ScriptFiles.isRegular(path), let data = FileManager.default.contents(atPath: path),
      data.count <= longestFile
    else {
      Message.say("\(path) is not a phrasebook", hint: "it is read no further")
      return nil
    }
    do throws(LanguageError) {
      return try Language(Source(name: path, bytes: Array(data)))
    } catch {
      Message.say("\(error)", hint: "until that is mended, this language is not there")
      return nil
    }
  }
}
