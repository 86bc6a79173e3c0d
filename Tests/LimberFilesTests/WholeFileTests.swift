import Foundation
import LimberAudio
import LimberFiles
import LimberTesting
import Testing

/// Files that were changed since they were written, and files that are written together.
@Suite(.timeLimit(.minutes(1)))
struct WholeFileTests {
  private static let feed = SoundFileTests.bursts
  private static let tags = SoundFileTests.tags

  @Test(arguments: SoundFormat.allCases)
  func `a file that nobody changed is sound`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let path = try maker.write(SoundFile.bytes(of: Self.feed, Self.tags, as: format), to: "a")
    #expect(SoundFile.isSound(at: path))
    #expect(SoundFile.wholeFrames(at: path) == SoundFileTests.frames)
  }

  @Test(arguments: [SoundFormat.ogg, .opus])
  func `an Ogg file cut where a page ends is not whole`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let bytes = try SoundFile.bytes(of: Self.feed, Self.tags, as: format)
    let starts = bytes.indices.filter { bytes[$0...].starts(with: "OggS".utf8) }
    try #require(starts.count > 4)
    for end in starts {
      let path = try maker.write(Array(bytes[..<end]), to: "cut.\(format.pathExtension)")
      #expect(SoundFile.wholeFrames(at: path) == nil, "cut at \(end) of \(bytes.count)")
      #expect(!SoundFile.isSound(at: path))
    }
  }

  @Test(arguments: SoundFormat.allCases)
  func `a file that lacks its end is not sound`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let bytes = try SoundFile.bytes(of: Self.feed, Self.tags, as: format)
    for share in [1, 2, 3] {
      let path = try maker.write(Array(bytes.prefix(bytes.count * share / 4)), to: "a")
      #expect(SoundFile.wholeFrames(at: path) != SoundFileTests.frames)
      // An MP3 file tells of a wrong length in no other way.
      if format != .mp3 { #expect(!SoundFile.isSound(at: path)) }
      #expect(SoundFile.key(at: path) == Self.tags.key, "whose it was is still known")
    }
  }

  @Test(arguments: [SoundFormat.flac, .ogg, .opus])
  func `one wrong bit in the sound is found where there are checksums`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let whole = try SoundFile.bytes(of: Self.feed, Self.tags, as: format)
    for share in 4...9 {
      var bytes = whole
      bytes[bytes.count * share / 10] ^= 4
      let path = try maker.write(bytes, to: "a")
      #expect(!SoundFile.isSound(at: path), "at \(share) tenths")
    }
  }

  @Test func `texts are written with their sound, or none of it`() throws {
    let maker = try SoundMaker()
    let (first, second) = ("\(maker.folder)/a.vtt", "\(maker.folder)/a.json")
    let (folder, sound) = (maker.folder, "\(maker.folder)/a.wav")
    let texts = [first, second].map { NewText(path: $0, text: "text", isReplacing: false) }
    func write() throws(SoundWritingError) {
      try SoundFile.write(
        Mixer([]), as: .wav, to: .newFile(sound, isReplacing: false), beside: texts)
    }
    // The last name is taken, then one in the middle.
    for taken in [sound, second] {
      _ = try maker.write([7], to: String(taken.split(separator: "/").last ?? ""))
      #expect(throws: SoundWritingError.self) { try write() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
      try FileManager.default.removeItem(atPath: taken)
    }
    try write()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
  }

  @Test func `nobody sweeps what is being written`() async throws {
    let maker = try SoundMaker()
    let folder = maker.folder
    let sweeping = Task.detached {
      while !Task.isCancelled { SoundFile.sweep(besides: "\(folder)/any") }
    }
    for number in 0..<300 {
      try SoundFile.write(
        [NewText(path: "\(folder)/\(number % 9)", text: "text", isReplacing: true)])
    }
    sweeping.cancel()
    await sweeping.value
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 9)
    #expect(maker.folder == folder)
  }

  @Test func `a file that gets other bytes stays whose it was`() throws {
    let maker = try SoundMaker()
    let path = try maker.write([1, 2, 3], to: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try SoundFile.rewrite([4, 5], at: path)
    #expect(FileManager.default.contents(atPath: path) == Data([4, 5]))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }
}
