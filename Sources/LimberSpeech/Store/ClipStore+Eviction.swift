extension ClipStore {
  /// How much a store holds.
  public struct Contents: Hashable, Sendable {
    /// How many files there are.
    public var clips = 0
    /// How many bytes they have.
    public var bytes = 0

    /// Nothing.
    public init() {}

    /// What there is of `files`.
    init(_ files: [StoreFile.Entry]) {
      clips = files.count
      bytes = files.reduce(0) { $0 + $1.size }
    }
  }

  /// How many bytes a store may have after `tidy`: some forty minutes of different words.
  public static let usualLimit = 256_000_000
  /// What a program that was killed has left behind is this old, in seconds, or will be.
  private static let staleAge = 60 * 60

  /// What is in the store; nothing if it is not trusted.
  public var contents: Contents {
    Contents(files.filter { Self.isClip($0.path) })
  }

  /// Removes what was left behind by programs that were killed, and then what has not been used
  /// for longest, until the rest has at most `limit` bytes.
  ///
  /// What this store was asked for stays. Any number of programs may do this at the same time, and
  /// read and write beside it: who finds an entry gone makes it again.
  public func tidy(limit: Int = usualLimit) {
    let stale = StoreFile.now - Self.staleAge
    var clips: [StoreFile.Entry] = []
    for file in files {
      if Self.isClip(file.path) {
        clips.append(file)
      } else if file.used < stale {
        StoreFile.remove(file.path)
      }
    }
    for note in notes where !note.path.hasSuffix(".txt") && note.used < stale {
      StoreFile.remove(note.path)
    }
    var excess = Contents(clips).bytes - limit
    for clip in clips.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) where excess > 0 {
      inUse.unlessWanted(clip.path) {
        StoreFile.remove(clip.path)
        excess -= clip.size
      }
    }
  }

  /// Removes everything the store holds; a session that is being played keeps what it has read.
  ///
  /// - Returns: The clips that were removed, and those that could not be. What another program adds
  ///   or removes meanwhile is neither.
  @discardableResult
  public func clear() -> (removed: Contents, left: Contents) {
    var (removed, left): ([StoreFile.Entry], [StoreFile.Entry]) = ([], [])
    for note in notes { StoreFile.remove(note.path) }
    for file in files {
      let isGone = StoreFile.remove(file.path)
      guard Self.isClip(file.path) else { continue }
      if isGone {
        removed.append(file)
      } else if StoreFile.isThere(file.path) {
        left.append(file)
      }
    }
    return (Contents(removed), Contents(left))
  }

  /// All files in the folders that clips lie in.
  private var files: [StoreFile.Entry] {
    guard isTrusted else { return [] }
    let digits = "0123456789abcdef"
    let names = digits.flatMap { first in digits.map { "\(first)\($0)" } }
    return names.map { "\(version)/\($0)" }.filter(StoreFile.isTrusted(folder:))
      .flatMap(StoreFile.entries(of:))
  }

  /// What is noted about engines.
  private var notes: [StoreFile.Entry] {
    isTrusted ? StoreFile.entries(of: version) : []
  }

  private static func isClip(_ path: String) -> Bool {
    path.hasSuffix(".wav")
  }
}
