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
    var meter = try SessionLoudness()
    let chunk = seed.isMultiple(of: 2) ? 48_000 : 12_345
    for start in stride(from: 0, to: samples.count, by: chunk) {
      try meter.add(Array(samples[start..<min(samples.count, start + chunk)]))
    }
    let whole = try MeasuredLoudness.integrated(of: samples)
    #expect(abs(try meter.integrated() - whole) < 0.01)
  }

  @Test func `silence has no loudness`() throws {
    var meter = try SessionLoudness()
    try meter.add([Int16](repeating: 0, count: 480_000))
    #expect(try meter.integrated() == -.infinity)
  }
}
