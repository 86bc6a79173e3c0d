internal import Glibc

/// Files as a store needs them: ours alone, never followed elsewhere, never waited for, never half
/// there.
enum StoreFile {
  /// No entry is longer, in bytes: two minutes at 48 kHz.
  private static let longest = 12_000_000

  /// What is in the file at `path`, two bytes a word, and when it was last changed, in seconds of the
  /// calendar; nil if there is none, or something that is no plain file of this user.
  static func read(_ path: String) -> (words: [Int16], changed: Int)? {
    // A FIFO would otherwise be waited for here, and a link followed.
    let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, isOurs(status, S_IFREG),
      (1...longest).contains(Int(status.st_size)), status.st_size % 2 == 0
    else { return nil }
    let size = Int(status.st_size)
    let words = unsafe [Int16](unsafeUninitializedCapacity: size / 2) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var got = 0
      while got < size {
        let more = unsafe Glibc.read(file, bytes.baseAddress?.advanced(by: got), size - got)
        if more == 0 || more < 0 && errno != EINTR { break }
        got += max(0, more)
      }
      count = got / 2
    }
    return words.count == size / 2 ? (words, status.st_mtim.tv_sec) : nil
  }

  /// Makes a file that is either wholly there or not at all; returns false if it was not made,
  /// also because there is something at `path` already.
  ///
  /// It is not forced to the disk: an entry that a power failure cut short does not prove itself,
  /// and is made again.
  static func add(_ file: ClipFile, at path: String) -> Bool {
    let (header, samples) = (file.header, BulkBytes.ordered(file.speech.samples))
    let trailer = file.trailer(header, samples: samples)
    return add(at: path) { descriptor in
      unsafe header.withUnsafeBytes { unsafe write($0, to: descriptor) }
        && samples.withUnsafeBytes { unsafe write($0, to: descriptor) }
        && trailer.withUnsafeBytes { unsafe write($0, to: descriptor) }
    }
  }

  /// The same for some bytes.
  @discardableResult
  static func add(_ bytes: [UInt8], at path: String) -> Bool {
    add(at: path) { descriptor in
      unsafe bytes.withUnsafeBytes { unsafe write($0, to: descriptor) }
    }
  }

  private static func add(at path: String, _ write: (Int32) -> Bool) -> Bool {
    let temporary = "\(path).\(UInt64.random(in: 0...UInt64.max))"
    let descriptor = unsafe open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { unsafe unlink(temporary) }
    let isWritten = write(descriptor)
    guard close(descriptor) == 0, isWritten else { return false }
    // A second name for the file is given at once, and only if the name is free.
    if unsafe link(temporary, path) == 0 { return true }
    // Some file systems know no second names; there the last writer wins, with the same samples.
    guard errno != EEXIST else { return false }
    return unsafe rename(temporary, path) == 0
  }

  /// Removes what is at `path`, and returns whether it did.
  ///
  /// A folder goes only if it is empty; a link goes itself, not what it leads to.
  @discardableResult
  static func remove(_ path: String) -> Bool {
    unsafe unlink(path) == 0 || rmdir(path) == 0
  }

  /// Whether there is anything at `path`.
  static func isThere(_ path: String) -> Bool {
    unsafe faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0
  }

  /// Says that the file at `path` was used just now.
  static func touch(_ path: String) {
    unsafe utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW)
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = unsafe Glibc.write(
        file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0 && errno != EINTR || count == 0 { return false }
      written += max(0, count)
    }
    return true
  }

  private static func isOurs(_ status: stat, _ kind: mode_t) -> Bool {
    status.st_mode & S_IFMT == kind && status.st_uid == geteuid()
  }
}

extension StoreFile {
  /// A file in a folder of the store.
  struct Entry {
    let path: String
    let size: Int
    /// When it was last used, in seconds of the calendar.
    let used: Int
  }

  /// Whether there is a folder of this user at `path`, not a link to one, in which nobody else may
  /// write.
  static func isTrusted(folder path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && isOurs(status, S_IFDIR)
      && status.st_mode & (S_IWGRP | S_IWOTH) == 0
  }

  /// Makes a folder for this user only, unless there is something at `path`.
  static func make(folder path: String) {
    unsafe mkdir(path, 0o700)
  }

  /// Makes a folder for this user only, or closes the one that is there to everybody else; leaves
  /// alone what is a link, or of another user.
  static func claim(folder path: String) {
    make(folder: path)
    guard !isTrusted(folder: path) else { return }
    let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return }
    defer { close(folder) }
    var status = stat()
    if unsafe fstat(folder, &status) == 0, isOurs(status, S_IFDIR) { fchmod(folder, 0o700) }
  }

  /// Whether files can be made in the folder at `path`.
  static func isWritable(folder path: String) -> Bool {
    unsafe access(path, W_OK | X_OK) == 0
  }

  /// The plain files of this user in a folder, in no order.
  static func entries(of folder: String) -> [Entry] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let item = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      let path = "\(folder)/\(name)"
      var status = stat()
      guard unsafe lstat(path, &status) == 0, isOurs(status, S_IFREG) else { continue }
      entries.append(
        Entry(path: path, size: Int(status.st_size), used: status.st_mtim.tv_sec))
    }
    return entries
  }

  /// The time of the calendar, in seconds.
  static var now: Int { time(nil) }
}
