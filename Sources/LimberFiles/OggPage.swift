/// A page of an Ogg stream (RFC 3533).
struct OggPage {
  /// What the first packet is a part of, and whether the stream begins or ends: bits 1, 2 and 4.
  var flags: UInt8
  /// How many frames of sound there are up to its end.
  var granule: UInt64
  /// Which stream it belongs to.
  var serial: UInt32
  /// Its number in the stream.
  var sequence: UInt32
  /// The lengths of its segments; a packet ends with one of less than 255 bytes.
  var lacing: [UInt8]
  /// The segments.
  var body: [UInt8]

  /// The size of everything before the lacing.
  private static let headSize = 27

  /// Creates a page.
  init(
    flags: UInt8, granule: UInt64, serial: UInt32, sequence: UInt32, lacing: [UInt8],
    body: [UInt8]
  ) {
    self.flags = flags
    self.granule = granule
    self.serial = serial
    self.sequence = sequence
    self.lacing = lacing
    self.body = body
  }

  /// Takes the page that `bytes` begin with out of them; nil if it is not complete yet.
  init?(takenFrom bytes: inout [UInt8]) {
    guard bytes.count >= Self.headSize else { return nil }
    let segments = Self.headSize + Int(bytes[26])
    guard bytes.count >= segments else { return nil }
    lacing = Array(bytes[Self.headSize..<segments])
    let end = segments + lacing.reduce(0) { $0 + Int($1) }
    guard bytes.count >= end else { return nil }
    flags = bytes[5]
    granule = (0..<8).reduce(0) { $0 | UInt64(bytes[6 + $1]) << (8 * $1) }
    serial = UInt32(truncatingIfNeeded: bytes.little(at: 14) ?? 0)
    sequence = UInt32(truncatingIfNeeded: bytes.little(at: 18) ?? 0)
    body = Array(bytes[segments..<end])
    bytes.removeFirst(end)
  }

  /// Whether nothing of the stream comes after it.
  var isLast: Bool { flags & 4 != 0 }

  /// How a page begins.
  static let mark = Array("OggS".utf8)
  /// The most bytes a page can have.
  static let longest = headSize + 255 + 255 * 255

  /// The page as it is stored, with its checksum.
  var bytes: [UInt8] {
    var page = Self.mark + [0, flags]
    page.append(little: granule)
    page.append(little: serial)
    page.append(little: sequence)
    page.append(little: UInt32(0))
    page.append(UInt8(lacing.count))
    page += lacing
    page += body
    let sum = Self.checksum(page)
    for index in 0..<4 { page[22 + index] = UInt8(truncatingIfNeeded: sum >> (8 * index)) }
    return page
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(0) { sum, byte in
      sum << 8 ^ table[Int(UInt8(truncatingIfNeeded: sum >> 24) ^ byte)]
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index) << 24) { sum, _ in
      sum << 1 ^ (sum >> 31 == 1 ? 0x04c1_1db7 : 0)
    }
  }
}
