internal import Foundation
internal import LimberDigest
internal import Synchronization
internal import SystemPackage

/// All that the keys of jobs are made from and that lies in files, as checksums.
///
/// They take in everything that is looked at on the way to a key, and what is looked for and not
/// there: a script that appears where poses are looked for changes them, and so does a voice that takes
/// the place of another. What has been looked at once is not looked at again.
final class JobInputs: Sendable {
  /// What all jobs have in common; nil if it cannot be told.
  private let common: String?
  private let sums = Mutex<[String: String?]>([:])

  /// Looks at what all jobs have in common; `program` names what they are made by.
  init(_ program: [String]) {
    var sum = FieldSum()
    sum.add(program + ["limber-inputs 1", FileManager.default.currentDirectoryPath])
    let libraries = [Folders.personal] + (Folders.shipped().map { ["\($0)/Scripts"] } ?? [])
    let isKnown =
      VoiceFinder.folders.map(\.path).allSatisfy { sum.add(folder: $0, Self.voices) }
      && libraries.allSatisfy { sum.add(library: $0) }
    common = isKnown ? sum.digits : nil
  }

  private static let voices = [".voice", ".phrases"]

  /// The checksum for a job with a routine of that name and with music; nil if it cannot be told.
  func digits(of routine: String, music: String?) -> String? {
    guard let common, let script = sum(of: "script \(routine)", { Self.script(routine) }) else {
      return nil
    }
    var sum = FieldSum()
    sum.add([common, routine, script])
    if let folder = RoutineArgument.folder(of: routine) {
      guard let around = self.sum(of: "folder \(folder)", { Self.around(folder) }) else {
        return nil
      }
      sum.add([around])
    }
    if let music {
      sum.add([self.sum(of: "music \(music)") { SoundKeys.checksum(of: music) } ?? ""])
    }
    return sum.digits
  }

  private func sum(of mark: String, _ make: () -> String?) -> String? {
    if let known = sums.withLock({ $0[mark] }) { return known }
    let new = make()
    sums.withLock { $0[mark] = .some(new) }
    return new
  }

  /// What a name leads to, if it is that of a file.
  private static func script(_ name: String) -> String? {
    guard let status = Stat(following: name) else { return "none" }
    guard status.type == .regular else { return "kind \(status.type.rawValue)" }
    let digits = SoundKeys.checksum(of: name)
    return digits.isEmpty ? nil : digits
  }

  /// What lies around a script that is named as a file; nil if links are in it, since scripts count
  /// only where these do not lead out of the folder.
  private static func around(_ folder: String) -> String? {
    var sum = FieldSum()
    for name in ["poses", "Voices"] where Stat(named: "\(folder)/\(name)")?.type == .symbolicLink {
      return nil
    }
    let isKnown =
      sum.add(folder: folder, [".routine"], followsLinks: false)
      && sum.add(folder: "\(folder)/poses", [".routine"], followsLinks: false)
      && sum.add(folder: "\(folder)/Voices", voices, followsLinks: false)
    return isKnown ? sum.digits : nil
  }
}

/// A checksum of fields, no two of which can be taken for one.
struct FieldSum {
  private var sum = SHA256()

  /// So many files of a folder are looked at, and so many bytes of each.
  private static let (mostFiles, mostBytes) = (2000, 4 << 20)

  /// The checksum of all that was added.
  var digits: String { sum.digits }

  /// Adds fields.
  mutating func add(_ fields: [String]) {
    for field in fields { add(Array(field.utf8)) }
  }

  private mutating func add(_ bytes: [UInt8]) {
    sum.add(Array("\(bytes.count):".utf8))
    sum.add(bytes)
  }

  /// Adds a folder of scripts, and those in the folders in it; false if that cannot be done.
  mutating func add(library folder: String) -> Bool {
    guard add(folder: folder, [".routine"]) else { return false }
    let folders = names(in: folder).filter {
      Stat(following: "\(folder)/\($0)")?.type == .directory
    }
    return folders.count <= Self.mostFiles
      && folders.allSatisfy { add(folder: "\(folder)/\($0)", [".routine"]) }
  }

  /// Adds the files in a folder whose names have one of the endings; false if that cannot be done.
  mutating func add(folder: String, _ endings: [String], followsLinks: Bool = true) -> Bool {
    let names = names(in: folder).filter { name in endings.contains(where: name.hasSuffix) }
    guard names.count <= Self.mostFiles else { return false }
    add([folder, "\(names.count)"])
    return names.allSatisfy { add(file: $0, in: folder, followsLinks: followsLinks) }
  }

  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private mutating func add(file name: String, in folder: String, followsLinks: Bool) -> Bool {
    let path = "\(folder)/\(name)"
    let status = followsLinks ? Stat(following: path) : Stat(named: path)
    guard let status else { return false }
    guard status.type != .symbolicLink else { return false }
    guard status.type == .regular else {
      add([name, "kind \(status.type.rawValue)"])
      return true
    }
    guard status.size <= Self.mostBytes,
      let data = FileManager.default.contents(atPath: path)
    else { return false }
    add([name])
    add(Array(data))
    return true
  }
}
