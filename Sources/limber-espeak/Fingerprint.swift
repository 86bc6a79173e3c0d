internal import Glibc

/// A checksum over files: 64-bit FNV-1a, eight bytes a step.
///
/// It tells one version of the engine from another; it is no protection from anybody.
struct Fingerprint {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The checksum so far, as sixteen digits.
  var digits: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Adds the contents of a file; one that cannot be read counts as empty.
  mutating func add(file: String) {
    let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    while let bytes = readSome(from: descriptor, upTo: 1 << 18), !bytes.isEmpty {
      add(bytes)
    }
  }

  /// Adds the names and contents of all files below a folder, in the order of their paths.
  mutating func add(folder: String) {
    for file in Self.files(below: folder).sorted() {
      add(Array(file.dropFirst(folder.count).utf8))
      add(file: file)
    }
  }

  private mutating func add(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { bytes in
      let words = bytes.count / 8
      for index in 0..<words {
        mix(unsafe bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
      }
      for index in 8 * words..<bytes.count { mix(UInt64(unsafe bytes[index])) }
    }
  }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01b3
    state ^= state >> 29
  }

  private static func files(below folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var files: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let isFolder = unsafe Int(entry.pointee.d_type) == DT_DIR
      files += isFolder ? self.files(below: "\(folder)/\(name)") : ["\(folder)/\(name)"]
    }
    return files
  }
}
