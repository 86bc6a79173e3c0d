internal import Foundation

/// Compares `text`, byte for byte, with the file `Snapshots/name` beside the calling test.
///
/// A missing file is written, and the test fails this once, so that nobody records by accident.
/// With `RECORD=1` in the environment every file is rewritten and nothing fails; `git diff` is the
/// review.
public func expectSnapshot(
  of text: String, named name: String, beside test: String = #filePath
) throws {
  let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Snapshots")
  let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
  try SnapshotFolder(path: folder.path(percentEncoded: false))
    .expect(text, named: name, isRecording: isRecording)
}

/// How a text differs from what was recorded.
public struct SnapshotMismatch: Error, Hashable, CustomStringConvertible {
  /// Where the recorded text is, and the first line that differs.
  public let description: String
}

/// A folder of recorded texts.
public struct SnapshotFolder: Hashable, Sendable {
  /// Where the folder is; it need not exist yet.
  public var path: String

  /// Creates a folder from its path.
  public init(path: String) {
    self.path = path
  }

  /// Throws unless the file `name` holds exactly `text`; writes it when it is missing.
  ///
  /// A missing file is a mismatch too, except when recording.
  public func expect(_ text: String, named name: String, isRecording: Bool) throws {
    let file = URL(filePath: path).appending(path: name)
    let recorded = isRecording ? nil : try? Data(contentsOf: file)
    guard let recorded else {
      try write(text, to: file)
      if isRecording { return }
      throw SnapshotMismatch(description: "\(name) was missing; it is recorded now: read it")
    }
    guard recorded != Data(text.utf8) else { return }
    let old = String(decoding: recorded, as: UTF8.self)
    throw SnapshotMismatch(description: "\(file.path()): \(firstDifference(old, text))")
  }

  private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func firstDifference(_ old: String, _ new: String) -> String {
    let old = old.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let new = new.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0.elementsEqual($1) }.count
    return """
      line \(same + 1) differs; RECORD=1 rewrites it
        recorded: \(line(same, of: old))
        now:      \(line(same, of: new))
      """
  }

  private func line(_ index: Int, of lines: [Substring.UTF8View]) -> String {
    guard lines.indices.contains(index) else { return "(the text ends here)" }
    return Substring(lines[index]).debugDescription
  }
}
