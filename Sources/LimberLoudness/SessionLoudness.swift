/// The integrated loudness of a long sound, measured while it is made (ITU-R BS.1770).
///
/// It is what libebur128 measures, in a fifth of its time for speech: tenths of a second of exact
/// silence cost nothing, and of what is left four parts are filtered side by side, since a filter mostly
/// waits for its own result. Takes about half a megabyte, and four bytes for every tenth of a second in which
/// something is heard.
public struct SessionLoudness: Sendable {
  /// Samples that are no whole step yet.
  private var pending: [Int16] = []
  /// What is known of the last steps; of those that wait it is nothing yet.
  private var energies = StepEnergies()
  private var blocks = HeardBlocks()
  private var filters = FourFilters()
  /// What was not silent since it last was; the last step of it may be.
  private var open: WeightedStretch?
  private var waiting: [WeightedStretch] = []

  /// The step of the measure: 100 ms at 48 kHz.
  static let step = 4800
  /// How many steps are looked at together: 400 ms.
  private static let block = 4

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
    rest.open = nil
    rest.measure(isLast: true)
    return rest.blocks.integrated
  }

  private mutating func addSteps(_ samples: [Int16]) {
    for start in stride(from: 0, to: samples.count, by: Self.step) {
      add(step: samples[start..<start + Self.step])
    }
    measure(isLast: false)
  }

  /// Measures what waits, and counts the blocks of which everything is known.
  private mutating func measure(isLast: Bool) {
    filters.measure(&waiting, into: &energies, isLast: isLast)
    let known = [filters.next, waiting.first?.first, open?.first].compactMap(\.self).min()
    energies.take(blocksOf: Self.block, before: known ?? energies.count) { blocks.add($0) }
  }

  /// The filters come to rest within a step of silence, so that what follows it begins anew.
  private mutating func add(step: ArraySlice<Int16>) {
    let isSilent = Self.isSilent(step.span)
    let index = energies.count
    energies.append()
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
}
