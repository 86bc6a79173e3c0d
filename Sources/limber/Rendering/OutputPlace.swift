internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberFiles
internal import SystemPackage

/// Where a sound is written, and as what.
struct OutputPlace {
  /// The name as it was given.
  let path: String
  let format: SoundFormat
  let target: SoundFile.Target

  /// The names that mean standard output.
  private static let standardOutput = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]

  /// Whether a name means standard output.
  static func meansStandardOutput(_ path: String) -> Bool { standardOutput.contains(path) }

  /// What is written to as it is; of a pipe the kind is not known.
  private static let streams: [FileType?] = [.characterSpecial, .socket, .fifo]

  /// The names of all formats, as endings.
  static let endings = SoundFormat.allCases.map { ".\($0.pathExtension)" }

  /// Finds out what a name means; nothing that is there is touched.
  ///
  /// A pipe or a device is written to as it is. A file is replaced only with `isReplacing`, and
  /// never if it is one of `sources`, which the sound is made from.
  init(_ path: String, isReplacing: Bool, keeping sources: [String]) throws {
    guard !path.utf8.contains(0) else { throw Failure("a name of a file holds a NUL", code: 64) }
    self.path = path
    let named = Self.format(of: path)
    if Self.standardOutput.contains(path) {
      guard !TerminalStyle.standardOutput.isTerminal else {
        throw Failure(
          "sound is not written to a terminal", hint: "pipe it on, or give a file with -o")
      }
      (format, target) = (named ?? .wav, .standardOutput)
      return
    }
    switch Self.kind(of: path) {
    case .directory?:
      throw Failure("\(path) is a folder", hint: "give the file in it a name")
    case .characterSpecial?, .socket?, .fifo?:
      (format, target) = (named ?? .wav, .stream(path))
    case .blockSpecial?:
      throw Failure("\(path) is a device", hint: "give the name of a file")
    case let kind:
      format = try Self.checkedFormat(of: path)
      let isSource = kind != nil && sources.contains { Self.isSame($0, path) }
      if isSource { throw Failure("\(path) is what the sound is made from; it stays") }
      if Self.isThere(path), !isReplacing {
        throw Failure("\(path) exists already", hint: "--force replaces it", code: 73)
      }
      target = .newFile(path, isReplacing: isReplacing)
    }
  }

  /// The format that a name ends with; a name without a known ending is wrong usage, unless it is
  /// that of a pipe or a device.
  static func checkedFormat(of path: String) throws -> SoundFormat {
    if let format = format(of: path) { return format }
    let isStream =
      standardOutput.contains(path) || streams.contains(kind(of: path))
    guard !isStream else { return .wav }
    let endings = endings.dropLast().joined(separator: ", ") + " or \(endings.last ?? "")"
    throw ValidationError(
      "-o takes a name that ends with \(endings), not \"\(DisplayWidth.shown(path))\"")
  }

  /// The name of a file beside a sound that has another ending.
  static func file(besides path: String, _ format: SoundFormat, _ ending: String) -> String {
    let own = ".\(format.pathExtension)"
    return "\(path.dropLast(path.hasSuffix(own) ? own.count : 0)).\(ending)"
  }

  /// Whether there is anything of that name, a link that leads nowhere included.
  static func isThere(_ path: String) -> Bool {
    Stat(named: path) != nil
  }

  private static func format(of path: String) -> SoundFormat? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return SoundFormat(pathExtension: String(name[name.index(after: dot)...]))
  }

  /// What a name leads to, through links; nil if there is nothing.
  private static func kind(of path: String) -> FileType? { Stat(following: path)?.type }

  /// Whether two names lead to one file.
  static func isSame(_ one: String, _ other: String) -> Bool {
    guard let one = Stat(following: one), let other = Stat(following: other) else { return false }
    return one.deviceID == other.deviceID && one.inode == other.inode
  }
}
