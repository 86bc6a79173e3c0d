public import LimberSpeech

/// A synthesizer without an engine: every word is 400 ms of a tone, its pitch made of the request.
///
/// It knows one voice, keeps account of what it was asked, and fails where it is told to.
public actor FakeSynthesizer: SpeechSynthesizer {
  /// The name of the one voice there is.
  public static let voice = "fake"
  /// Samples a second of what it says.
  public static let sampleRate = 22_050

  /// What was asked of it, in order, failures included.
  public private(set) var requests: [SpeechRequest] = []
  private let name: String
  private let delay: Duration
  private var failures: [SpeechError] = []

  /// Creates a synthesizer.
  ///
  /// - Parameters:
  ///   - fingerprint: What it names itself.
  ///   - delay: How long every answer takes.
  public init(fingerprint: String, delay: Duration) {
    name = fingerprint
    self.delay = delay
  }

  /// Makes the next request fail with `error`; more calls, more requests.
  public func failNext(_ error: SpeechError) {
    failures.append(error)
  }

  /// What it was told to name itself.
  public func fingerprint() async throws(SpeechError) -> String {
    name
  }

  /// A tone for each word.
  public func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    requests.append(request)
    try SpokenText.check(request.text)
    guard request.voice == Self.voice else {
      throw SpeechError(.voiceNotFound, "there is only the voice \(Self.voice)")
    }
    do {
      try await Task.sleep(for: delay)
    } catch {
      throw SpeechError(.cancelled, "the request was cancelled")
    }
    if !failures.isEmpty { throw failures.removeFirst() }
    return Self.tone(for: request)
  }

  private static func tone(for request: SpeechRequest) -> SpokenAudio {
    let words = request.text.split(separator: " ").count
    let numbers = [request.rate, request.pitch, request.range, request.volume, request.wordGap]
    let letters = request.text.unicodeScalars.reduce(0) { ($0 &* 31 &+ Int($1.value)) % 1_000_003 }
    // Half a period in samples: a square wave of 450 to 1100 Hz, the same on every machine.
    let half = 10 + numbers.reduce(letters) { ($0 * 31 + $1) % 1_000_003 } % 15
    let samples = (0..<sampleRate * 2 / 5 * words).map { index -> Int16 in
      index / half % 2 == 0 ? 6000 : -6000
    }
    return SpokenAudio(samples: samples, sampleRate: sampleRate)
  }
}
