internal import Glibc

/// A file under a temporary name that takes its real name only when it is complete.
///
/// The temporary name is new, in the same folder, and never a link. Unless `commit` succeeds, the
/// file vanishes and whatever had the real name is untouched.
struct NewFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isCommitted = false

  /// Creates the empty file.
  init(path: String) throws(WAVFileError) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let token = String(UInt64.random(in: .min ... .max), radix: 36)
    temporary = "\(path[..<slash]).\(path[slash...]).\(token)"
    self.path = path
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    descriptor = unsafe open(temporary, flags, 0o666)
    guard descriptor >= 0 else {
      throw WAVFileError(.cannotCreate, path: path, reason: NewFile.lastReason())
    }
  }

  deinit {
    close(descriptor)
    if !isCommitted { unsafe unlink(temporary) }
  }

  /// Appends all of `bytes`.
  func write(_ bytes: [UInt8]) throws(WAVFileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw WAVFileError(.cannotWrite, path: path, reason: NewFile.lastReason())
      }
    }
  }

  /// Makes sure that all bytes are stored, then gives the file its real name.
  mutating func commit() throws(WAVFileError) {
    guard fsync(descriptor) == 0 else {
      throw WAVFileError(.cannotWrite, path: path, reason: NewFile.lastReason())
    }
    guard unsafe rename(temporary, path) == 0 else {
      throw WAVFileError(.cannotReplace, path: path, reason: NewFile.lastReason())
    }
    isCommitted = true
  }

  private static func lastReason() -> String {
    unsafe String(cString: strerror(errno)).lowercased()
  }
}
