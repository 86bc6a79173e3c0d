/// The text of one script as its bytes, with its lines found.
///
/// A line ends at LF, CRLF or CR and at nothing else (LANGUAGE.md 3.2). Offsets are UTF-8 bytes
/// from the start of the file, also where the bytes are not UTF-8.
public struct Source: Hashable, Sendable {
  /// The name shown to people: relative, with `/`.
  public var name: String
  /// The bytes of the file.
  public let bytes: [UInt8]
  /// The bytes of each line, without its end.
  public let lines: [Range<Int>]

  /// Creates a source from the bytes of a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    lines = Source.findLines(in: bytes)
  }

  /// Creates a source from text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Two sources are equal if their names and bytes are; their lines follow from those.
  public static func == (left: Source, right: Source) -> Bool {
    left.name == right.name && left.bytes == right.bytes
  }

  /// Hashes the name and the length, so that a set of diagnostics does not read every file again
  /// for each of them.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes.count)
  }

  /// The text of a range of bytes, as far as it lies in the file; bytes that are not UTF-8 become
  /// U+FFFD.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The largest part of a range that starts and ends between characters, as far as UTF-8 tells.
  func clusters(in range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  /// The index of the line that holds the byte at `offset`; a line end belongs to its line.
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The line and column of a byte, both counted from 1; a column is a grapheme cluster.
  public func place(of offset: Int) -> (line: Int, column: Int) {
    let index = lineIndex(at: offset)
    let start = lines[index].lowerBound
    let end = min(max(offset, start), lines[index].upperBound)
    return (index + 1, text(in: start..<end).count + 1)
  }

  private static func findLines(in all: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    lines.reserveCapacity(all.count / 32)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var start = all.starts(with: mark) ? mark.count : 0
    // Where an LF belongs to the CR in front of it.
    var behindReturn = -1
    let bytes = all.span
    var next = start
    while next < bytes.count {
      let chunk = next
      var ends: UInt64 = 0
      if chunk &+ 8 <= bytes.count {
        ends = lineEnds(in: bytes.extracting(chunk..<chunk &+ 8))
        next = chunk &+ 8
      } else {
        if bytes[chunk] == UInt8(ascii: "\n") || bytes[chunk] == UInt8(ascii: "\r") { ends = 1 }
        next = chunk &+ 1
      }
      while ends != 0 {
        let index = chunk &+ ends.trailingZeroBitCount / 8
        ends &= ends &- 1
        if bytes[index] == UInt8(ascii: "\r") {
          lines.append(start..<index)
          start = index + 1
          behindReturn = start
        } else {
          if index != behindReturn { lines.append(start..<index) }
          start = index + 1
        }
      }
    }
    lines.append(start..<bytes.count)
    return lines
  }

  /// A bit in each of eight bytes that is an LF or a CR; all eight are asked at once.
  @inline(__always)
  private static func lineEnds(in bytes: Span<UInt8>) -> UInt64 {
    var eight: UInt64 = 0
    for offset in 0..<8 { eight |= UInt64(bytes[offset]) &<< UInt64(8 * offset) }
    return zeros(in: eight ^ 0x0A0A_0A0A_0A0A_0A0A) | zeros(in: eight ^ 0x0D0D_0D0D_0D0D_0D0D)
  }

  /// The highest bit of each byte that is zero.
  @inline(__always)
  private static func zeros(in eight: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((eight & low) &+ low) | eight | low)
  }
}
