internal import CSndfile
public import LimberAudio

/// Sound files of a session: 48 kHz, mono, in any of the formats, the same bytes for the same feed.
///
/// Memory stays the same however long the sound is, except where its bytes are asked for.
public enum SoundFile {
  /// Where a sound file goes.
  public enum Target: Hashable, Sendable {
    /// A file that appears when it is complete; with `isReplacing` in the place of another one.
    case newFile(String, isReplacing: Bool)
    /// A pipe or a device that is there already.
    case stream(String)
    /// Standard output.
    case standardOutput
  }

  /// How many frames are rendered at a time: one second.
  private static let chunk = AudioFormat.sampleRate

  /// Writes all ready frames of `feed`.
  ///
  /// Until it returns, a new file's name is as it was: absent, or the old file. Blocks while the
  /// frames are rendered and stored; checks for cancellation between two seconds of sound. After
  /// each of them `observe` is given the samples. The texts `beside` it take their names just before
  /// it does, so that where the sound is, they are.
  ///
  /// - Throws: `unavailable` before anything is written, if libsndfile does not know the format, or
  ///   if the target is a stream and the format no `isStream`.
  public static func write(
    _ feed: some AudioFeed, _ tags: SoundTags = SoundTags(), as format: SoundFormat,
    to target: Target, beside texts: [NewText] = [], observe: ([Int16]) -> Void = { _ in }
  ) throws(SoundWritingError) {
    let path = name(of: target)
    guard format.isAvailable else {
      throw SoundWritingError(
        .unavailable, path: path, reason: "the installed libsndfile cannot write \(format.title)")
    }
    if !format.isStream, !target.hasWayBack {
      throw SoundWritingError(
        .unavailable, path: path,
        reason: "\(format.title) needs a file; WAV, Ogg Vorbis and Opus can be piped")
    }
    var group = FileGroup()
    for text in texts { try group.add(text) }
    let store = try store(for: target)
    try write(feed, tags, as: format, into: store, path: path, observe: observe)
    try group.commit(before: store)
  }

  static func store(for target: Target) throws(SoundWritingError) -> any SoundStore {
    switch target {
    case .newFile(let path, let isReplacing): try NewFile(path: path, isReplacing: isReplacing)
    case .stream(let path): try StreamFile(path: path)
    case .standardOutput: StreamFile()
    }
  }

  /// The bytes of a whole sound file; a session of 20 minutes has about 2 MB as Opus.
  ///
  /// Blocks like `write`.
  public static func bytes(
    of feed: some AudioFeed, _ tags: SoundTags = SoundTags(), as format: SoundFormat
  ) throws(SoundWritingError) -> [UInt8] {
    let store = MemoryStore()
    try write(feed, tags, as: format, into: store, path: "the sound") { _ in }
    store.commit()
    return store.bytes
  }

  /// Removes what programs that were killed left in the folder of `path`.
  public static func sweep(besides path: String) {
    NewFile.sweep(besides: path)
  }

  private static func write(
    _ feed: some AudioFeed, _ tags: SoundTags, as format: SoundFormat, into store: any SoundStore,
    path: String, observe: ([Int16]) -> Void
  ) throws(SoundWritingError) {
    if format == .wav {
      let header = WAVHeader(frames: feed.readyFrames, tags)
      try store.append(header.bytes)
      try render(feed, path) { samples throws(SoundWritingError) in
        try store.append(bytes(of: samples))
        observe(samples)
      }
      try store.append(header.trailer)
    } else {
      let encoder = try Encoder(format, tags, into: store, path: path)
      try render(feed, path) { samples throws(SoundWritingError) in
        try encoder.add(samples)
        observe(samples)
      }
      try encoder.finish()
    }
    try store.finish()
  }

  private static func render(
    _ feed: some AudioFeed, _ path: String,
    _ take: ([Int16]) throws(SoundWritingError) -> Void
  ) throws(SoundWritingError) {
    // What a second takes is given back and taken again; the system would clear every page of it.
    mallopt(M_MMAP_THRESHOLD, 1 << 25)
    mallopt(M_TRIM_THRESHOLD, 1 << 26)
    let frames = feed.readyFrames
    var samples: [Int16] = []
    for start in stride(from: 0, to: frames, by: chunk) {
      guard !Task.isCancelled else {
        throw SoundWritingError(.cancelled, path: path, reason: "cancelled")
      }
      let count = min(chunk, frames - start)
      if samples.count != count { samples = [Int16](repeating: 0, count: count) }
      feed.render(from: start, into: &samples)
      try take(samples)
    }
  }

  /// The samples as WAV has them, lowest byte first.
  private static func bytes(of samples: [Int16]) -> [UInt8] {
    #if _endian(little)
      return unsafe samples.withUnsafeBytes { unsafe [UInt8]($0) }
    #else
      return samples.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
      }
    #endif
  }

  private static func name(of target: Target) -> String {
    switch target {
    case .newFile(let path, _), .stream(let path): path
    case .standardOutput: "standard output"
    }
  }
}

extension SoundFile.Target {
  /// Whether what was written can be changed.
  fileprivate var hasWayBack: Bool {
    if case .newFile = self { true } else { false }
  }
}
