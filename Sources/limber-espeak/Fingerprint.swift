internal import Glibc

/// A checksum over files: 64-bit FNV-1a, eight bytes a step, in four lanes that do not wait for each
/// other.
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
    while let bytes = readSome(from: descriptor, upTo: 1 << 16), !bytes.isEmpty {
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
      var lanes = SIMD4<UInt64>(1, 2, 3, 4)
      let rounds = bytes.count / 32
      for round in 0..<rounds {
        for lane in 0..<4 {
          let word = unsafe bytes.loadUnaligned(
            fromByteOffset: 32 * round + 8 * lane, as: UInt64.self)
          lanes[lane] = Self.mixed(lanes[lane], word)
        }
      }
      for lane in 0..<4 { state = Self.mixed(state, lanes[lane]) }
      for index in 32 * rounds..<bytes.count {
        state = Self.mixed(state, UInt64(unsafe bytes[index]))
      }
    }
  }

  private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word) &* 0x0000_0100_0000_01b3
    return product ^ product >> 29
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
