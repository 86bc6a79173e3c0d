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
  private var isFinished = false
  private var isCommitted = false
  /// Whether nothing had the name before.
  private var isNew = false

  /// How the temporary names begin.
  private static let prefix = ".limber-"
  /// How many digits of base 36 follow: as many as the largest number needs.
  private static let tokenLength = 13
  /// How many bytes are stored at once.
  private static let block = 1 << 16
  /// How often a name is chosen, since others may sweep the file before it is locked.
  private static let attempts = 100

  /// Creates the empty file; `isReplacing` tells whether it may take the name of another one, and
  /// `mode` who may do what with it, nil for what is usual.
  ///
  /// From here on the whole process ignores `SIGXFSZ`: a limit is an error like a full disk.
  init(
    path: String, isReplacing: Bool, mode: mode_t? = nil
  ) throws(SoundWritingError) {
    signal(SIGXFSZ, SIG_IGN)
    self.path = path
    self.isReplacing = isReplacing
    (temporary, descriptor) = try Self.lockedFile(besides: path)
    if let mode { fchmod(descriptor, mode) }
  }

  /// Creates a file that nobody sweeps any more.
  private static func lockedFile(
    besides path: String
  ) throws(SoundWritingError) -> (String, Int32) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    for _ in 0..<attempts {
      let digits = String(UInt64.random(in: .min ... .max), radix: 36)
      let token = String(repeating: "0", count: tokenLength - digits.count) + digits
      let temporary = folder(of: path) + prefix + token
      let descriptor = unsafe open(temporary, flags, 0o666)
      guard descriptor >= 0 else { throw error(.cannotCreate, path) }
      // Some file systems know no locks.
      let isSwept = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      var status = stat()
      if !isSwept, unsafe fstat(descriptor, &status) != 0 || status.st_nlink > 0 {
        return (temporary, descriptor)
      }
      close(descriptor)
    }
    throw SoundWritingError(.cannotCreate, path: path, reason: "its folder is swept all the time")
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

  /// Makes sure that every byte is on the disk; the name is taken later.
  func finish() throws(SoundWritingError) {
    guard !isFinished else { return }
    try flush()
    guard fsync(descriptor) == 0 else { throw Self.error(.cannotWrite, path) }
    isFinished = true
  }

  func commit() throws(SoundWritingError) {
    try finish()
    try takeName()
    isCommitted = true
  }

  private func takeName() throws(SoundWritingError) {
    // A second name is given at once, and only if it is free.
    if unsafe link(temporary, path) == 0 {
      unsafe unlink(temporary)
      isNew = true
      return
    }
    let reason = errno
    let isTaken = unsafe faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    guard isReplacing || reason != EEXIST && !isTaken else {
      throw SoundWritingError(.exists, path: path, reason: "it exists already")
    }
    errno = reason
    if Self.isOfDisk(reason) { throw Self.error(.cannotWrite, path) }
    // Some file systems know no second names.
    guard unsafe rename(temporary, path) == 0 else { throw Self.error(.cannotReplace, path) }
    isNew = !isTaken
  }

  /// Gives the name back, if nothing had it before and nobody else has it by now.
  func takeBack() {
    var (ours, there) = (stat(), stat())
    guard isCommitted, isNew, unsafe fstat(descriptor, &ours) == 0,
      unsafe lstat(path, &there) == 0, ours.st_ino == there.st_ino, ours.st_dev == there.st_dev
    else { return }
    unsafe unlink(path)
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
    let code = isOfDisk(errno) ? .cannotWrite : code
    return SoundWritingError(
      code, path: path, reason: unsafe String(cString: strerror(errno)).lowercased())
  }
}

extension NewFile {
  /// Whether the disk is to blame: it is full, or it fails.
  private static func isOfDisk(_ reason: Int32) -> Bool {
    [ENOSPC, EDQUOT, EIO].contains(reason)
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
