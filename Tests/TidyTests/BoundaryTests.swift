import Testing

/// Where C may be seen.
///
/// Everything else is memory-safe Swift; `grep -w unsafe` draws the line.
struct BoundaryTests {
  /// The targets whose whole purpose is a C library, or the process it lives in.
  static let edges = [
    "Sources/LimberPulse/", "Sources/LimberEspeak/", "Sources/LimberWorker/",
    "Sources/limber-espeak/", "Sources/LimberFiles/", "Sources/LimberLoudness/",
    "Sources/LimberDesktop/", "Sources/LimberHama/", "Sources/LimberEcho/",
  ]

  /// Other places that call the system itself, each for one reason.
  static let exceptions = [
    "Sources/LimberAudio/ToneRecipe+Render.swift": "sine and cosine",
    "Sources/LimberSpeech/Store/StoreFile.swift": "files that nobody else may have put there",
    "Sources/LimberSpeech/Store/FileStamps.swift": "when files were changed",
    "Sources/LimberSpeech/Store/StoredSamples.swift": "parts of files that stay open",
    "Sources/LimberSpeech/Store/BulkBytes.swift": "samples and bytes, copied all at once",
    "Sources/LimberTesting/Urgency.swift": "what priority a thread may have",
    "Sources/limber/Terminal/": "keys without Return, and the width of the window",
  ]

  static let unsafety = #"\bunsafe\b|@unchecked\b|\bUnsafe\w*Pointer\b"#
  static let systemImport =
    #"\bimport (Glibc|CPulse|CEspeakNG|CSndfile|CEBUR128|CDBus|CSpeexDSP)\b"#

  @Test func `memory is unsafe only at the edges`() throws {
    let found = try places(of: Self.unsafety, outside: Self.edges + Self.exceptions.keys)
    #expect(found == [])
  }

  @Test func `the system is called only at the edges`() throws {
    let found = try places(of: Self.systemImport, outside: Self.edges + Self.exceptions.keys)
    #expect(found == [])
  }

  @Test(arguments: exceptions.keys.sorted())
  func `every exception is still needed`(place: String) throws {
    let files = Repository.swift.filter { $0.path.hasPrefix(place) }
    let found = try files.flatMap {
      try $0.codePlaces(of: "\(Self.unsafety)|\(Self.systemImport)")
    }
    #expect(!found.isEmpty)
  }

  @Test func `each C library is imported by one target`() throws {
    let pulse = try places(of: #"\bimport CPulse\b"#, outside: ["Sources/LimberPulse/"])
    let espeak = try places(of: #"\bimport CEspeakNG\b"#, outside: ["Sources/limber-espeak/"])
    let files = try places(of: #"\bimport CSndfile\b"#, outside: ["Sources/LimberFiles/"])
    let loudness = try places(of: #"\bimport CEBUR128\b"#, outside: ["Sources/LimberLoudness/"])
    let desktop = try places(of: #"\bimport CDBus\b"#, outside: ["Sources/LimberDesktop/"])
    let echo = try places(of: #"\bimport CSpeexDSP\b"#, outside: ["Sources/LimberEcho/"])
    let database = try places(
      of: #"\bimport (GRDB|GRDBSQLite|SQLite3)\b"#, outside: ["Sources/LimberLog/"])
    #expect(pulse + espeak + files + loudness + desktop + echo + database == [])
  }

  @Test(arguments: [
    "let a = unsafe b", "final class A: @unchecked Sendable {}", "let a: UnsafePointer<Int>",
    "internal import Glibc", "import CPulse",
  ])
  func `code that crosses the boundary is found`(source: String) throws {
    let file = TextFile(path: "Sources/A/a.swift", text: source)
    let found = try file.codePlaces(of: "\(Self.unsafety)|\(Self.systemImport)")
    #expect(found == ["Sources/A/a.swift:1"])
  }

  private func places(of pattern: String, outside places: [String]) throws -> [String] {
    let files = Repository.swift.filter { file in
      file.path.hasPrefix("Sources/") && !places.contains { file.path.hasPrefix($0) }
    }
    return try files.flatMap { try $0.codePlaces(of: pattern) }
  }
}
