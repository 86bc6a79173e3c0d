import Foundation
import LimberSpeech

/// A voice whose words last as long as its rate says, or a little longer or shorter, as the real
/// ones do.
actor PacedVoice: SpeechSynthesizer {
  /// The rates it was asked for, in order.
  private(set) var rates: [Int] = []

  func fingerprint() async throws(SpeechError) -> String { "paced" }

  func speak(_ request: SpeechRequest) async throws(SpeechError) -> SpokenAudio {
    rates.append(request.rate)
    let words = request.text.split(separator: " ").count
    let uneven = request.rate * 7919 % 13 * 4
    let count = words * 22_050 * 60 / request.rate + uneven
    return SpokenAudio(
      samples: (0..<count).map { $0 / 20 % 2 == 0 ? 6000 : -6000 }, sampleRate: 22_050)
  }
}
