/// The SHA-256 of some bytes (FIPS 180-4).
///
/// No library for it comes with the toolchain on Linux.
package struct SHA256 {
  private var state: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var count = 0

  /// Starts without any bytes.
  package init() {}

  /// The digest as 64 lower-case hexadecimal digits.
  package static func digits(of bytes: [UInt8]) -> String {
    var sum = SHA256()
    sum.add(bytes)
    return sum.digits
  }

  /// The digest as 32 bytes.
  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    var sum = SHA256()
    sum.add(bytes)
    return sum.digest
  }

  /// The digest of all that was added, as 64 lower-case hexadecimal digits.
  package var digits: String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The digest of all that was added, as 32 bytes.
  package var digest: [UInt8] {
    var sum = self
    let zeros = (119 - count % 64) % 64
    sum.add([0x80] + [UInt8](repeating: 0, count: zeros) + Self.bigEndian(UInt64(count) * 8))
    return (0..<8).flatMap { Self.bigEndian(sum.state[$0]) }
  }

  /// Adds bytes behind those that were added before.
  package mutating func add(_ bytes: [UInt8]) {
    count += bytes.count
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending += bytes[..<start]
      guard pending.count == 64 else { return }
      let block = pending
      Self.add(block.span, to: &state)
    }
    let whole = (bytes.count - start) / 64 * 64
    Self.add(bytes.span.extracting(start..<start + whole), to: &state)
    pending = Array(bytes[(start + whole)...])
  }

  /// Adds whole blocks.
  private static func add(_ bytes: borrowing Span<UInt8>, to state: inout InlineArray<8, UInt32>) {
    var words = InlineArray<16, UInt32>(repeating: 0)
    let constants = self.constants
    for start in stride(from: 0, to: bytes.count, by: 64) {
      let block = bytes.extracting(start..<start + 64)
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for round in 0..<64 {
        let place = round & 15
        if round < 16 {
          words[place] = word(of: block, at: 4 * round)
        } else {
          let early = words[(round + 1) & 15]
          let late = words[(round + 14) & 15]
          let small = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
          let large = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
          words[place] = words[place] &+ small &+ words[(round + 9) & 15] &+ large
        }
        let large = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let first = h &+ large &+ (e & f ^ ~e & g) &+ constants[round] &+ words[place]
        let small = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let second = small &+ (a & b ^ a & c ^ b & c)
        (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
      }
      let work: InlineArray<8, UInt32> = [a, b, c, d, e, f, g, h]
      for index in 0..<8 { state[index] &+= work[index] }
    }
  }

  private static func word(of block: borrowing Span<UInt8>, at place: Int) -> UInt32 {
    UInt32(block[place]) << 24 | UInt32(block[place + 1]) << 16
      | UInt32(block[place + 2]) << 8 | UInt32(block[place + 3])
  }

  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word &>> bits | word &<< (32 &- bits)
  }

  private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
