import Foundation
import LimberAudio
import LimberFiles
import LimberTesting
import Testing

struct NewFileTests {
  @Test func `a file holds what the feed renders`() throws {
    let maker = try SoundMaker()
    let feed = CodedFeed(shift: 5, readyFrames: 100_001, isComplete: true)
    try write(feed, to: "\(maker.folder)/coded.wav")
    let file = try #require(WAVReader(bytes("\(maker.folder)/coded.wav")))
    #expect(file.sampleRate == 48_000)
    #expect(CodedRecording(file.samples).stretches == [5..<100_006])
    #expect(names(maker.folder) == ["coded.wav"])
  }

  @Test func `an existing file is replaced if that is wanted, even by silence of no length`() throws
  {
    let maker = try SoundMaker()
    let path = try maker.write([1, 2, 3], to: "old.wav")
    try write(Mixer([]), to: path, isReplacing: true)
    #expect(WAVReader(bytes(path))?.samples == [])
    #expect(bytes(path).count == 44)
  }

  @Test func `an existing file stays if nobody wants it replaced`() throws {
    let maker = try SoundMaker()
    let path = try maker.write([1, 2, 3], to: "old.wav")
    #expect(failure { () throws(SoundWritingError) in try write(Mixer([]), to: path) } == .exists)
    #expect(bytes(path) == [1, 2, 3])
    #expect(names(maker.folder) == ["old.wav"])
  }

  @Test func `a link that leads nowhere is a name that is taken`() throws {
    let maker = try SoundMaker()
    let path = "\(maker.folder)/link.wav"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere.wav")
    #expect(failure { () throws(SoundWritingError) in try write(Mixer([]), to: path) } == .exists)
    #expect(names(maker.folder) == ["link.wav"])
  }

  @Test func `a folder that is not there is an error`() {
    #expect(
      failure { () throws(SoundWritingError) in try write(Mixer([]), to: "/nowhere/at/all.wav") }
        == .cannotCreate)
  }

  @Test func `a name that cannot be taken leaves nothing behind`() throws {
    let maker = try SoundMaker()
    let path = "\(maker.folder)/taken"
    try FileManager.default.createDirectory(
      atPath: "\(path)/full", withIntermediateDirectories: true)
    #expect(
      failure { () throws(SoundWritingError) in
        try write(Mixer([]), to: path, isReplacing: true)
      } == .cannotReplace)
    #expect(names(maker.folder) == ["taken"])
  }

  @Test(arguments: SoundFormat.allCases)
  func `a cancelled writer leaves the old file`(format: SoundFormat) async throws {
    let writer = Task {
      while !Task.isCancelled { await Task.yield() }
      let maker = try SoundMaker()
      let path = try maker.write([1, 2, 3], to: "old")
      let feed = CodedFeed(shift: 0, readyFrames: 96_000, isComplete: true)
      let code = failure { () throws(SoundWritingError) in
        try SoundFile.write(feed, as: format, to: .newFile(path, isReplacing: true))
      }
      #expect(code == .cancelled)
      #expect(bytes(path) == [1, 2, 3])
      #expect(names(maker.folder) == ["old"])
    }
    writer.cancel()
    try await writer.value
  }

  @Test func `what a killed writer left is swept, and what somebody writes is not`() throws {
    let maker = try SoundMaker()
    let (left, busyName) = (".limber-0123456789abc", ".limber-zyxwvutsrqpon")
    _ = try maker.write([1], to: left)
    _ = try maker.write([1], to: busyName)
    _ = try maker.write([1], to: ".limber-notes.txt")
    _ = try maker.write([1], to: "limber.wav")
    let busy = unsafe open("\(maker.folder)/\(busyName)", O_RDONLY)
    defer { close(busy) }
    try #require(flock(busy, LOCK_EX) == 0)
    SoundFile.sweep(besides: "\(maker.folder)/any.wav")
    #expect(names(maker.folder) == [".limber-notes.txt", busyName, "limber.wav"])
  }

  @Test(arguments: SoundFormat.allCases)
  func `a full device is an error with its reason`(format: SoundFormat) {
    let feed = CodedFeed(shift: 0, readyFrames: 480_000, isComplete: true)
    do throws(SoundWritingError) {
      try SoundFile.write(feed, as: format, to: .stream("/dev/full"))
      Issue.record("it was written")
    } catch {
      #expect(error.path == "/dev/full")
      #expect(error.code == (format.isStream ? .cannotWrite : .unavailable))
      #expect(!format.isStream || error.reason == "no space left on device")
    }
  }

  private func write(
    _ feed: some AudioFeed, to path: String, isReplacing: Bool = false
  ) throws(SoundWritingError) {
    try SoundFile.write(feed, as: .wav, to: .newFile(path, isReplacing: isReplacing))
  }

  private func failure(
    _ body: () throws(SoundWritingError) -> Void
  ) -> SoundWritingError.Code? {
    do throws(SoundWritingError) {
      try body()
      return nil
    } catch {
      #expect(!error.reason.isEmpty)
      return error.code
    }
  }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["unreadable"]).sorted()
  }

  private func bytes(_ path: String) -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: path) ?? Data())
  }
}
