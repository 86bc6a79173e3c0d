/// Samples and the bytes they are stored as, all at once: one by one they take fifty times as long.
enum BulkBytes {
  /// The bytes of words that were read.
  static func bytes(of words: ArraySlice<Int16>) -> [UInt8] {
    unsafe words.withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// The samples that were read as `words`, or the words that are written for samples.
  ///
  /// Nothing is copied where numbers begin with their lowest byte, as they do in the file.
  static func ordered(_ words: ArraySlice<Int16>) -> ArraySlice<Int16> {
    Int16(1).littleEndian == 1 ? words : words.map(\.littleEndian)[...]
  }

  /// A sum of bytes in which any single change makes a difference.
  static func sum(of bytes: [UInt8]) -> UInt64 {
    unsafe bytes.withUnsafeBytes { unsafe sum(of: $0) }
  }

  /// A sum of words as they are stored, in which any single change makes a difference.
  static func sum(of words: ArraySlice<Int16>) -> UInt64 {
    unsafe words.withUnsafeBytes { unsafe sum(of: $0) }
  }

  /// A sum of sums.
  static func sum(of sums: [UInt64]) -> UInt64 {
    sums.reduce(UInt64(sums.count), mixed)
  }

  /// Each of four lanes takes every fourth word, turned and multiplied so that it can be undone:
  /// what once was different stays so to the end.
  private static func sum(of buffer: UnsafeRawBufferPointer) -> UInt64 {
    let word = { (start: Int) in
      UInt64(littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var (one, two, three, four): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var start = 0
    while start + 32 <= buffer.count {
      one = mixed(one, word(start))
      two = mixed(two, word(start + 8))
      three = mixed(three, word(start + 16))
      four = mixed(four, word(start + 24))
      start += 32
    }
    var sum = [one, two, three, four].reduce(UInt64(buffer.count), mixed)
    while start < buffer.count {
      sum = mixed(sum, UInt64(unsafe buffer[start]))
      start += 1
    }
    return sum
  }

  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    ((sum << 5 | sum >> 59) ^ word) &* 0x9e37_79b9_7f4a_7c15
  }
}
