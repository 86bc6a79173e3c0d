internal import CSndfile
internal import LimberAudio

/// A kind of sound file that a session can be written to.
public enum SoundFormat: String, CaseIterable, Sendable {
  case wav, flac, ogg, opus, mp3

  /// The kind of files whose names end so, in capitals or not; nil if there is none.
  public init?(pathExtension: String) {
    self.init(rawValue: pathExtension.lowercased())
  }

  /// How the names of such files end, without the dot.
  public var pathExtension: String { rawValue }

  /// What people call it.
  public var title: String {
    switch self {
    case .wav: "WAV"
    case .flac: "FLAC"
    case .ogg: "Ogg Vorbis"
    case .opus: "Opus"
    case .mp3: "MP3"
    }
  }

  /// What sends it over the network.
  public var mediaType: String {
    switch self {
    case .wav: "audio/wav"
    case .flac: "audio/flac"
    case .ogg, .opus: "audio/ogg"
    case .mp3: "audio/mpeg"
    }
  }

  /// Whether the samples come back as they were.
  public var isExact: Bool { self == .wav || self == .flac }

  /// Whether it can be written to what has no way back, such as a pipe.
  public var isStream: Bool { self != .flac && self != .mp3 }

  /// Whether the installed libsndfile can write it; WAV always can be.
  public var isAvailable: Bool {
    guard self != .wav else { return true }
    var description = soundDescription
    return unsafe sf_format_check(&description) != 0
  }

  /// What libsndfile is asked for: 48 kHz, mono.
  ///
  /// Its own settings are kept. Measured with 18 minutes of a session: Opus takes 2.6 s of the
  /// processor for 10 kbit/s on average, and 12.5 s if a lower rate is asked for, since the codec
  /// then models speech; MP3 takes 1.6 s for 40 kbit/s. Denormal numbers make no difference.
  var soundDescription: SF_INFO {
    var description = SF_INFO()
    description.samplerate = Int32(AudioFormat.sampleRate)
    description.channels = 1
    description.format = Int32(kind)
    return description
  }

  private var kind: Int {
    switch self {
    case .wav: SF_FORMAT_WAV | SF_FORMAT_PCM_16
    case .flac: SF_FORMAT_FLAC | SF_FORMAT_PCM_16
    case .ogg: SF_FORMAT_OGG | SF_FORMAT_VORBIS
    case .opus: SF_FORMAT_OGG | SF_FORMAT_OPUS
    case .mp3: SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III
    }
  }
}
