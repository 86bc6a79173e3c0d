import Foundation
import LimberFiles
import Testing

/// The sound that is sent along in a page.
struct SmallSoundTests {
  @Test(arguments: [SoundFormat.mp3, .opus])
  func `everything is heard as late as it says`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let sound = try SmallSound(SoundFileTests.bursts, as: format)
    let path = "\(maker.folder)/a.\(format.pathExtension)"
    try Data(sound.bytes).write(to: URL(filePath: path))
    let heard = try OtherProgram.samples(of: path)
    for onset in SoundFileTests.onsets {
      let window = heard[onset - 4800..<onset + 9600]
      let first = try #require(window.firstIndex { abs(Int($0)) > 32_767 / 5 })
      let late = first - onset - sound.delay * 48
      #expect(abs(late) <= 96, "\(late) frames late")
    }
  }

  /// So that a place is found by its share of the bytes.
  @Test func `every second of MP3 takes as many bytes`() throws {
    let bytes = try SmallSound(SoundFileTests.bursts, as: .mp3).bytes
    // 576 samples of 24 kHz take 24 ms, which are 120 bytes at 40 kbit/s.
    #expect(bytes.count.isMultiple(of: 120))
    let heads = stride(from: 0, to: bytes.count, by: 120).map { Array(bytes[$0..<$0 + 2]) }
    #expect(Set(heads) == [[0xff, 0xf3]])
    let second = 5000
    #expect(abs(bytes.count - SoundFileTests.frames * second / 48_000) < 5 * 120)
  }
}
