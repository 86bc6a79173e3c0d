internal import Glibc

/// A text that becomes a file of its own.
public struct NewText: Hashable, Sendable {
  /// The name of the file.
  public var path: String
  /// What is in it, written as UTF-8.
  public var text: String
  /// Whether it may take the place of another file.
  public var isReplacing: Bool

  /// Creates a text that is to be written.
  public init(path: String, text: String, isReplacing: Bool) {
    self.path = path
    self.text = text
    self.isReplacing = isReplacing
  }
}

extension SoundFile {
  /// Writes texts, each of them whole; if one of them cannot be, then none.
  ///
  /// What a text has replaced does not come back when a later one cannot take its name.
  ///
  /// - Throws: what `write` throws for a new file.
  public static func write(_ texts: [NewText]) throws(SoundWritingError) {
    var group = FileGroup()
    for text in texts { try group.add(text) }
    try group.commit()
  }

  /// Writes a text to whatever a target is.
  ///
  /// - Throws: what `write` throws for a sound.
  public static func write(_ text: String, to target: Target) throws(SoundWritingError) {
    let store = try store(for: target)
    try store.append(Array(text.utf8))
    try store.commit()
  }

  /// Gives the file at `path` other bytes, all at once; who may do what with it stays.
  ///
  /// - Throws: what `write` throws for a new file.
  public static func rewrite(_ bytes: [UInt8], at path: String) throws(SoundWritingError) {
    var status = stat()
    let mode = unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    let file = try NewFile(path: path, isReplacing: true, mode: mode)
    try file.append(bytes)
    try file.commit()
  }
}

/// Files that take their names together, when all of them are complete.
struct FileGroup {
  private var files: [NewFile] = []

  /// Stores a text under a temporary name.
  mutating func add(_ text: NewText) throws(SoundWritingError) {
    let file = try NewFile(path: text.path, isReplacing: text.isReplacing)
    try file.append(Array(text.text.utf8))
    try file.finish()
    files.append(file)
  }

  /// Gives all files their names, and then `last` its own; where one cannot be given, those that
  /// were free are so again.
  func commit(before last: (any SoundStore)? = nil) throws(SoundWritingError) {
    var taken: [NewFile] = []
    do throws(SoundWritingError) {
      for file in files {
        try file.commit()
        taken.append(file)
      }
      try last?.commit()
    } catch {
      for file in taken { file.takeBack() }
      throw error
    }
  }
}
