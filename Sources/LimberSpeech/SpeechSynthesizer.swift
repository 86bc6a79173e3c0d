/// Turns text into samples.
///
/// A synthesizer answers the same request with the same samples, in any order, on any run of the
/// same engine; that is what makes timelines and renders repeatable.
public protocol SpeechSynthesizer: Sendable {
  /// Names the engine, its version and its data; part of the key of every stored clip.
  ///
  /// Starts the engine if it is not running.
  func fingerprint() async throws(SpeechError) -> String

  /// The program that has to be started for the fingerprint; nil where asking costs little.
  var program: String? { get }

  /// The files and folders that the fingerprint of `program` is read from, which is the same as long
  /// as they are; empty if that is not known.
  func sources() async -> [String]

  /// Says `request`, whole.
  ///
  /// Cancelling the task stops the engine promptly and throws `.cancelled`; a request made after
  /// that is not disturbed. May be called from any task; the engine decides how many run at once.
  func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio
}

extension SpeechSynthesizer {
  /// Nothing has to be started.
  public var program: String? { nil }

  /// Nothing is known.
  public func sources() async -> [String] { [] }
}

/// Everything that changes the sound of an utterance, and nothing else.
public struct SpeechRequest: Hashable, Sendable, Codable {
  /// The words, cleaned: plain, without control characters or markup.
  public var text: String
  /// The engine's own name for the voice.
  public var voice: String
  /// What only this engine understands, one setting a line; for espeak-ng, lines of a voice file.
  public var tuning: [String]
  /// Words a minute as the engine counts them, 80 to 449.
  public var rate: Int
  /// The base pitch, 0 to 99.
  public var pitch: Int
  /// How far the pitch moves, 0 to 99.
  public var range: Int
  /// The engine's amplitude, 0 to 100; the mixer's gain is separate.
  public var volume: Int
  /// Extra silence between words, in the engine's units, 0 to 4.
  public var wordGap: Int

  /// Creates a request.
  public init(
    text: String, voice: String, tuning: [String] = [], rate: Int, pitch: Int, range: Int,
    volume: Int, wordGap: Int
  ) {
    self.text = text
    self.voice = voice
    self.tuning = tuning
    self.rate = rate
    self.pitch = pitch
    self.range = range
    self.volume = volume
    self.wordGap = wordGap
  }
}

/// What an engine gave back: mono samples at its own rate, untouched.
public struct SpokenAudio: Hashable, Sendable {
  /// The samples.
  public var samples: [Int16]
  /// How many of them last a second.
  public var sampleRate: Int

  /// Creates spoken audio.
  public init(samples: [Int16], sampleRate: Int) {
    self.samples = samples
    self.sampleRate = sampleRate
  }
}
