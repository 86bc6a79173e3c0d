/// The sound of a page: an audio file, as it is.
public struct PageAudio: Hashable, Sendable {
  /// The bytes of the file.
  public var bytes: [UInt8]
  /// What browsers call files of its kind, such as `audio/mpeg`.
  public var mediaType: String
  /// How much later everything is heard in it than in the timeline, in milliseconds.
  public var delay: Int

  /// Creates the sound of a page from the bytes of a file.
  public init(_ bytes: [UInt8], mediaType: String, delay: Int = 0) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.delay = delay
  }

  /// The file as an address that holds it.
  var address: String { Base64.address(of: bytes, mediaType: mediaType) }
}

/// Bytes as text (RFC 4648), and as addresses that hold them (RFC 2397).
enum Base64 {
  static func address(of bytes: [UInt8], mediaType: String) -> String {
    "data:\(mediaType);base64," + text(of: bytes)
  }

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits = UInt32(bytes[start]) << 16
      if count > 1 { bits |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { bits |= UInt32(bytes[start + 2]) }
      for place in 0..<4 {
        let digit = Int(bits >> UInt32(18 - 6 * place) & 63)
        text.append(place <= count ? digits[digit] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let digits = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
