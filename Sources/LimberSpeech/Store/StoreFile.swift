internal import Foundation
internal import SystemPackage

/// Files as a store needs them: never followed elsewhere, never waited for, never half there.
enum StoreFile {
  /// No entry is longer, in bytes: a minute at 96 kHz.
  private static let longest = 12_000_000

  /// What is in the file at `path`; nil if there is none, or something that is no plain file.
  static func read(_ path: String) -> [UInt8]? {
    // A FIFO would otherwise be waited for here, and a link followed.
    let options: FileDescriptor.OpenOptions = [.noFollow, .nonBlocking, .closeOnExec]
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: options) else {
      return nil
    }
    let handle = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: true)
    guard let status = try? file.stat(), status.type == .regular, status.size <= longest else {
      return nil
    }
    return (try? handle.read(upToCount: longest)).map { Array($0) }
  }

  /// Makes a file that is either wholly there or not at all; returns false if it was not made,
  /// also because there is something at `path` already.
  static func add(_ bytes: [UInt8], at path: String) -> Bool {
    let temporary = "\(path).\(UInt64.random(in: 0...UInt64.max))"
    defer { remove(temporary) }
    guard (try? write(bytes, to: temporary)) != nil else { return false }
    // A second name for the file is given at once, and only if the name is free.
    if (try? FileManager.default.linkItem(atPath: temporary, toPath: path)) != nil { return true }
    return (try? FileManager.default.moveItem(atPath: temporary, toPath: path)) != nil
  }

  /// Removes what is at `path`, unless it is a folder; a link is removed, not what it leads to.
  static func remove(_ path: String) {
    guard let status = try? Stat(FilePath(path), followTargetSymlink: false),
      status.type != .directory
    else { return }
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
      permissions: .ownerReadWrite)
    let handle = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    try handle.synchronize()
  }
}
