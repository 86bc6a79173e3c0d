internal import Dispatch
internal import Foundation

/// What a fake card played, and when.
public struct CardTruth: Sendable {
  /// What it has played so far, in all its starts; its two channels are the same.
  public let samples: [Int16]
  /// When it started, and which sample it played first then.
  private let starts: [(time: Int, sample: Int)]

  /// How often it was started.
  public var startCount: Int { starts.count }

  /// Reads what a card with these files has kept.
  init(_ card: String) {
    let bytes = [UInt8](FileManager.default.contents(atPath: "\(card).raw") ?? Data())
    samples = stride(from: 0, to: bytes.count - 3, by: 4).map {
      Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
    }
    let log = FileManager.default.contents(atPath: "\(card).log") ?? Data()
    starts = String(decoding: log, as: UTF8.self).split(separator: "\n").compactMap { line in
      let numbers = line.split(separator: " ").dropFirst().compactMap { Int($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  /// The moment that it is now, in nanoseconds of the clock that drives the card.
  public static var now: Int { Int(DispatchTime.now().uptimeNanoseconds) }

  /// Which sample the card plays at a moment, as an index and parts of one; between two starts the
  /// first one after it.
  ///
  /// `drift` is by how many millionths it is too fast.
  public func place(at moment: Int, drift: Int = 0) -> Double? {
    guard let index = starts.lastIndex(where: { $0.time <= moment }) else { return nil }
    let passed = Double(moment - starts[index].time) * Self.rate(drift)
    let next = index + 1 < starts.count ? starts[index + 1].sample : .max
    return min(Double(starts[index].sample) + passed, Double(next))
  }

  /// When the card played a sample, in nanoseconds of the clock that drives it.
  public func moment(of sample: Int, drift: Int = 0) -> Int? {
    starts.last { $0.sample <= sample }.map {
      $0.time + Int(Double(sample - $0.sample) / Self.rate(drift))
    }
  }

  /// How many samples it plays in a nanosecond.
  private static func rate(_ drift: Int) -> Double { 48_000 * (1 + Double(drift) / 1e6) / 1e9 }
}

extension PulseServer {
  /// What the fake card has played so far, in all its starts; its two channels are the same.
  public var played: [Int16] { truth.samples }

  /// What the fake card has played so far, and when.
  public var truth: CardTruth { CardTruth("\(folder)/card") }

  /// What the second one has.
  public var secondTruth: CardTruth { CardTruth("\(folder)/card-second") }
}
