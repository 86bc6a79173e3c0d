internal import Glibc

/// The blocks of a sound in which something is heard, and how loud they are together.
struct HeardBlocks: Sendable {
  private var energies: [Float] = []

  /// Blocks below −70 LUFS are silence.
  private static let silence = pow(10, (-70 + 0.691) / 10)

  /// Adds a block with this mean square, unless it is silence.
  mutating func add(_ energy: Double) {
    if energy >= Self.silence { energies.append(Float(energy)) }
  }

  /// The loudness of all blocks but those that are 10 LU softer than the rest, in LUFS; negative infinity
  /// if nothing was heard.
  var integrated: Double {
    guard let mean = Self.mean(of: energies) else { return -.infinity }
    let loud = Self.mean(of: energies.lazy.filter { Double($0) >= mean / 10 })
    return loud.map { 10 * log10($0) - 0.691 } ?? -.infinity
  }

  private static func mean(of energies: some Sequence<Float>) -> Double? {
    var (sum, count) = (0.0, 0)
    for energy in energies { (sum, count) = (sum + Double(energy), count + 1) }
    return count > 0 ? sum / Double(count) : nil
  }
}
