import FoundationEssentials
import LimberAudio
import LimberTesting
import Testing

struct WAVFileTests {
  @Test func `a file holds what the feed renders`() throws {
    try inFolder { folder in
      let feed = CodedFeed(shift: 5, readyFrames: 100_001, isComplete: true)
      try WAVFile.write(feed, to: "\(folder)/coded.wav")
      let file = try #require(WAVReader(bytes("\(folder)/coded.wav")))
      #expect(file.sampleRate == 48_000)
      #expect(CodedRecording(file.samples).stretches == [5..<100_006])
      #expect(names(folder) == ["coded.wav"])
    }
  }

  @Test func `an existing file is replaced, even by silence of no length`() throws {
    try inFolder { folder in
      let path = "\(folder)/old.wav"
      #expect(FileManager.default.createFile(atPath: path, contents: Data([1, 2, 3])))
      try WAVFile.write(Mixer([]), to: path)
      #expect(WAVReader(bytes(path))?.samples == [])
      #expect(bytes(path).count == 44)
    }
  }

  @Test func `over four gigabytes nothing is begun`() throws {
    try inFolder { folder in
      let feed = CodedFeed(shift: 0, readyFrames: 1 << 31, isComplete: true)
      #expect(throws: error(.tooLarge, "\(folder)/long.wav")) {
        try code { () throws(WAVFileError) in
          try WAVFile.write(feed, to: "\(folder)/long.wav")
        }
      }
      #expect(names(folder).isEmpty)
    }
  }

  @Test func `a folder that is not there is an error with the path`() throws {
    let path = "/nowhere/at/all.wav"
    #expect(throws: error(.cannotCreate, path)) {
      try code { () throws(WAVFileError) in try WAVFile.write(Mixer([]), to: path) }
    }
  }

  @Test func `a name that cannot be taken leaves nothing behind`() throws {
    try inFolder { folder in
      let path = "\(folder)/taken"
      try FileManager.default.createDirectory(
        atPath: "\(path)/full", withIntermediateDirectories: true)
      #expect(throws: error(.cannotReplace, path)) {
        try code { () throws(WAVFileError) in try WAVFile.write(Mixer([]), to: path) }
      }
      #expect(names(folder) == ["taken"])
    }
  }

  @Test func `a cancelled writer leaves the old file`() async throws {
    let writer = Task {
      while !Task.isCancelled { await Task.yield() }
      try inFolder { folder in
        let path = "\(folder)/old.wav"
        #expect(FileManager.default.createFile(atPath: path, contents: Data([1, 2, 3])))
        let feed = CodedFeed(shift: 0, readyFrames: 96_000, isComplete: true)
        #expect(throws: error(.cannotWrite, path)) {
          try code { () throws(WAVFileError) in try WAVFile.write(feed, to: path) }
        }
        #expect(bytes(path) == [1, 2, 3])
        #expect(names(folder) == ["old.wav"])
      }
    }
    writer.cancel()
    try await writer.value
  }

  /// Does what `body` does, but gives its error no reason, which is the system's.
  private func code(_ body: () throws(WAVFileError) -> Void) throws(WAVFileError) {
    do {
      try body()
    } catch {
      #expect(!error.reason.isEmpty)
      throw WAVFileError(error.code, path: error.path, reason: "")
    }
  }

  private func error(_ code: WAVFileError.Code, _ path: String) -> WAVFileError {
    WAVFileError(code, path: path, reason: "")
  }

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/limber-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["unreadable"]
  }

  private func bytes(_ path: String) -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: path) ?? Data())
  }
}
