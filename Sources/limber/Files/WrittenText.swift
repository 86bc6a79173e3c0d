internal import Foundation
internal import LimberDiagnostics
internal import LimberFiles

/// Gives texts to files, whole or not at all.
enum WrittenText {
  /// Writes a new file; one that is there already is replaced only if `replaces`.
  ///
  /// What is no plain file, a pipe or a device, is written to and stays. `-` is standard output.
  static func write(_ text: String, to path: String, replaces: Bool) throws {
    try write([ExportedText(path: path, content: text)], replaces: replaces)
  }

  /// Writes new files, all of them or none; the same holds for each.
  static func write(_ texts: [ExportedText], replaces: Bool) throws {
    for text in texts { try expectFree(text.path, replaces: replaces) }
    let streams = texts.filter { isStream($0.path) }
    let files = texts.filter { !isStream($0.path) }.map {
      NewText(path: $0.path, text: $0.content, isReplacing: replaces)
    }
    do throws(SoundWritingError) {
      try SoundFile.write(files)
      for stream in streams {
        let isStandard = OutputPlace.meansStandardOutput(stream.path)
        try SoundFile.write(
          stream.content, to: isStandard ? .standardOutput : .stream(stream.path))
      }
    } catch {
      throw Failure(error)
    }
  }

  /// Throws where a finished file would be lost, or where no file can be.
  static func expectFree(_ path: String, replaces: Bool) throws {
    guard !OutputPlace.meansStandardOutput(path), OutputPlace.isThere(path) else { return }
    if isFolder(path) {
      throw Failure("\(path) is a folder", hint: "name a file in it, or use --all")
    }
    guard !isStream(path), !replaces else { return }
    throw Failure("\(path) exists already", hint: "--force replaces it", code: 73)
  }

  /// Throws if writing to `path` would write over a file that the session is read from.
  static func expectOther(than source: String, _ path: String) throws {
    guard path != "-", source != "-", OutputPlace.isThere(path) else { return }
    // A script that is named without its path lies among the personal ones, if anywhere.
    let found = path.hasSuffix(".routine") ? try? RoutineFinder().find(source).path : nil
    guard OutputPlace.isSame(source, path) || found.map({ OutputPlace.isSame($0, path) }) ?? false
    else { return }
    throw Failure("\(path) is what the session is read from", hint: "name another file")
  }

  /// Makes a folder, unless it is there; returns whether it did.
  static func makeFolder(_ path: String) throws -> Bool {
    guard !isFolder(path) else { return false }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
      return true
    } catch {
      let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace
      throw Failure(
        "cannot make the folder \(path)",
        hint: isFull
          ? "there is no room left on the disk"
          : "check whether you may, and whether a file is in the way",
        code: isFull ? Failure.diskFails : 73)
    }
  }

  /// Removes a folder that was made for nothing.
  static func removeFolder(_ path: String) {
    let files = FileManager.default
    if (try? files.contentsOfDirectory(atPath: path))?.isEmpty == true {
      try? files.removeItem(atPath: path)
    }
  }

  /// Whether a name leads to what is written to as it is.
  private static func isStream(_ path: String) -> Bool {
    if OutputPlace.meansStandardOutput(path) { return true }
    return FileManager.default.fileExists(atPath: path) && !ScriptFiles.isRegular(path)
  }

  /// Whether a name leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    return (try? file.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
  }
}
