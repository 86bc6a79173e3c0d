internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberSpeech

/// Finds voice profiles: those of the project first, then personal ones, then those of the system
/// and the shipped ones.
///
/// The first of two files with the same name counts.
struct VoiceFinder {
  /// Where a voice comes from.
  enum Place: Hashable {
    case project, personal, system, shipped

    /// The word for it in a list.
    var words: String {
      switch self {
      case .project: "this folder"
      case .personal: "your own"
      case .system: "system"
      case .shipped: "limber"
      }
    }
  }

  /// A voice file that was found.
  struct Found {
    /// The name it goes by: that of its file.
    let name: String
    let path: String
    let place: Place

    /// What the file says.
    func profile() throws(VoiceProfileError) -> VoiceProfile {
      try VoiceProfile(contentsOf: path)
    }
  }

  /// The most files of one folder that are looked at.
  private static let most = 500

  private let folders: [(path: String, place: Place)]

  /// Looks in `Voices` of a project's folder first; nil if there is no project.
  init(besides project: String?) {
    let folder = project.map { $0 == "." ? "Voices" : "\($0)/Voices" }
    let own = folder.map { (path: $0, place: Place.project) }
    folders = (own.map { [$0] } ?? []) + Self.folders
  }

  /// Where voices and phrasebooks are kept, outside of a project.
  static var folders: [(path: String, place: Place)] {
    let shipped = Folders.shipped().map { "\($0)/Voices" }
    var folders = [(path: Folders.personal, place: Place.personal)]
    for folder in Folders.system where "\(folder)/Voices" != shipped {
      folders.append((path: "\(folder)/Voices", place: Place.system))
    }
    if let shipped { folders.append((path: shipped, place: Place.shipped)) }
    return folders
  }

  /// Every voice, by place and name.
  var all: [Found] {
    var names: Set<String> = []
    return folders.flatMap { folder, place in
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return files.filter { $0.hasSuffix(".voice") && !$0.hasPrefix(".") }.sorted()
        .prefix(Self.most)
        .map { Found(name: String($0.dropLast(6)), path: "\(folder)/\($0)", place: place) }
        .filter { names.insert($0.name.lowercased()).inserted }
    }
  }

  /// The profile called `name`; one that there is not is wrong usage.
  ///
  /// What is nowhere else may be in the working folder, whose voices a list of all shows.
  func find(_ name: String) throws -> VoiceProfile {
    let here = Self(besides: ".")
    guard let found = first(called: name) ?? here.first(called: name) else {
      throw unknown(name, among: Set((all + here.all).map(\.name)))
    }
    do throws(VoiceProfileError) {
      return try found.profile()
    } catch {
      guard error.report.hasErrors else { throw Failure("cannot read \(found.path)") }
      Reports.tell(error.report)
      throw ExitCode(1)
    }
  }

  private func first(called name: String) -> Found? {
    all.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Every profile, the most important first; what is wrong with a file is told.
  var profiles: [VoiceProfile] {
    all.compactMap { found in
      do throws(VoiceProfileError) {
        return try found.profile()
      } catch {
        Message.say("\(error)", hint: "until that is mended, this voice is not there")
        return nil
      }
    }
  }

  private func unknown(_ name: String, among names: Set<String>) -> ValidationError {
    let close = Suggestion.closest(to: name, among: names.sorted())
    let advice =
      names.isEmpty
      ? "the folder Voices was not found"
      : close.isEmpty
        ? "there are \(names.sorted().joined(separator: ", "))"
        : "did you mean \(close.joined(separator: " or "))?"
    return ValidationError("there is no voice called \"\(name)\"; \(advice)")
  }
}
