/// Converts a stream of samples from one rate to another, block by block, in bounded memory.
///
/// The result is the same, bit by bit, as if all had been converted at once, however the stream is
/// cut into blocks.
public struct BlockResampler: Sendable {
  private let resampler: Resampler
  /// How many input samples are converted at a time; they give a whole number of output samples.
  private let block: Int
  /// How many input samples beside a block matter to it.
  private let reach: Int
  /// What has come in, from `reach` samples before the next block on.
  private var waiting: [Float]

  /// Makes the filter for two rates, both above zero.
  public init(from inputRate: Int, to outputRate: Int) {
    resampler = Resampler(from: inputRate, to: outputRate)
    let step = resampler.inputPeriod
    reach = (resampler.reach + step - 1) / step * step
    block = max(1, 24_000 / step) * step
    waiting = [Float](repeating: 0, count: reach)
  }

  /// Takes samples in, and gives out those that are settled by now.
  public mutating func add(_ samples: [Float]) -> [Float] {
    guard !isIdle else { return samples }
    waiting += samples
    var settled: [Float] = []
    var start = 0
    while waiting.count - start >= reach + block + reach {
      settled += converted(from: start, block)
      start += block
    }
    waiting.removeFirst(start)
    return settled
  }

  /// Gives out the rest: nothing more will come.
  public mutating func finish() -> [Float] {
    guard !isIdle else { return [] }
    let rest = waiting.count - reach
    let converted = converted(from: 0, rest)
    waiting = [Float](repeating: 0, count: reach)
    return converted
  }

  private var isIdle: Bool { resampler.inputRate == resampler.outputRate }

  /// The output for `count` samples, which lie `reach` behind `start`.
  private func converted(from start: Int, _ count: Int) -> [Float] {
    let end = min(waiting.count, start + reach + count + reach)
    let all = resampler.resampled(Array(waiting[start..<end]))
    let first = resampler.outputCount(for: reach)
    return Array(all[first..<first + resampler.outputCount(for: count)])
  }
}
