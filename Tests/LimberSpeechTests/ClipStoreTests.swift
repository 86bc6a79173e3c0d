import Foundation
import LimberSpeech
import Testing

@Suite(.timeLimit(.minutes(1))) struct ClipStoreTests {
  let folder = Folder()
  let key = ClipKey(fingerprint: "engine 1", request: request("one"))
  let audio = SpokenAudio(
    samples: (0..<2000).map { Int16($0 % 700 * 40 - 14_000) }, sampleRate: 22_050)

  var store: ClipStore { ClipStore(folder: folder.path) }
  var manager: FileManager { FileManager.default }

  static func request(_ text: String) -> SpeechRequest {
    SpeechRequest(text: text, voice: "v", rate: 100, pitch: 1, range: 2, volume: 3, wordGap: 4)
  }

  /// Whatever lies where the entry should be, the store says so, and goes on.
  func expectRecovery() {
    #expect(store.audio(for: key) == nil)
    #expect(store.keep(audio, for: key) == audio)
    #expect(store.audio(for: key) == audio)
  }

  /// Puts an entry in the store and gives its bytes.
  func kept() throws -> Data {
    _ = store.keep(audio, for: key)
    return try Data(contentsOf: URL(filePath: store.path(of: key)))
  }

  @Test func `what is kept is found again, by another store too`() {
    #expect(store.audio(for: key) == nil)
    #expect(store.keep(audio, for: key) == audio)
    #expect(ClipStore(folder: folder.path).audio(for: key) == audio)
  }

  @Test func `an entry is a WAV file in a folder for this user only, and nothing else is left`()
    throws
  {
    let bytes = try kept()
    #expect(bytes.prefix(4) == Data("RIFF".utf8))
    #expect(store.path(of: key).hasSuffix("/v1/\(key.digits.prefix(2))/\(key.digits).wav"))
    let entry = URL(filePath: store.path(of: key))
    let names = try manager.contentsOfDirectory(atPath: entry.deletingLastPathComponent().path)
    #expect(names == [entry.lastPathComponent])
    for path in [folder.path + "/v1", entry.deletingLastPathComponent().path] {
      #expect(try manager.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test func `the key tells apart everything that changes the sound`() {
    var requests = [Self.request("one"), Self.request("two")]
    let changes: [(inout SpeechRequest) -> Void] = [
      { $0.rate += 1 }, { $0.pitch += 1 }, { $0.range += 1 }, { $0.volume += 1 },
      { $0.wordGap += 1 }, { $0.voice = "w" }, { $0.tuning = ["a"] }, { $0.tuning = ["a", ""] },
    ]
    for change in changes {
      var request = Self.request("one")
      change(&request)
      requests.append(request)
    }
    var keys = requests.map { ClipKey(fingerprint: "engine 1", request: $0) }
    keys.append(ClipKey(fingerprint: "engine 2", request: Self.request("one")))
    #expect(Set(keys).count == 11)
  }

  @Test func `the key of a request never changes`() {
    #expect(
      key.digits == "3ffade37d575833867f5d62f51fd1499ea3e24afa14f944ccb93396a9affe6aa")
  }

  @Test func `any flipped bit is noticed`() throws {
    let bytes = try kept()
    for index in [
      0, 5, 12, 24, 40, 44, 2000, bytes.count - 90, bytes.count - 70, bytes.count - 20,
      bytes.count - 12, bytes.count - 1,
    ] {
      var broken = bytes
      broken[index] ^= 0x10
      try broken.write(to: URL(filePath: store.path(of: key)))
      expectRecovery()
    }
  }

  @Test func `any missing or added end is noticed`() throws {
    let bytes = try kept()
    for broken in [Data(), bytes.prefix(10), bytes.prefix(100), bytes.dropLast(), bytes + [0]] {
      try Data(broken).write(to: URL(filePath: store.path(of: key)))
      expectRecovery()
    }
  }

  @Test func `an entry under the name of another is not taken for it`() throws {
    let other = ClipKey(fingerprint: "engine 1", request: Self.request("two"))
    _ = store.keep(SpokenAudio(samples: [1, 2, 3], sampleRate: 22_050), for: other)
    _ = try kept()
    try manager.removeItem(atPath: store.path(of: key))
    try manager.copyItem(atPath: store.path(of: other), toPath: store.path(of: key))
    expectRecovery()
  }

  @Test func `a link is not followed, and what it leads to is not touched`() throws {
    let bytes = try kept()
    let elsewhere = folder.path + "/elsewhere"
    try manager.moveItem(atPath: store.path(of: key), toPath: elsewhere)
    try manager.createSymbolicLink(atPath: store.path(of: key), withDestinationPath: elsewhere)
    expectRecovery()
    #expect(try Data(contentsOf: URL(filePath: elsewhere)) == bytes)
  }

  @Test func `a pipe is not waited for`() throws {
    _ = try kept()
    try manager.removeItem(atPath: store.path(of: key))
    let mkfifo = try Process.run(
      URL(filePath: "/usr/bin/mkfifo"), arguments: [store.path(of: key)])
    mkfifo.waitUntilExit()
    #expect(mkfifo.terminationStatus == 0)
    expectRecovery()
  }

  @Test func `a folder in the place of an entry makes way only if it is empty`() throws {
    _ = try kept()
    let path = store.path(of: key)
    try manager.removeItem(atPath: path)
    try manager.createDirectory(atPath: path + "/full", withIntermediateDirectories: true)
    #expect(store.audio(for: key) == nil)
    #expect(store.keep(audio, for: key) == audio)
    #expect(store.audio(for: key) == nil)
    try manager.removeItem(atPath: path + "/full")
    expectRecovery()
  }

  @Test(arguments: ["/dev/null", "/proc/no-such-folder", "/dev/full/x"])
  func `a store that cannot be used keeps nothing and stops nothing`(path: String) {
    let store = ClipStore(folder: path)
    #expect(store.keep(audio, for: key) == audio)
    #expect(store.audio(for: key) == nil)
  }

  @Test func `who comes second gets what the first has kept`() {
    let other = SpokenAudio(samples: [5, 6, 7], sampleRate: 22_050)
    #expect(store.keep(audio, for: key) == audio)
    #expect(store.keep(other, for: key) == audio)
  }

  @Test func `of many at once all get the same`() async {
    let results = await withTaskGroup(of: SpokenAudio.self) { group in
      for number in 0..<16 {
        group.addTask {
          store.keep(SpokenAudio(samples: [Int16(number), 9], sampleRate: 22_050), for: key)
        }
      }
      return await group.reduce(into: Set<SpokenAudio>()) { $0.insert($1) }
    }
    #expect(results.count == 1)
    #expect(store.audio(for: key).map { results.contains($0) } == true)
  }
}
