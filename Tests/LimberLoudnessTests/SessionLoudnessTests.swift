import LimberLoudness
import LimberTesting
import Testing

struct SessionLoudnessTests {
  @Test(arguments: UInt64(0)..<6)
  func `pauses that are left out change nothing`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var samples: [Int16] = []
    for part in 0..<12 {
      let loud = part.isMultiple(of: 2)
      let most = Int16.random(in: 300...9000, using: &random)
      for _ in 0..<Int.random(in: 1000...200_000, using: &random) {
        samples.append(loud ? .random(in: -most...most, using: &random) : 0)
      }
    }
    var meter = SessionLoudness()
    let chunk = seed.isMultiple(of: 2) ? 48_000 : 12_345
    for start in stride(from: 0, to: samples.count, by: chunk) {
      meter.add(Array(samples[start..<min(samples.count, start + chunk)]))
    }
    let whole = try MeasuredLoudness.integrated(of: samples)
    #expect(abs(meter.integrated - whole) < 0.001)
  }

  @Test func `silence has no loudness`() {
    var meter = SessionLoudness()
    meter.add([Int16](repeating: 0, count: 480_000))
    #expect(meter.integrated == -.infinity)
  }

  @Test func `sound without a pause is measured as libebur128 does it`() throws {
    var random = SeededGenerator(seed: 3)
    var level = 0.0
    // Low and slowly changing, so that much of it lies where the filters are steep.
    let samples = (0..<1_000_000).map { index in
      level = 0.995 * level + Double.random(in: -60...60, using: &random)
      return Int16(level * (index < 300_000 ? 1 : 4)) + Int16.random(in: -40...40, using: &random)
    }
    for chunk in [48_000, 4800, 77_777] {
      var meter = SessionLoudness()
      for start in stride(from: 0, to: samples.count, by: chunk) {
        meter.add(Array(samples[start..<min(samples.count, start + chunk)]))
      }
      #expect(abs(try meter.integrated - MeasuredLoudness.integrated(of: samples)) < 0.001)
    }
  }

  @Test(arguments: [0, 1, 4800, 19_199])
  func `what is shorter than a block has no loudness`(count: Int) {
    var meter = SessionLoudness()
    meter.add([Int16](repeating: 9000, count: count))
    #expect(meter.integrated == -.infinity)
  }
}
