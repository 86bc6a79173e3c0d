import Foundation
import LimberAudio
import Testing

struct LoudnessTests {
  private static func sine(_ decibels: Double, seconds: Int) -> [Int16] {
    let level = 32_767 * pow(10, decibels / 20)
    return (0..<seconds * 48_000).map {
      Int16((level * sin(2 * Double.pi * 997 * Double($0) / 48_000)).rounded())
    }
  }

  @Test(arguments: [-3.0, -20, -40])
  func `a sine of 997 Hz is as loud as the standard says`(decibels: Double) throws {
    let loudness = try #require(Loudness.integrated(Self.sine(decibels, seconds: 5)))
    #expect(abs(loudness - (decibels - 3.01)) < 0.05)
  }

  @Test func `silence and what is far softer than the rest do not count`() throws {
    let loud = Self.sine(-20, seconds: 10)
    let rest = [Int16](repeating: 0, count: 480_000) + Self.sine(-45, seconds: 10)
    let loudness = try #require(Loudness.integrated(loud + rest))
    #expect(abs(loudness - -23.01) < 0.2)
  }

  @Test func `silence has no loudness`() {
    #expect(Loudness.integrated([]) == nil)
    #expect(Loudness.integrated([Int16](repeating: 0, count: 96_000)) == nil)
  }
}
