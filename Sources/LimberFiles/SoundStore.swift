/// Where the bytes of a sound file go.
protocol SoundStore: AnyObject {
  /// Adds bytes behind all others.
  func append(_ bytes: [UInt8]) throws(SoundWritingError)

  /// Puts other bytes in the place of some that were added before.
  func rewrite(_ bytes: [UInt8], at place: Int) throws(SoundWritingError)

  /// Makes sure that all bytes are stored; nothing is added after it.
  func finish() throws(SoundWritingError)

  /// Gives what is finished its name, if it has one.
  func commit() throws(SoundWritingError)
}

/// Bytes that stay in memory.
final class MemoryStore: SoundStore {
  private(set) var bytes: [UInt8] = []

  func append(_ bytes: [UInt8]) { self.bytes += bytes }

  func rewrite(_ bytes: [UInt8], at place: Int) {
    self.bytes.replaceSubrange(place..<place + bytes.count, with: bytes)
  }

  func finish() {}

  func commit() {}
}
