internal import Foundation

/// How loud a piece of sound is to an ear, as ITU-R BS.1770-4 measures it.
public enum Loudness {
  /// The integrated loudness of mono samples at 48 kHz in LUFS; nil if all of it is silence.
  ///
  /// Blocks of 400 ms that overlap by three quarters are weighted like an ear; those below −70 LUFS
  /// and then those 10 LU below the mean of the rest do not count.
  public static func integrated(_ samples: [Int16]) -> Double? {
    let blocks = blocks(of: samples)
    guard let loud = mean(of: blocks.filter { $0 > power(of: -70) }) else { return nil }
    return mean(of: blocks.filter { $0 > max(power(of: -70), loud / 10) }).map { units(of: $0) }
  }

  /// How many frames each step between two blocks takes: 100 ms.
  private static let step = 100 * AudioFormat.framesPerMillisecond

  /// The weighted power of each block.
  private static func blocks(of samples: [Int16]) -> [Double] {
    var filter = EarFilter()
    let steps = stride(from: 0, to: samples.count, by: step).map { start in
      samples.span.extracting(start..<min(samples.count, start + step)).power(&filter)
    }
    guard steps.count > 4 else { return [steps.reduce(0, +) / Double(max(1, samples.count))] }
    return (0...steps.count - 4).map { steps[$0..<$0 + 4].reduce(0, +) / Double(4 * step) }
  }

  private static func mean(of powers: [Double]) -> Double? {
    powers.isEmpty ? nil : powers.reduce(0, +) / Double(powers.count)
  }

  private static func units(of power: Double) -> Double { -0.691 + 10 * log10(power) }

  private static func power(of units: Double) -> Double { pow(10, (units + 0.691) / 10) }
}

extension Span<Int16> {
  /// The sum of the squares of the weighted samples.
  fileprivate func power(_ filter: inout EarFilter) -> Double {
    var sum = 0.0
    for index in indices {
      let weighted = filter.weighted(Double(self[index]) / 32_768)
      sum += weighted * weighted
    }
    return sum
  }
}

/// The two filters of the standard at 48 kHz: what a head adds, and what an ear leaves out.
private struct EarFilter {
  private var shelf = (0.0, 0.0)
  private var pass = (0.0, 0.0)

  mutating func weighted(_ sample: Double) -> Double {
    let raised = 1.535_124_859_586_97 * sample + shelf.0
    shelf.0 = -2.691_696_189_406_38 * sample + 1.690_659_293_182_41 * raised + shelf.1
    shelf.1 = 1.198_392_810_852_85 * sample - 0.732_480_774_215_85 * raised
    let heard = raised + pass.0
    pass.0 = -2 * raised + 1.990_047_454_833_98 * heard + pass.1
    pass.1 = raised - 0.990_072_250_366_21 * heard
    return heard
  }
}
