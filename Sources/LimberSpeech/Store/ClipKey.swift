internal import LimberDigest

/// Names stored samples by everything that they come from.
public struct ClipKey: Hashable, Sendable {
  /// 64 hexadecimal digits.
  public let digits: String

  /// The version of the encoding below, of what is done to a request before it is spoken, and of the
  /// file that is kept.
  private static let schema = "limber-speech 4"

  /// The key for what the engine with `fingerprint` says to `request`.
  public init(fingerprint: String, request: SpeechRequest) {
    let numbers = [request.rate, request.pitch, request.range, request.volume, request.wordGap]
    let fields =
      [Self.schema, fingerprint, request.voice, request.text] + numbers.map(String.init)
      + request.tuning
    // With its length in front, no field can be taken for two.
    let encoded = fields.map { "\($0.utf8.count):\($0)" }.joined()
    digits = SHA256.digits(of: Array(encoded.utf8))
  }
}
