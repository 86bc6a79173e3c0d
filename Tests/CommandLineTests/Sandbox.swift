import Foundation
import Subprocess
import SystemPackage

/// A temporary folder that is everything a program sees of its user, with no sound server.
final class Sandbox: Sendable {
  /// The folder in which commands run.
  let folder: String
  private let root: String

  /// - Parameter place: Where the folder lies, such as ``memory`` for tests that measure time.
  /// - Throws: where no folder can be created there.
  init(in place: String = NSTemporaryDirectory()) throws {
    root = place + "limber-" + UUID().uuidString
    folder = root + "/here"
    for path in [folder, root + "/home", root + "/tmp"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// Writes an input file, with the folders it needs.
  func write(_ text: String, to name: String) throws {
    let file = URL(filePath: folder).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The bytes of a file in the folder, if it is there.
  func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init)
  }

  /// The environment of every command.
  var environment: Environment {
    .custom([
      "PATH": "\(Self.programs):/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm",
      "COLUMNS": "80", "HOME": "\(root)/home", "TMPDIR": "\(root)/tmp",
      "XDG_DATA_HOME": "\(root)/data", "XDG_CACHE_HOME": "\(root)/cache",
      "XDG_CONFIG_HOME": "\(root)/config", "XDG_RUNTIME_DIR": "\(root)/tmp",
      "PULSE_SERVER": "unix:/nonexistent",
    ])
  }

  /// A folder that no disk is behind: one that is busy can take a second to keep a line of the log.
  static let memory = "/dev/shm/"

  /// The folder of the built programs: they lie beside the program that runs the tests.
  static let programs: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (tests.map { URL(filePath: $0).deletingLastPathComponent().path }) ?? "."
  }()

  /// The processes that were started here and still run, whoever their parents are now.
  var processes: [String] {
    let ids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return ids.filter { Int($0) != nil }.compactMap { id in
      guard
        let environment = FileManager.default.contents(atPath: "/proc/\(id)/environ"),
        String(decoding: environment, as: UTF8.self).contains(root)
      else { return nil }
      let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
      return String(decoding: line, as: UTF8.self).replacing("\0", with: " ")
    }
  }
}
