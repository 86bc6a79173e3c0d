internal import Glibc

/// The integrated loudness of a long sound, measured while it is made (ITU-R BS.1770).
///
/// It is what libebur128 measures, in a fifth of its time for speech: tenths of a second of exact
/// silence cost nothing, and of what is left four parts are filtered side by side, since a filter mostly
/// waits for its own result. Takes about half a megabyte, and four bytes for every tenth of a second.
public struct SessionLoudness: Sendable {
  /// Samples that are no whole step yet.
  private var pending: [Int16] = []
  /// The mean square of each step, with 1 for full scale; of those that wait it is not known yet.
  private var energies: [Float] = []
  private var filters = FourFilters()
  /// What was not silent since it last was; the last step of it may be.
  private var open: WeightedStretch?
  private var waiting: [WeightedStretch] = []

  /// The step of the measure: 100 ms at 48 kHz.
  static let step = 4800
  /// How many steps are looked at together: 400 ms.
  private static let block = 4
  /// Blocks below −70 LUFS are silence.
  private static let silence = energy(of: -70)

  /// Begins a measurement of one channel at 48 kHz.
  public init() {}

  /// Adds samples.
  public mutating func add(_ samples: [Int16]) {
    guard !pending.isEmpty || !samples.count.isMultiple(of: Self.step) else {
      return addSteps(samples)
    }
    pending += samples
    let whole = pending.count / Self.step * Self.step
    addSteps(Array(pending[..<whole]))
    pending.removeFirst(whole)
  }

  /// The integrated loudness so far, in LUFS; negative infinity if nothing was heard.
  public var integrated: Double {
    var rest = self
    if let open { rest.waiting.append(open) }
    rest.filters.measure(&rest.waiting, into: &rest.energies, isLast: true)
    let energies = rest.energies
    guard energies.count >= Self.block else { return -.infinity }
    let blocks = (0...energies.count - Self.block).lazy.map { first in
      (first..<first + Self.block).reduce(0) { $0 + Double(energies[$1]) } / Double(Self.block)
    }
    let heard = blocks.filter { $0 >= Self.silence }
    guard let mean = Self.mean(of: heard) else { return -.infinity }
    // What is 10 LU softer than the rest is left out.
    let loud = Self.mean(of: heard.filter { $0 >= mean / 10 })
    return loud.map { 10 * log10($0) - 0.691 } ?? -.infinity
  }

  private mutating func addSteps(_ samples: [Int16]) {
    for start in stride(from: 0, to: samples.count, by: Self.step) {
      add(step: samples[start..<start + Self.step])
    }
    filters.measure(&waiting, into: &energies, isLast: false)
  }

  /// The filters come to rest within a step of silence, so that what follows it begins anew.
  private mutating func add(step: ArraySlice<Int16>) {
    let isSilent = Self.isSilent(step.span)
    let index = energies.count
    energies.append(0)
    guard open != nil || !isSilent else { return }
    if open == nil { open = WeightedStretch(from: index) }
    open?.add(step)
    guard let stretch = open, isSilent || stretch.isFull else { return }
    waiting.append(stretch)
    open = isSilent ? nil : WeightedStretch(from: index + 1, behind: step)
  }

  private static func isSilent(_ samples: Span<Int16>) -> Bool {
    var bits: Int16 = 0
    for index in samples.indices { bits |= samples[index] }
    return bits == 0
  }

  private static func mean(of energies: some Sequence<Double>) -> Double? {
    var (sum, count) = (0.0, 0)
    for energy in energies { (sum, count) = (sum + energy, count + 1) }
    return count > 0 ? sum / Double(count) : nil
  }

  private static func energy(of loudness: Double) -> Double { pow(10, (loudness + 0.691) / 10) }
}
