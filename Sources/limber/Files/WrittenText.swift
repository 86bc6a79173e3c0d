internal import Foundation
internal import LimberDiagnostics

/// Gives texts to files, whole or not at all.
enum WrittenText {
  /// Writes a new file; one that is there already is replaced only if `replaces`.
  ///
  /// What is no plain file, a pipe or a device, is written to and stays. `-` is standard output.
  static func write(_ text: String, to path: String, replaces: Bool) throws {
    let data = Data(text.utf8)
    guard path != "-" else { return try print(data) }
    try expectFree(path, replaces: replaces)
    let isWhole = !isThere(path) || ScriptFiles.isRegular(path)
    do {
      try data.write(to: URL(filePath: path), options: isWhole ? .atomic : [])
    } catch {
      throw failure(to: path, error)
    }
  }

  /// Throws where a finished file would be lost, or where no file can be.
  static func expectFree(_ path: String, replaces: Bool) throws {
    guard isThere(path) else { return }
    if isFolder(path) {
      throw Failure("\(path) is a folder", hint: "name a file in it, or use --all")
    }
    guard ScriptFiles.isRegular(path), !replaces else { return }
    throw Failure("\(path) is there already", hint: "--force replaces it")
  }

  /// Throws if writing to `path` would write over the file a session is read from.
  static func expectOther(than source: String, _ path: String) throws {
    guard path != "-", source != "-", isThere(path), isThere(source) else { return }
    let files = [path, source].map { URL(filePath: $0).resolvingSymlinksInPath().path }
    guard files[0] == files[1] else { return }
    throw Failure("\(path) is what the session is read from", hint: "name another file")
  }

  /// Makes a folder, unless it is there.
  static func makeFolder(_ path: String) throws {
    guard !isFolder(path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        "cannot make the folder \(path)",
        hint: "check whether you may, and whether a file is in the way")
    }
  }

  private static func print(_ data: Data) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw Failure("cannot write to standard output: \(reason(error))")
    }
  }

  private static func failure(to path: String, _ error: any Error) -> Failure {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard isFolder(folder) else {
      return Failure("cannot write \(path)", hint: "there is no such folder")
    }
    return Failure(
      "cannot write \(path): \(reason(error))",
      hint: isThere(path) ? nil : "check whether you may write there")
  }

  /// Why the system refused: the last sentence of what it says.
  private static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    let sentences = inner.localizedDescription.split(separator: ". ")
    let last = sentences.last.map(String.init) ?? "the system refused"
    return (last.hasSuffix(".") ? String(last.dropLast()) : last).lowercased()
  }

  private static func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  private static func isFolder(_ path: String) -> Bool {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    return (try? file.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
  }
}
