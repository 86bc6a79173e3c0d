internal import Foundation
internal import LimberPulse

/// The microphone that was named last and found, in a small file of the state folder.
enum RememberedMicrophone {
  /// The one to listen at, if it is there; else that is said once, and the usual one listens.
  static let present: String? = {
    guard let name else { return nil }
    let found = Backends.microphones()
    if found.contains(where: { $0.name == name }) { return name }
    // Where there is none at all, that is told by whoever listens.
    if !found.isEmpty {
      Message.say(
        "the microphone \(name) is not there, so the usual one listens",
        hint: "without the file \(file) it is not asked for any more")
    }
    return nil
  }()

  /// Its name; nil if none was ever named.
  private static var name: String? {
    guard let data = FileManager.default.contents(atPath: file), data.count <= longest else {
      return nil
    }
    let name = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return name.isEmpty ? nil : name
  }

  /// Keeps a name; where that cannot be, it is said, and the session goes on.
  static func remember(_ name: String) {
    do {
      try FileManager.default.createDirectory(
        atPath: Folders.state, withIntermediateDirectories: true)
      try Data((name + "\n").utf8).write(to: URL(filePath: file), options: .atomic)
    } catch {
      Message.say("the microphone is not remembered: \(file) cannot be written")
    }
  }

  private static var file: String { "\(Folders.state)/microphone" }
  /// No name is longer, in bytes.
  private static let longest = 1024
}
