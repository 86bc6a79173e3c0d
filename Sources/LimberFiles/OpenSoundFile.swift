internal import CSndfile
internal import Glibc

/// A sound file while it is read; owns what libsndfile keeps of it.
///
/// Files come from strangers: nothing that a header says is believed but the rate and the number of
/// channels, and those only within bounds.
@safe struct OpenSoundFile: ~Copyable {
  @unsafe let file: OpaquePointer
  private let descriptor: Int32
  let channels: Int
  /// Frames a second.
  let sampleRate: Int
  /// How many frames the header promises, if it can be believed.
  let promised: Int
  private var frames = 0

  /// How many frames are read at a time.
  private static let block = 8192
  /// Rates that are taken.
  private static let rates = 4000...192_000
  /// The most channels that are taken.
  private static let mostChannels = 16

  /// Opens a regular file; nothing else is waited for.
  init(path: String) throws(SoundFileError) {
    // Without O_NONBLOCK a pipe would be waited for.
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw SoundFileError(.cannotOpen, path: path, reason: Self.lastReason())
    }
    do throws(SoundFileError) {
      try Self.checkRegular(descriptor, path)
      var info = SF_INFO()
      let file = try unsafe Self.open(descriptor, &info, path)
      unsafe self.file = unsafe file
      channels = Int(info.channels)
      sampleRate = Int(info.samplerate)
      promised = Int(info.frames)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit {
    unsafe sf_close(file)
    close(descriptor)
  }

  /// The next frames, all channels of each as one sample; none at the end, or where the file is
  /// damaged.
  mutating func read() -> [Float] {
    var samples = [Float](repeating: 0, count: Self.block * channels)
    let count = unsafe samples.withUnsafeMutableBufferPointer {
      unsafe sf_readf_float(file, $0.baseAddress, sf_count_t(Self.block))
    }
    let read = min(max(0, Int(count)), Self.block)
    frames += read
    return (0..<read).map { frame in
      let sum = samples[frame * channels..<(frame + 1) * channels].reduce(0, +)
      return sum.isFinite ? sum / Float(channels) : 0
    }
  }

  /// Whether reading ended before the end that the header promises; by a second or more, since some
  /// kinds only know about how long they are.
  var isDamaged: Bool { hasFailed || promised - frames > sampleRate }

  /// Whether libsndfile met something that it could not read, the last time it did.
  var hasFailed: Bool { unsafe sf_error(file) != 0 }

  private static func open(
    _ descriptor: Int32, _ info: inout SF_INFO, _ path: String
  ) throws(SoundFileError) -> OpaquePointer {
    guard let file = unsafe sf_open_fd(descriptor, Int32(SFM_READ), &info, Int32(SF_FALSE)) else {
      throw SoundFileError(.unknownKind, path: path, reason: "it is no sound that can be read")
    }
    let (rate, channels) = (Int(info.samplerate), Int(info.channels))
    guard rates.contains(rate), (1...mostChannels).contains(channels) else {
      unsafe sf_close(file)
      throw SoundFileError(
        .unknownKind, path: path, reason: "it has \(channels) channels at \(rate) Hz")
    }
    return unsafe file
  }

  private static func checkRegular(
    _ descriptor: Int32, _ path: String
  ) throws(SoundFileError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw SoundFileError(.cannotOpen, path: path, reason: lastReason())
    }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFREG else { return }
    let name = kind == S_IFDIR ? "a folder" : kind == S_IFIFO ? "a pipe" : "a device"
    throw SoundFileError(.notAFile, path: path, reason: "it is \(name), not a file")
  }

  private static func lastReason() -> String {
    unsafe String(cString: strerror(errno)).lowercased()
  }
}
