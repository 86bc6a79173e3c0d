/// What was heard of coded feeds: which content frames, in which order, with which silences.
public struct CodedRecording: Hashable, Sendable {
  /// Content frames that were heard one after the other.
  public private(set) var stretches: [Range<Int>] = []
  /// Where each of them begins, as indices into the recording.
  public private(set) var places: [Int] = []
  /// The content frames before which silence was heard, though not at the very beginning.
  public private(set) var breaks: [Int] = []
  /// Where samples were that no coded feed has, as indices into the recording.
  public private(set) var strangers: [Int] = []

  /// Reads a recording.
  public init(_ samples: [Int16]) {
    var index = 0
    var isAfterSilence = false
    while index < samples.count {
      if samples[index] == 0 {
        isAfterSilence = true
        index += 1
      } else if let run = Self.run(in: samples, at: index) {
        add(run, at: index, isAfterSilence)
        index += run.count
        isAfterSilence = false
      } else {
        strangers.append(index)
        index += 1
      }
    }
  }

  private mutating func add(_ run: Range<Int>, at place: Int, _ isAfterSilence: Bool) {
    if isAfterSilence, !stretches.isEmpty { breaks.append(run.lowerBound) }
    if let last = stretches.last, last.upperBound == run.lowerBound {
      stretches[stretches.count - 1] = last.lowerBound..<run.upperBound
    } else {
      stretches.append(run)
      places.append(place)
    }
  }

  /// The consecutive content frames that are heard from `index` on.
  private static func run(in samples: [Int16], at index: Int) -> Range<Int>? {
    guard index + 1 < samples.count,
      let first = CodedFeed.frame(named: samples[index], before: samples[index + 1])
    else { return nil }
    var count = 2
    while index + count < samples.count,
      samples[index + count] == CodedFeed.sample(for: first + count)
    {
      count += 1
    }
    return first..<first + count
  }
}
