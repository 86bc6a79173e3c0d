internal import Foundation
internal import LimberFiles

/// Gives a file new contents, all at once: whoever reads it finds the old or the new.
enum RewrittenFile {
  /// Replaces the contents of the file at `path`; a link is followed, and the mode stays.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    // Its folder may let it be replaced where its own mode forbids to change it.
    guard FileManager.default.isWritableFile(atPath: file.path) else {
      throw Failure("cannot write \(path)", hint: "check whether you may write it")
    }
    do throws(SoundWritingError) {
      try SoundFile.rewrite(bytes, at: file.path)
    } catch {
      throw Failure(
        "cannot write \(path): \(error.reason)", code: Failure(error).code)
    }
  }
}
