import Foundation
import LimberFiles
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MusicFileTests {
  @Test(arguments: [8000, 22_050, 44_100, 48_000, 96_000])
  func `a tone keeps its pitch, its level and its length at any rate`(rate: Int) throws {
    let maker = try SoundMaker()
    let sine = SoundMaker.sine(440, rate: rate, frames: rate * 2)
    let path = try maker.write(SoundMaker.wav(sine, rate: rate), to: "tone.wav")
    let file = try MusicFile(path: path)
    #expect(file.samples.count == 96_000)
    #expect(!file.isCut && !file.isDamaged)
    let expected = SoundMaker.sine(440, rate: 48_000, frames: 96_000)
    let errors = zip(file.samples, expected).dropFirst(1000).dropLast(1000).map {
      abs(Float($0) / 32_767 - $1)
    }
    #expect((errors.max() ?? 1) < 0.002)
  }

  @Test func `all channels are heard as one`() throws {
    let maker = try SoundMaker()
    let left = SoundMaker.sine(440, rate: 48_000, frames: 48_000)
    let both: [Float] = left.flatMap { [$0, 0] as [Float] }
    let path = try maker.write(SoundMaker.wav(both, rate: 48_000, channels: 2), to: "a.wav")
    let samples = try MusicFile(path: path).samples
    #expect(samples.count == 48_000)
    let errors = zip(samples, left).map { abs(Float($0) / 32_767 - $1 / 2) }
    #expect((errors.max() ?? 1) < 0.000_1)
  }

  @Test func `what is no number is silent, and what is too loud is cut off`() throws {
    let maker = try SoundMaker()
    var samples = [Float](repeating: 0.25, count: 48_000)
    samples.replaceSubrange(100..<105, with: [.nan, .infinity, -.infinity, 1e30, -7])
    let path = try maker.write(SoundMaker.wav(samples, rate: 48_000, isFloat: true), to: "a.wav")
    let heard = try MusicFile(path: path).samples
    #expect(Array(heard[99..<106]) == [8192, 0, 0, 0, 32_767, -32_767, 8192])
  }

  @Test func `a long file is read up to ten minutes, and says so`() throws {
    let maker = try SoundMaker()
    let silence = [Float](repeating: 0.1, count: 8000 * 605)
    let path = try maker.write(SoundMaker.wav(silence, rate: 8000), to: "long.wav")
    let file = try MusicFile(path: path)
    #expect(file.isCut)
    #expect(file.samples.count == MusicFile.limit)
  }

  @Test func `a file that ends early is used up to there`() throws {
    let maker = try SoundMaker()
    let sine = SoundMaker.sine(440, rate: 48_000, frames: 96_000)
    let bytes = SoundMaker.wav(sine, rate: 48_000, claiming: 1 << 31)
    let file = try MusicFile(path: maker.write(bytes, to: "short.wav"))
    #expect(file.samples.count == 96_000)
    #expect(!file.isCut)
  }

  @Test func `what is no sound is refused with the reason`() throws {
    let maker = try SoundMaker()
    let text = try maker.write(Array("Pose: A\nReach up.\n".utf8), to: "a.routine")
    let empty = try maker.write([], to: "empty.mp3")
    let silent = try maker.write(SoundMaker.wav([], rate: 48_000), to: "none.wav")
    let fast = try maker.write(SoundMaker.wav([0, 0], rate: 400_000), to: "fast.wav")
    #expect(Self.failure(of: text)?.code == .unknownKind)
    #expect(Self.failure(of: empty)?.code == .unknownKind)
    #expect(Self.failure(of: silent)?.code == .tooShort)
    #expect(Self.failure(of: fast)?.code == .unknownKind)
    #expect(Self.failure(of: "\(maker.folder)/nothing.wav")?.code == .cannotOpen)
  }

  @Test func `a folder, a pipe and a device are not waited for`() throws {
    let maker = try SoundMaker()
    let pipe = "\(maker.folder)/pipe.wav"
    let status = unsafe mkfifo(pipe, 0o600)
    try #require(status == 0)
    #expect(Self.failure(of: maker.folder)?.reason == "it is a folder, not a file")
    #expect(Self.failure(of: pipe)?.reason == "it is a pipe, not a file")
    #expect(Self.failure(of: "/dev/zero")?.reason == "it is a device, not a file")
  }

  @Test(arguments: UInt64(0)..<60)
  func `a damaged file is an error or some sound, and never more than it can hold`(
    seed: UInt64
  ) throws {
    let maker = try SoundMaker()
    var random = SeededGenerator(seed: seed)
    var bytes = SoundMaker.wav(SoundMaker.sine(300, rate: 16_000, frames: 4000), rate: 16_000)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<(seed % 2 == 0 ? 44 : bytes.count), using: &random)
      bytes[place] = .random(in: .min ... .max, using: &random)
    }
    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    let path = try maker.write(bytes, to: "damaged.wav")
    guard let file = try? MusicFile(path: path) else { return }
    #expect(file.samples.count <= MusicFile.limit)
  }

  private static func failure(of path: String) -> SoundFileError? {
    do throws(SoundFileError) {
      _ = try MusicFile(path: path)
      return nil
    } catch {
      return error
    }
  }
}
