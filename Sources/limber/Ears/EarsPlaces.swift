internal import Foundation
internal import LimberEars
internal import LimberHama

/// Where the recogniser is looked for.
enum EarsPlaces {
  /// The folders, the most important first.
  static var folders: [String] {
    let own = ProcessInfo.processInfo.environment["LIMBER_EARS"].flatMap { $0.isEmpty ? nil : $0 }
    return own.map { [$0] } ?? (["\(Folders.personal)/ears"] + Folders.system.map { "\($0)/ears" })
  }

  /// What to do to have the recogniser.
  static var advice: String {
    let folder = "\(Folders.personal)/ears"
    return "pip download hama==\(HamaFiles.version) --no-deps -d \(folder) && "
      + "unzip -o \(folder)/hama-\(HamaFiles.version)-*.whl -d \(folder)"
  }
}
