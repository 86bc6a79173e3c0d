internal import CSndfile

/// A sound while libsndfile encodes it; owns what libsndfile keeps of it.
@safe final class Encoder {
  @unsafe private var file: OpaquePointer?
  private let outlet: Outlet
  private let path: String

  /// Begins a file of `format` that tells `tags`; `path` is for messages alone.
  ///
  /// With a `rate`, that is how many samples a second there are, and every second takes as many
  /// bytes.
  init(
    _ format: SoundFormat, _ tags: SoundTags, steadyAt rate: Int? = nil,
    into store: any SoundStore, path: String
  ) throws(SoundWritingError) {
    outlet = Outlet(store, Self.edit(format, tags))
    self.path = path
    var description = format.soundDescription
    if let rate { description.samplerate = Int32(rate) }
    var functions = Outlet.functions
    let user = unsafe Unmanaged.passUnretained(outlet).toOpaque()
    guard
      let file = unsafe sf_open_virtual(&functions, Int32(SFM_WRITE), &description, user)
    else {
      throw outlet.failure
        ?? SoundWritingError(
          .unavailable, path: path, reason: "the installed libsndfile cannot write \(format.title)")
    }
    unsafe self.file = unsafe file
    if rate != nil { makeSteady() }
  }

  /// Has every second take as many bytes: at 24 kHz, 40 kbit/s.
  private func makeSteady() {
    var mode = Int32(SF_BITRATE_MODE_CONSTANT)
    var level = 0.8
    unsafe sf_command(
      file, Int32(SFC_SET_BITRATE_MODE), &mode, Int32(MemoryLayout<Int32>.size))
    unsafe sf_command(
      file, Int32(SFC_SET_COMPRESSION_LEVEL), &level, Int32(MemoryLayout<Double>.size))
  }

  /// Encodes samples.
  func add(_ samples: [Int16]) throws(SoundWritingError) {
    let count = unsafe samples.withUnsafeBufferPointer {
      unsafe sf_writef_short(file, $0.baseAddress, sf_count_t($0.count))
    }
    guard count == samples.count else { throw failure }
  }

  /// Writes what is left; nothing is added after it.
  func finish() throws(SoundWritingError) {
    let status = unsafe sf_close(file)
    unsafe file = nil
    guard status == 0, outlet.failure == nil else { throw failure }
  }

  deinit {
    if unsafe file != nil { unsafe sf_close(file) }
  }

  private var failure: SoundWritingError {
    outlet.failure
      ?? SoundWritingError(.cannotWrite, path: path, reason: "the sound cannot be encoded")
  }

  private static func edit(_ format: SoundFormat, _ tags: SoundTags) -> any ByteEdit {
    switch format {
    case .wav: BytesInFront([])
    case .flac: FLACEdit(tags)
    case .ogg: OggEdit(tags, isOpus: false)
    case .opus: OggEdit(tags, isOpus: true)
    case .mp3: BytesInFront(ID3Tag(tags).bytes)
    }
  }
}
