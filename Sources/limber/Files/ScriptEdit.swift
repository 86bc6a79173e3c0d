internal import Foundation
internal import LimberDiagnostics

/// A script that a command may change: a file, or standard input on its way to standard output.
struct ScriptEdit {
  /// Where it lies; `-` for standard input.
  let path: String
  /// The script as it is.
  let source: Source

  /// The largest script that is changed; a larger one is not read to its end.
  private static let largest = 1 << 20

  /// Reads the script at `path`.
  init(_ path: String) throws {
    self.path = path
    let shown = path.hasPrefix("/") ? URL(filePath: path).lastPathComponent : path
    let isFilter = path == "-"
    try Self.expectFile(path)
    source = try ScriptFiles.read(path, named: isFilter ? "standard input" : shown)
    guard source.bytes.count <= Self.largest else {
      throw Failure("\(source.name) is larger than 1 MiB", hint: "it is left as it is")
    }
  }

  /// Throws if what is to be changed is named like a routine of a library, and is no file.
  static func expectFile(_ path: String) throws {
    let isRoutine = path != "-" && !path.contains("/") && !path.hasSuffix(".routine")
    guard isRoutine, !FileManager.default.fileExists(atPath: path) else { return }
    throw Failure("there is no file \(path)", hint: "only files are changed: give a path")
  }

  /// Whether the script comes from standard input and goes to standard output.
  var isFilter: Bool { path == "-" }

  /// Puts `changed` in the place of the script, whole or not at all.
  ///
  /// A file that would not change is not touched; a link keeps leading to its file.
  func replace(with changed: Source) throws {
    guard !isFilter else {
      Output.write(changed.bytes)
      return
    }
    guard changed.bytes != source.bytes else { return }
    try RewrittenFile.write(changed.bytes, to: path)
  }
}
