internal import Foundation

/// Where things are kept, by the XDG base directories.
enum Folders {
  /// Personal routines and voices.
  static var personal: String { base("XDG_DATA_HOME", ".local/share") + "/limber" }

  /// What was practised.
  static var log: String { "\(personal)/log.sqlite" }

  /// Where Piper's voices may be.
  static var piperVoices: [String] {
    ["\(personal)/piper", base("XDG_DATA_HOME", ".local/share") + "/piper"]
  }

  /// Where a Python with Piper is looked for first.
  static var piperEnvironment: String { "\(personal)/piper/venv" }

  /// The files of settings, the most important first.
  static var settings: [String] {
    let folders = [base("XDG_CONFIG_HOME", ".config")] + listed("XDG_CONFIG_DIRS", "/etc/xdg")
    return folders.map { "\($0)/limber/config.yaml" }
  }

  /// Stored speech.
  static var cache: String { base("XDG_CACHE_HOME", ".cache") + "/limber" }

  /// What is kept from one session to the next without being asked for.
  static var state: String { base("XDG_STATE_HOME", ".local/state") + "/limber" }

  /// What is installed for everybody on this machine, the most important first.
  static var system: [String] {
    listed("XDG_DATA_DIRS", "/usr/local/share:/usr/share").map { "\($0)/limber" }
  }

  /// The folders in a variable that holds several.
  private static func listed(_ variable: String, _ usual: String) -> [String] {
    let listed = ProcessInfo.processInfo.environment[variable] ?? ""
    let paths = (listed.isEmpty ? usual : listed).split(separator: ":").map(String.init)
    return paths.filter { $0.hasPrefix("/") }
  }

  /// Relative paths in these variables are to be ignored, says the specification.
  private static func base(_ variable: String, _ usual: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment[variable], path.hasPrefix("/") { return path }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/" + usual }
    return FileManager.default.homeDirectoryForCurrentUser.appending(path: usual).path
  }

  /// The folder that holds the shipped `Scripts` and `Voices`: beside an installed program in
  /// `share/limber`, or the source tree that the program was built in.
  static func shipped() -> String? {
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    var folder = URL(filePath: program).deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/limber").path
    if isShipped(installed) { return installed }
    for _ in 0..<8 {
      if isShipped(folder.path) { return folder.path }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  private static func isShipped(_ folder: String) -> Bool {
    ["Scripts", "Voices"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)")
    }
  }
}
