import Foundation

/// A worker under a name of its own, so that its processes can be told from everybody else's.
final class WorkerCopy: Sendable {
  /// Where it is.
  let path: String

  init() throws {
    let folder = NSTemporaryDirectory() + "limber-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/limber-espeak"
    try FileManager.default.copyItem(atPath: Self.built, toPath: path)
  }

  /// A program that starts, and never says anything.
  init(script: String) throws {
    let folder = NSTemporaryDirectory() + "limber-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/worker"
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
  }

  deinit {
    remove()
  }

  /// Makes it impossible to start it again.
  func remove() {
    try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
  }

  /// The worker as it was built, beside the tests.
  static let built: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { ($0 as NSString).deletingLastPathComponent } ?? ".build/release"
    return folder + "/limber-espeak"
  }()

  /// Whether all its processes end within two seconds; one that was killed lives on for a moment.
  var isGone: Bool {
    get async {
      for _ in 0..<100 where !processes.isEmpty {
        try? await Task.sleep(for: .milliseconds(20))
      }
      return processes.isEmpty
    }
  }

  /// The processes that run it, those included that are speaking for it.
  var processes: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { id in
      let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
      return String(decoding: line, as: UTF8.self).contains(path)
    }
  }
}
