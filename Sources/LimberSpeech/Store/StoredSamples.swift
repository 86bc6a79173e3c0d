internal import Glibc
internal import LimberAudio
internal import Synchronization

/// The samples of an entry, which is read again whenever they are wanted.
///
/// The file stays open, so that it may be evicted meanwhile.
final class StoredSamples: SampleSource {
  private let file: Int32
  private let open: OpenEntries

  /// How many bytes stand before the samples.
  private static let header = 44

  /// Opens the entry at `path`, which has been read before; nil if there is none, or if too many
  /// are open.
  init?(path: String, among open: OpenEntries) {
    guard open.add() else { return nil }
    let file = unsafe Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      open.remove()
      return nil
    }
    (self.file, self.open) = (file, open)
  }

  deinit {
    close(file)
    open.remove()
  }

  func samples(in range: Range<Int>) -> ArraySlice<Int16> {
    let size = 2 * range.count
    let words = unsafe [Int16](unsafeUninitializedCapacity: range.count) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var got = 0
      while got < size {
        let more = unsafe pread(
          file, bytes.baseAddress?.advanced(by: got), size - got,
          off_t(Self.header + 2 * range.lowerBound + got))
        if more == 0 || more < 0 && errno != EINTR { break }
        got += max(0, more)
      }
      // What somebody has cut off is silent.
      for index in got..<size { unsafe bytes[index] = 0 }
      count = range.count
    }
    return BulkBytes.ordered(words[...])
  }
}

extension StoredSamples: Hashable {
  static func == (one: StoredSamples, other: StoredSamples) -> Bool { one === other }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// How many entries are open, and how many may be.
final class OpenEntries: Sendable {
  private let count = Mutex(0)
  private let most: Int

  /// Allows as many as this process may open, but for some for everything else.
  ///
  /// From here on the process may open as many files as the system lets it, up to 20,000.
  init() {
    var limit = rlimit()
    guard unsafe getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      most = 0
      return
    }
    limit.rlim_cur = min(limit.rlim_max, 20_000)
    unsafe setrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit)
    unsafe getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit)
    most = max(0, Int(limit.rlim_cur) - 300)
  }

  fileprivate func add() -> Bool {
    count.withLock { count in
      guard count < most else { return false }
      count += 1
      return true
    }
  }

  fileprivate func remove() { count.withLock { $0 -= 1 } }
}
