internal import Foundation
internal import LimberDiagnostics
internal import SystemPackage

/// Reads scripts from the disk.
enum ScriptFiles {
  /// One byte more than a script may have, so that a larger one is noticed and never read whole.
  static let limit = (1 << 20) + 1
  /// How many bytes are read at a time, so that a long file is in memory once.
  private static let part = 1 << 16
  /// The most scripts of one folder that are looked at.
  private static let mostScripts = 2000

  /// The bytes of the file at `path`, or of standard input for `-`; at most `limit` of them.
  static func read(
    _ path: String, named name: String, limit: Int = ScriptFiles.limit
  ) throws -> Source {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure("there is no file \(path)", hint: "limber list shows the routines there are")
      }
      guard isRegular(path) else {
        throw Failure("\(path) is not a file", hint: "give a file, or - for standard input")
      }
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw Failure("cannot open \(path)", hint: "check whether you may read it")
      }
      handle = opened
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Stat(following: path).map { Int($0.size) } ?? 0, limit))
    do {
      while bytes.count < limit,
        let more = try handle.read(upToCount: min(part, limit - bytes.count)), !more.isEmpty
      {
        bytes += more
      }
    } catch {
      throw Failure("cannot read \(path)", hint: "is it a file?")
    }
    return Source(name: name, bytes: bytes)
  }

  /// The scripts of a folder, by name; none if there is no such folder.
  static func sources(in folder: String, named prefix: String) -> [Source] {
    scripts(in: folder, named: prefix).inside
  }

  /// The scripts of a folder, by name, and the names of those that are left out since their links
  /// lead out of `root`.
  static func scripts(
    in folder: String, named prefix: String, within root: String? = nil
  ) -> (inside: [Source], outside: [String]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let scripts = names.filter { $0.hasSuffix(".routine") && !$0.hasPrefix(".") }.sorted()
      .prefix(mostScripts)
    let root = root.map(resolved)
    let outside = scripts.filter { name in
      root.map { !resolved("\(folder)/\(name)").hasPrefix("\($0)/") } ?? false
    }
    let inside = scripts.filter { !outside.contains($0) }.compactMap { name -> Source? in
      let path = "\(folder)/\(name)"
      guard isRegular(path) else { return nil }
      return try? read(path, named: prefix + name)
    }
    return (inside, outside.map { prefix + $0 })
  }

  /// A path with its links followed.
  static func resolved(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardized.path
  }

  /// Whether a path leads to a plain file, so that reading it ends.
  static func isRegular(_ path: String) -> Bool { Stat(following: path)?.type == .regular }
}

extension Stat {
  /// What a path leads to; nil if there is nothing.
  ///
  /// Foundation would tell the name of the owner, too, which takes far longer.
  init?(following path: String) {
    guard let found = Stat(path, isFollowed: true) else { return nil }
    self = found
  }

  /// What there is of that name, a link included; nil if there is nothing.
  init?(named path: String) {
    guard let found = Stat(path, isFollowed: false) else { return nil }
    self = found
  }

  private init?(_ path: String, isFollowed: Bool) {
    // No file has such a name; what stands in front of the NUL would be another file's.
    guard !path.utf8.contains(0),
      let found = try? Stat(FilePath(path), followTargetSymlink: isFollowed)
    else { return nil }
    self = found
  }
}
