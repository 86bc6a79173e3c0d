internal import Foundation
internal import LimberSpeech

/// Finds voice profiles: personal ones first, then the shipped ones.
struct VoiceFinder {
  /// The profile that is used when none is asked for.
  static let usual = "calm"

  /// The profile called `name`.
  func find(_ name: String) throws -> VoiceProfile {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let path =
      isPlain ? Self.folders.map { "\($0)/\(name.lowercased()).voice" }.first(where: exists) : nil
    guard let path else {
      throw Failure(
        "there is no voice called \"\(name)\"",
        hint: names.isEmpty
          ? "the folder Voices was not found" : "there are: \(names.joined(separator: ", "))")
    }
    do {
      return try VoiceProfile(contentsOf: path)
    } catch {
      throw Failure("\(error)")
    }
  }

  /// The profile that steps in for `profile`: the one it names, else the usual one, which is always
  /// in time; nil if there is none but itself.
  func fallback(of profile: VoiceProfile) throws -> VoiceProfile? {
    let isUsual = profile.engine == "espeak-ng"
    guard let name = profile.fallback ?? (isUsual ? nil : Self.usual), name != profile.name
    else { return nil }
    return try find(name)
  }

  /// Where voices and phrasebooks are kept.
  static var folders: [String] {
    [Folders.personal] + [Folders.shipped()].compactMap { $0.map { "\($0)/Voices" } }
  }

  private var names: [String] {
    let files = Self.folders.flatMap {
      (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
    }
    return Set(files.filter { $0.hasSuffix(".voice") }.map { String($0.dropLast(6)) }).sorted()
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }
}
