internal import Glibc

/// Bytes that go to what has no way back: standard output, a pipe, a device.
final class StreamFile: SoundStore {
  private let path: String
  private let descriptor: Int32
  private let isOurs: Bool
  private let block: Int

  /// How often a waiting writer looks whether it is still wanted, in milliseconds.
  private static let patience: Int32 = 100

  /// Takes standard output.
  ///
  /// From here on the whole process ignores `SIGPIPE`: a reader that has gone is an error.
  init() {
    signal(SIGPIPE, SIG_IGN)
    (path, descriptor, isOurs) = ("standard output", 1, false)
    block = Self.block(of: 1)
  }

  /// Opens a pipe or a device; waits until somebody reads the pipe.
  init(path: String) throws(SoundWritingError) {
    signal(SIGPIPE, SIG_IGN)
    var file: Int32 = -1
    while file < 0 {
      guard !Task.isCancelled else {
        throw SoundWritingError(.cancelled, path: path, reason: "cancelled")
      }
      // Without O_NONBLOCK nothing could end the wait for a reader.
      file = unsafe open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
      guard file < 0 else { break }
      let reason = errno
      let mayCome = reason == ENXIO && Self.isPipe(path) || reason == EINTR
      errno = reason
      guard mayCome else { throw Self.error(.cannotCreate, path) }
      usleep(20_000)
    }
    (self.path, descriptor, isOurs) = (path, file, true)
    block = Self.block(of: file)
  }

  deinit {
    if isOurs { close(descriptor) }
  }

  func append(_ bytes: [UInt8]) throws(SoundWritingError) {
    var done = 0
    while done < bytes.count {
      try wait()
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(
          descriptor, $0.baseAddress?.advanced(by: done), min(block, bytes.count - done))
      }
      if count < 0, errno == EPIPE {
        throw SoundWritingError(.nobodyReads, path: path, reason: "nobody reads it any more")
      }
      guard count > 0 || count < 0 && (errno == EINTR || errno == EAGAIN) else {
        throw Self.error(.cannotWrite, path)
      }
      done += max(0, count)
    }
  }

  func rewrite(_ bytes: [UInt8], at place: Int) throws(SoundWritingError) {
    throw SoundWritingError(.cannotWrite, path: path, reason: "there is no way back in it")
  }

  func finish() {}

  func commit() {}

  /// How many bytes are given at once: a pipe takes 4 KB without waiting, if anything (`PIPE_BUF`).
  private static func block(of descriptor: Int32) -> Int {
    var status = stat()
    let isPipe = unsafe fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT == S_IFIFO
    return isPipe ? 4096 : 1 << 16
  }

  /// Whether somebody may come and read; of a socket nobody ever does.
  private static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Waits until something can be written.
  private func wait() throws(SoundWritingError) {
    while true {
      guard !Task.isCancelled else {
        throw SoundWritingError(.cancelled, path: path, reason: "cancelled")
      }
      var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if unsafe poll(&state, 1, Self.patience) != 0 { return }
    }
  }

  private static func error(_ code: SoundWritingError.Code, _ path: String) -> SoundWritingError {
    SoundWritingError(
      code, path: path, reason: unsafe String(cString: strerror(errno)).lowercased())
  }
}
