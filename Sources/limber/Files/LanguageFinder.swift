internal import Foundation
internal import LimberDiagnostics
internal import LimberScript
internal import LimberSpeech

/// Finds the languages there are: those of the project first, then personal ones, then those of the
/// system and the shipped ones.
enum LanguageFinder {
  /// No phrasebook is longer, in bytes.
  static let longestFile = 262_144
  /// The most phrasebooks of a folder that are read.
  private static let most = 200

  /// Every language whose file can be read; what is wrong with another is told.
  ///
  /// The `project` is a folder with a folder `Voices` of its own; nil if there is none. Mistakes
  /// outside of it are told if it `tellsAll`: they may have been told before.
  static func languages(besides project: String? = nil, tellsAll: Bool = true) -> Languages {
    let own = project.map(folder)
    return Languages(
      files(in: folders(besides: project)).compactMap { file in
        do throws(LanguageError) {
          return try Language(Source(name: file.path, bytes: file.bytes))
        } catch {
          if tellsAll || file.folder == own {
            Message.say("\(error)", hint: "until that is mended, this language is not there")
          }
          return nil
        }
      })
  }

  /// How every language is read aloud, as its file says; what is wrong with one is told.
  ///
  /// Shipped files are read when they are wanted, since that takes a while.
  static func readings(besides project: String? = nil) -> Readings {
    let shipped = VoiceFinder.folders.filter { $0.place == .shipped }.map(\.path)
    var now: [Reading] = []
    var later: [(tag: String, read: @Sendable () -> Reading?)] = []
    for file in files(in: folders(besides: project)) {
      if shipped.contains(file.folder), let tag = tag(in: file.bytes) {
        later.append((tag, { reading(file.bytes, at: file.path) }))
      } else if let reading = reading(file.bytes, at: file.path) {
        now.append(reading)
      }
    }
    return Readings(now, later: later)
  }

  private static func reading(_ bytes: [UInt8], at path: String) -> Reading? {
    do throws(ReadingError) {
      return try Reading(bytes, file: path)
    } catch {
      Message.say(
        "\(error)", hint: "until that is mended, this language is read as it is written")
      return nil
    }
  }

  /// The tag that a phrasebook begins with, if it stands on a line of its own.
  private static func tag(in bytes: [UInt8]) -> String? {
    let mark = Array("tag: ".utf8)
    let line = bytes.prefix(1000).split(separator: UInt8(ascii: "\n")).first {
      $0.starts(with: mark)
    }
    return line.map { String(decoding: $0.dropFirst(mark.count), as: UTF8.self) }
  }

  /// Tells what is wrong with how languages are read, but for the shipped ones, which are right and
  /// take long to read.
  static func tellMistakesOfReadings(besides projects: some Sequence<String>) {
    let ours = VoiceFinder.folders.filter { $0.place != .shipped }.map(\.path)
    _ = readings(in: projects.compactMap(ownFolder) + ours)
  }

  /// The phrasebooks of a project's own.
  static func files(ofProject project: String) -> [String] {
    ownFolder(of: project).map(paths) ?? []
  }

  private static func readings(in folders: [String]) -> [Reading] {
    files(in: folders).compactMap { reading($0.bytes, at: $0.path) }
  }

  // MARK: - Files

  private static func folder(of project: String) -> String {
    project == "." ? "Voices" : "\(project)/Voices"
  }

  /// The folder of a project's phrasebooks; nil if those are the shipped ones.
  private static func ownFolder(of project: String) -> String? {
    let folder = folder(of: project)
    let real = URL(filePath: folder).resolvingSymlinksInPath().path
    let isKnown = VoiceFinder.folders.contains {
      URL(filePath: $0.path).resolvingSymlinksInPath().path == real
    }
    return isKnown ? nil : folder
  }

  private static func folders(besides project: String?) -> [String] {
    (project.flatMap(ownFolder).map { [$0] } ?? []) + VoiceFinder.folders.map(\.path)
  }

  /// The phrasebooks in a folder but that of English, which is part of the program.
  private static func paths(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".phrases") && !$0.hasPrefix(".") && $0 != "en.phrases" }
      .sorted().prefix(most).map { "\(folder)/\($0)" }
  }

  private static func files(
    in folders: [String]
  ) -> [(folder: String, path: String, bytes: [UInt8])] {
    folders.flatMap { folder in
      paths(in: folder).compactMap { path in
        guard ScriptFiles.isRegular(path), let data = FileManager.default.contents(atPath: path),
          data.count <= longestFile
        else {
          Message.say("\(path) is not a phrasebook", hint: "it is read no further")
          return nil
        }
        return (folder, path, Array(data))
      }
    }
  }
}
