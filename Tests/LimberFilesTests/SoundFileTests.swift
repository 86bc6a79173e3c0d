import Foundation
import LimberAudio
import LimberFiles
import LimberTesting
import Testing

@Suite(.timeLimit(.minutes(2)))
struct SoundFileTests {
  /// Bursts of a tone at odd places, with silence between; the first frame is silent.
  static let onsets = (0..<9).map { 48_000 + $0 * 67_891 }
  static let frames = 700_001
  static let bursts = Mixer(
    onsets.map { onset in
      let tone = (0..<2400).map { Float(0.4 * cos(2 * Double.pi * 1000 * Double($0) / 48_000)) }
      return PlacedBuffer(
        start: onset, buffer: AudioBuffer(samples: tone, sampleRate: 48_000), gain: 1)
    } + [PlacedBuffer(start: 0, buffer: silence, gain: 1)])
  static let silence = AudioBuffer(
    samples: [Float](repeating: 0, count: frames), sampleRate: 48_000)

  static let tags = SoundTags(
    title: "Sitz \u{1B}[31mruhig\nда", artist: "Limber", comment: "Voice: calm; --pace=brisk",
    software: "Limber 1", key: String(repeating: "0123456789abcdef", count: 4),
    chapters: (0..<9).map {
      .init(
        start: $0 * 1500, end: $0 * 1500 + 1500, title: $0 == 3 ? "A = ü; #4\t\u{7}" : "Pose \($0)")
    })
  static let cleanTitle = "Sitz [31mruhig да"

  @Test(arguments: SoundFormat.allCases)
  func `every sound begins on its frame, and nothing is added`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let path = "\(maker.folder)/a.\(format.pathExtension)"
    try SoundFile.write(Self.bursts, Self.tags, as: format, to: .newFile(path, isReplacing: false))
    let heard = try OtherProgram.samples(of: path)
    #expect(heard.count == Self.frames)
    // Within 2 ms; where nothing is lost, on the very sample.
    let most = format.isExact ? 0 : 96
    for onset in Self.onsets {
      let window = heard[onset - 4800..<onset + 4800]
      let first = try #require(window.firstIndex { abs(Int($0)) > 32_767 / 5 })
      #expect(abs(first - onset) <= most, "\(first - onset) frames late")
    }
    if format.isExact {
      var samples = [Int16](repeating: 0, count: Self.frames)
      Self.bursts.render(from: 0, into: &samples)
      #expect(heard == samples)
    }
  }

  @Test(arguments: SoundFormat.allCases)
  func `ffprobe and libsndfile see the tags and the chapters`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let path = "\(maker.folder)/a.\(format.pathExtension)"
    try SoundFile.write(Self.bursts, Self.tags, as: format, to: .newFile(path, isReplacing: false))
    let probe = try OtherProgram.probe(path)
    #expect(probe.tags["title"] == Self.cleanTitle)
    #expect(probe.tags["artist"] == "Limber")
    #expect(probe.tags["comment"] == "Voice: calm; --pace=brisk")
    #expect(probe.chapters.map { Double($0.start_time) } == (0..<9).map { 1.5 * Double($0) })
    #expect(
      probe.chapters.map { $0.tags["title"] }
        == Self.tags.chapters.indices.map {
          $0 == 3 ? "A = ü; #4" : "Pose \($0)"
        })
    #expect(SoundFile.key(at: path) == Self.tags.key)
    #expect(SoundFile.wholeFrames(at: path) == Self.frames)
    #expect(try MusicFile(path: path).samples.count == Self.frames)
  }

  @Test(arguments: SoundFormat.allCases)
  func `the same sound has the same bytes, in memory, in a file and a second later`(
    format: SoundFormat
  ) throws {
    let maker = try SoundMaker()
    let path = "\(maker.folder)/a.\(format.pathExtension)"
    let first = try SoundFile.bytes(of: Self.bursts, Self.tags, as: format)
    Thread.sleep(forTimeInterval: 1.1)
    try SoundFile.write(Self.bursts, Self.tags, as: format, to: .newFile(path, isReplacing: false))
    #expect(FileManager.default.contents(atPath: path) == Data(first))
  }

  @Test(arguments: SoundFormat.allCases)
  func `a file that was cut short is noticed`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let bytes = try SoundFile.bytes(of: Self.bursts, Self.tags, as: format)
    let name = "a.\(format.pathExtension)"
    let path = try maker.write(Array(bytes.prefix(bytes.count * 2 / 3)), to: name)
    let frames = SoundFile.wholeFrames(at: path)
    #expect(frames == nil || frames != Self.frames || SoundFile.key(at: path) == nil)
  }

  @Test(arguments: SoundFormat.allCases)
  func `silence is a file too, without tags or chapters`(format: SoundFormat) throws {
    let maker = try SoundMaker()
    let bytes = try SoundFile.bytes(of: Silence(readyFrames: 48_000), as: format)
    let path = try maker.write(bytes, to: "a.\(format.pathExtension)")
    #expect(SoundFile.key(at: path) == nil)
    #expect(try OtherProgram.probe(path).chapters.isEmpty)
  }

  @Test func `a thousand chapters fill many pages`() throws {
    let maker = try SoundMaker()
    let chapters = (0..<1200).map { number in
      SoundTags.Chapter(
        start: number * 10, end: number * 10 + 10,
        title: "\(number) " + String(repeating: "long ", count: 60))
    }
    for format in SoundFormat.allCases {
      let path = "\(maker.folder)/a.\(format.pathExtension)"
      try SoundFile.write(
        Self.bursts, SoundTags(title: "Many", chapters: chapters), as: format,
        to: .newFile(path, isReplacing: false))
      let most = [.wav, .mp3].contains(format) ? 1200 : 999
      #expect(try OtherProgram.probe(path).chapters.count == most, "\(format)")
      #expect(try OtherProgram.samples(of: path).count == Self.frames, "\(format)")
    }
  }

  @Test func `over four gigabytes a WAV file has large sizes`() throws {
    let maker = try SoundMaker()
    let fifo = "\(maker.folder)/pipe.wav"
    try #require(unsafe mkfifo(fifo, 0o600) == 0)
    let reader = unsafe open(fifo, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let writer = Thread {
      let feed = CodedFeed(shift: 0, readyFrames: 1 << 31, isComplete: true)
      try? SoundFile.write(feed, as: .wav, to: .stream(fifo))
    }
    writer.start()
    var head: [UInt8] = []
    while head.count < 80 {
      var bytes = [UInt8](repeating: 0, count: 80 - head.count)
      let count = unsafe read(reader, &bytes, bytes.count)
      if count > 0 { head += bytes.prefix(count) } else { usleep(1000) }
    }
    func number(_ place: Int) -> Int {
      (0..<8).reduce(0) { $0 | Int(head[place + $1]) << (8 * $1) }
    }
    #expect(head[..<4].elementsEqual("RF64".utf8))
    #expect(head[12..<16].elementsEqual("ds64".utf8))
    #expect([20, 28, 36].map(number) == [(1 << 32) + 72, 1 << 32, 1 << 31])
    #expect(head[72..<76].elementsEqual("data".utf8))
  }
}

/// Nothing to hear, for so many frames.
private struct Silence: AudioFeed {
  let readyFrames: Int
  var isComplete: Bool { true }

  func render(from frame: Int, into samples: inout [Int16]) {
    for index in samples.indices { samples[index] = 0 }
  }
}
