import Foundation

/// A folder of its own for a test, removed with the value.
final class Folder: Sendable {
  /// Where it is.
  let path = NSTemporaryDirectory() + "limber-" + UUID().uuidString

  init() {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
