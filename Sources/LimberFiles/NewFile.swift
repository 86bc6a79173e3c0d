internal import Glibc

/// A file under a temporary name that takes its real name only when it is complete.
///
/// The temporary name is new, in the same folder, and never a link. Unless `commit` succeeds, the
/// file vanishes and whatever had the real name is untouched. A file that a killed program left
/// is not locked any more, and `sweep` removes it.
final class NewFile: SoundStore {
  private let path: String
  private let isReplacing: Bool
  private let temporary: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var isCommitted = false

  /// How the temporary names begin.
  private static let prefix = ".limber-"
  /// How many digits of base 36 follow: as many as the largest number needs.
  private static let tokenLength = 13
  /// How many bytes are stored at once.
  private static let block = 1 << 16

  /// Creates the empty file; `isReplacing` tells whether it may take the name of another one.
  ///
  /// From here on the whole process ignores `SIGXFSZ`: a limit is an error like a full disk.
  init(path: String, isReplacing: Bool) throws(SoundWritingError) {
    signal(SIGXFSZ, SIG_IGN)
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    let token = String(repeating: "0", count: Self.tokenLength - digits.count) + digits
    temporary = Self.folder(of: path) + Self.prefix + token
    self.path = path
    self.isReplacing = isReplacing
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    descriptor = unsafe open(temporary, flags, 0o666)
    guard descriptor >= 0 else { throw Self.error(.cannotCreate, path) }
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  deinit {
    close(descriptor)
    if !isCommitted { unsafe unlink(temporary) }
  }

  func append(_ bytes: [UInt8]) throws(SoundWritingError) {
    if pending.isEmpty, bytes.count >= Self.block { return try store(bytes) }
    pending += bytes
    if pending.count >= Self.block { try flush() }
  }

  func rewrite(_ bytes: [UInt8], at place: Int) throws(SoundWritingError) {
    try flush()
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe pwrite(
          descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done, off_t(place + done))
      }
      guard count > 0 || count < 0 && errno == EINTR else { throw Self.error(.cannotWrite, path) }
      done += max(0, count)
    }
  }

  func commit() throws(SoundWritingError) {
    try flush()
    guard fsync(descriptor) == 0 else { throw Self.error(.cannotWrite, path) }
    let isThere = isReplacing ? unsafe rename(temporary, path) == 0 : try takeFreeName()
    guard isThere else { throw Self.error(.cannotReplace, path) }
    isCommitted = true
  }

  /// Takes the name, unless another file has it by now.
  private func takeFreeName() throws(SoundWritingError) -> Bool {
    // A second name is given at once, and only if it is free.
    if unsafe link(temporary, path) == 0 {
      unsafe unlink(temporary)
      return true
    }
    guard errno != EEXIST, unsafe faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0 else {
      throw SoundWritingError(.exists, path: path, reason: "it exists already")
    }
    // Some file systems know no second names.
    return unsafe rename(temporary, path) == 0
  }

  private func flush() throws(SoundWritingError) {
    guard !pending.isEmpty else { return }
    try store(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private func store(_ bytes: [UInt8]) throws(SoundWritingError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      guard count > 0 || count < 0 && errno == EINTR else { throw Self.error(.cannotWrite, path) }
      done += max(0, count)
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func error(_ code: SoundWritingError.Code, _ path: String) -> SoundWritingError {
    // Whatever it was to do, a disk that is full or fails may be better later.
    let code = [ENOSPC, EDQUOT, EIO].contains(errno) ? .cannotWrite : code
    return SoundWritingError(
      code, path: path, reason: unsafe String(cString: strerror(errno)).lowercased())
  }
}

extension NewFile {
  /// Removes what killed programs left in the folder of `path`; what somebody still writes is
  /// locked, and stays.
  static func sweep(besides path: String) {
    let folder = folder(of: path)
    guard let entries = unsafe opendir(folder.isEmpty ? "." : folder) else { return }
    defer { unsafe closedir(entries) }
    while let entry = unsafe readdir(entries) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if isTemporary(name) { removeIfLeft(folder + name) }
    }
  }

  /// Whether only a writer of ours would give such a name.
  private static func isTemporary(_ name: String) -> Bool {
    let token = name.utf8.dropFirst(prefix.utf8.count)
    return name.hasPrefix(prefix) && token.count == tokenLength
      && token.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
  }

  private static func removeIfLeft(_ path: String) {
    let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      flock(file, LOCK_EX | LOCK_NB) == 0
    else { return }
    unsafe unlink(path)
  }
}
