/// A part of a sound that is to be weighted as the ear does it.
struct WeightedStretch: Sendable {
  /// The samples, with 32,768 for full scale.
  private(set) var samples: [Int16]
  /// The number of its first step that counts.
  let first: Int
  /// How many steps only bring the filters to where they would be.
  let lead: Int

  /// No stretch has more steps that count.
  private static let longest = 10

  /// Begins a stretch with nothing in front of it but silence, or behind a step of sound.
  init(from first: Int, behind before: ArraySlice<Int16> = []) {
    self.first = first
    lead = before.count / SessionLoudness.step
    samples = []
    samples.reserveCapacity((Self.longest + lead) * SessionLoudness.step)
    samples += before
  }

  /// How many steps there are.
  var steps: Int { samples.count / SessionLoudness.step }

  /// Whether it takes no more.
  var isFull: Bool { steps == Self.longest + lead }

  /// Adds a step.
  mutating func add(_ step: ArraySlice<Int16>) {
    samples += step
  }
}

/// Measures four stretches at a time, behind the two filters of ITU-R BS.1770 for 48 kHz: one for the
/// head, one for what is too low to be loud.
struct FourFilters: Sendable {
  /// What is being measured, and how many steps of it are.
  private var lanes: [(stretch: WeightedStretch, done: Int)?] = [nil, nil, nil, nil]
  private var state = State()

  private static let silence = [Int16](repeating: 0, count: SessionLoudness.step)

  /// The number of the first step that is not measured yet; nil if there is none.
  var next: Int? {
    lanes.compactMap { lane in lane.map { $0.stretch.first + max(0, $0.done - $0.stretch.lead) } }
      .min()
  }

  /// Measures as much of what waits as there are four of; to the end if nothing more will come.
  mutating func measure(
    _ waiting: inout [WeightedStretch], into energies: inout StepEnergies, isLast: Bool
  ) {
    while true {
      for lane in lanes.indices where lanes[lane] == nil && !waiting.isEmpty {
        lanes[lane] = (waiting.removeFirst(), 0)
        state.rest(lane)
      }
      let busy = lanes.count { $0 != nil }
      guard busy == lanes.count || isLast && busy > 0 else { return }
      let sums = state.filter(step(of: 0), step(of: 1), step(of: 2), step(of: 3))
      for lane in lanes.indices { finishStep(of: lane, sums[lane], &energies) }
    }
  }

  private func step(of lane: Int) -> ArraySlice<Int16> {
    guard let (stretch, done) = lanes[lane] else { return Self.silence[...] }
    let start = done * SessionLoudness.step
    return stretch.samples[start..<start + SessionLoudness.step]
  }

  private mutating func finishStep(of lane: Int, _ sum: Double, _ energies: inout StepEnergies) {
    guard let (stretch, done) = lanes[lane] else { return }
    if done >= stretch.lead {
      let scale = 32_768.0 * 32_768 * Double(SessionLoudness.step)
      energies[stretch.first + done - stretch.lead] = Float(sum / scale)
    }
    lanes[lane] = done + 1 < stretch.steps ? (stretch, done + 1) : nil
  }

  /// What the filters remember of earlier samples.
  private struct State: Sendable {
    private var head = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    private var low = (SIMD4<Double>.zero, SIMD4<Double>.zero)

    /// Forgets what was in one of the lanes.
    mutating func rest(_ lane: Int) {
      (head.0[lane], head.1[lane], low.0[lane], low.1[lane]) = (0, 0, 0, 0)
    }

    /// Filters a step of each lane, and gives the sums of the squares.
    mutating func filter(
      _ one: ArraySlice<Int16>, _ two: ArraySlice<Int16>, _ three: ArraySlice<Int16>,
      _ four: ArraySlice<Int16>
    ) -> SIMD4<Double> {
      let (one, two, three, four) = (one.span, two.span, three.span, four.span)
      var (first, second) = head
      var (third, fourth) = low
      var sum = SIMD4<Double>.zero
      for index in one.indices {
        // Numbers that get too small for their exponent would take a hundred times as long.
        let sample =
          SIMD4<Double>(
            Double(one[index]), Double(two[index]), Double(three[index]), Double(four[index]))
          + 1e-12
        let middle = 1.53512485958697 * sample + first
        first = (second - 2.69169618940638 * sample) + 1.69065929318241 * middle
        second = 1.19839281085285 * sample - 0.73248077421585 * middle
        let result = middle + third
        third = (fourth - 2 * middle) + 1.99004745483398 * result
        fourth = middle - 0.99007225036621 * result
        sum += result * result
      }
      (head, low) = ((first, second), (third, fourth))
      return sum
    }
  }
}
