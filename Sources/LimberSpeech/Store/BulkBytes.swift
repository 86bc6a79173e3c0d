/// Samples and the bytes they are stored as, all at once: one by one they take fifty times as long.
enum BulkBytes {
  /// The samples as little-endian bytes.
  static func bytes(of samples: [Int16]) -> [UInt8] {
    let ordered = Int16(1).littleEndian == 1 ? samples : samples.map(\.littleEndian)
    return unsafe ordered.withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// The samples that lie in `range` of the bytes; a last odd byte is left out.
  static func samples(in bytes: [UInt8], _ range: Range<Int>) -> [Int16] {
    let count = range.count / 2
    let samples = unsafe [Int16](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe bytes[range].withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[..<(2 * count)]))
      }
      filled = count
    }
    return Int16(1).littleEndian == 1 ? samples : samples.map(Int16.init(littleEndian:))
  }

  /// A sum of the first `count` bytes in which any single change makes a difference.
  ///
  /// Each of four lanes takes every fourth word, turned and multiplied so that it can be undone:
  /// what once was different stays so to the end.
  static func sum(of bytes: [UInt8], first count: Int) -> UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      let word = { (start: Int) in
        UInt64(littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      var (one, two, three, four): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
      var start = 0
      while start + 32 <= count {
        one = mixed(one, word(start))
        two = mixed(two, word(start + 8))
        three = mixed(three, word(start + 16))
        four = mixed(four, word(start + 24))
        start += 32
      }
      var sum = [one, two, three, four].reduce(UInt64(count), mixed)
      while start < count {
        sum = mixed(sum, UInt64(unsafe buffer[start]))
        start += 1
      }
      return sum
    }
  }

  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    ((sum << 5 | sum >> 59) ^ word) &* 0x9e37_79b9_7f4a_7c15
  }
}
