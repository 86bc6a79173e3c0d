internal import CSndfile
internal import Glibc
internal import LimberAudio

extension SoundFile {
  /// What names the key of a sound among its tags; no other tag comes before it.
  static let keyMark = "limber-render-1:"
  /// How long a key is.
  private static let keyLength = 64
  /// How much of a file's beginning and end is looked through, in bytes.
  private static let looked = 1 << 16

  /// The version of libsndfile.
  public static var libraryVersion: String {
    unsafe String(cString: sf_version_string())
  }

  /// What names everything that the sound at `path` was made from; nil if nobody wrote it there.
  ///
  /// Reads the first and last 64 KB of a plain file, and nothing else.
  public static func key(at path: String) -> String? {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    return key(in: bytes(of: file, from: 0))
      ?? key(in: bytes(of: file, from: max(0, size - looked)))
  }

  /// How many frames the sound at `path` has; nil if its last tenth of a second cannot be read, if
  /// it is Ogg and its last page does not say so, or if it is WAV and not as long as it says.
  public static func wholeFrames(at path: String) -> Int? {
    guard var file = try? OpenSoundFile(path: path) else { return nil }
    return file.isWhole && hasOwnEnd(path) ? file.promised : nil
  }

  /// Whether all of the sound at `path` can be read, and nothing in it contradicts its own
  /// checksums, which Ogg and FLAC have.
  ///
  /// Blocks while it reads the whole file.
  public static func isSound(at path: String) -> Bool {
    guard var file = try? OpenSoundFile(path: path), hasOwnEnd(path) else { return false }
    if let isSound = isSoundOgg(path) { return isSound }
    var frames = 0
    while true {
      let block = file.read()
      guard !file.hasFailed else { return false }
      guard !block.isEmpty else { break }
      frames += block.count
    }
    return frames > 0 && frames == file.promised
  }

  /// Whether the file ends where it says itself that it does; true for a kind that does not say.
  private static func hasOwnEnd(_ path: String) -> Bool {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { return false }
    let head = bytes(of: file, from: 0, atMost: 28)
    if let length = WAVHeader.length(ofFileWith: head) { return length == Int(status.st_size) }
    guard head.starts(with: OggPage.mark) else { return true }
    let most = OggPage.longest
    return OggCheck.hasEnd(
      bytes(of: file, from: max(0, Int(status.st_size) - most), atMost: most))
  }

  /// Whether every page is as it was written; nil if it is no Ogg file.
  private static func isSoundOgg(_ path: String) -> Bool? {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard bytes(of: file, from: 0, atMost: 4) == OggPage.mark else { return nil }
    var (check, place) = (OggCheck(), 0)
    while true {
      let block = bytes(of: file, from: place, atMost: looked)
      guard !block.isEmpty else { return check.isWhole }
      check.add(block)
      place += block.count
    }
  }

  private static func bytes(
    of file: Int32, from start: Int, atMost most: Int = looked
  ) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: most)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(file, $0.baseAddress, $0.count, off_t(start))
    }
    return Array(bytes.prefix(max(0, count)))
  }

  private static func key(in bytes: [UInt8]) -> String? {
    let mark = Array(keyMark.utf8)
    var place = bytes.startIndex
    while let start = bytes[place...].firstIndex(of: mark[0]) {
      let rest = bytes[start...]
      if rest.starts(with: mark) {
        let digits = rest.dropFirst(mark.count).prefix(keyLength)
        let isKey = digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        if isKey, digits.count == keyLength { return String(decoding: digits, as: UTF8.self) }
      }
      place = start + 1
    }
    return nil
  }
}

extension OpenSoundFile {
  /// Whether the end that the header promises can be read.
  var isWhole: Bool {
    mutating get {
      guard promised > 0 else { return false }
      let start = max(0, promised - sampleRate / 10)
      guard unsafe sf_seek(file, sf_count_t(start), SEEK_SET) == sf_count_t(start) else {
        return false
      }
      var samples = [Int16](repeating: 0, count: (promised - start) * channels)
      let count = unsafe samples.withUnsafeMutableBufferPointer {
        unsafe sf_readf_short(file, $0.baseAddress, sf_count_t(promised - start))
      }
      let status = unsafe sf_error(file)
      return Int(count) == promised - start && status == 0
    }
  }
}
