internal import Foundation
internal import LimberDiagnostics
internal import LimberScript
internal import LimberSpeech

/// Finds the languages there are: personal ones first, then the shipped ones.
enum LanguageFinder {
  /// No phrasebook is longer, in bytes.
  private static let longestFile = 262_144
  /// The most phrasebooks that are read.
  private static let most = 200

  /// Every language whose file can be read; what is wrong with another is told.
  static func languages() -> Languages {
    Languages(
      files().compactMap { file in
        do throws(LanguageError) {
          return try Language(Source(name: file.path, bytes: file.bytes))
        } catch {
          Message.say("\(error)", hint: "until that is mended, this language is not there")
          return nil
        }
      })
  }

  /// How every language is read aloud, as its file says; what is wrong with one is told.
  static func readings() -> Readings {
    Readings(
      files().compactMap { file in
        do throws(ReadingError) {
          return try Reading(file.bytes, file: file.path)
        } catch {
          Message.say(
            "\(error)", hint: "until that is mended, this language is read as it is written")
          return nil
        }
      })
  }

  /// The phrasebooks but that of English, which is part of the program.
  private static func files() -> [(path: String, bytes: [UInt8])] {
    let paths = VoiceFinder.folders.flatMap { folder, _ in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix(".phrases") && !$0.hasPrefix(".") }.sorted()
        .map { "\(folder)/\($0)" }
    }
    let others = paths.filter { !$0.hasSuffix("/en.phrases") }
    return others.prefix(most).compactMap { path in
      guard ScriptFiles.isRegular(path), let data = FileManager.default.contents(atPath: path),
        data.count <= longestFile
      else {
        Message.say("\(path) is not a phrasebook", hint: "it is read no further")
        return nil
      }
      return (path, Array(data))
    }
  }
}
