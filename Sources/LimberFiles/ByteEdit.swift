/// What is changed in the bytes that libsndfile writes, on their way.
///
/// libsndfile chooses serial numbers by the clock and knows neither chapters nor tags of one's own,
/// so what stands before the sound is ours.
protocol ByteEdit {
  /// What is to be stored for bytes that come behind all others; may be more or less.
  mutating func append(_ bytes: [UInt8]) -> [UInt8]

  /// Where a byte is stored that came as number `position`; nil if it was changed.
  func place(of position: Int) -> Int?
}

/// Bytes that stand in front of everything else.
struct BytesInFront: ByteEdit {
  private let front: [UInt8]
  private var isWritten = false

  /// Creates an edit that adds `front`.
  init(_ front: [UInt8]) {
    self.front = front
  }

  mutating func append(_ bytes: [UInt8]) -> [UInt8] {
    defer { isWritten = true }
    return isWritten ? bytes : front + bytes
  }

  func place(of position: Int) -> Int? { position + front.count }
}
