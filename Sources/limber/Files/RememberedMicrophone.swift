internal import Foundation

/// The microphone that was named last, in a small file of the state folder.
enum RememberedMicrophone {
  /// Its name; nil if none was ever named.
  static var name: String? {
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
