import Foundation
import LimberSpeech
import Testing

@Suite(.timeLimit(.minutes(1))) struct ClipStoreTidyTests {
  let folder = Folder()

  static let audio = SpokenAudio(samples: [Int16](repeating: 700, count: 5000), sampleRate: 48_000)
  /// What every clip here takes, with all that a file has around its samples.
  static let size = 2 * 5000 + 44 + 96

  /// A store as another program has it.
  func store() -> ClipStore { ClipStore(folder: folder.path) }

  static func key(_ number: Int) -> ClipKey {
    let request = SpeechRequest(
      text: "number \(number)", voice: "v", rate: 100, pitch: 1, range: 2, volume: 3, wordGap: 4)
    return ClipKey(fingerprint: "engine 1", request: request)
  }

  /// Keeps clips with these numbers, each last used so many hours ago.
  func fill(_ numbers: Range<Int>, hoursAgo: (Int) -> Double) throws {
    let store = store()
    for number in numbers {
      _ = store.keep(Self.audio, for: Self.key(number))
      try age(store.path(of: Self.key(number)), hours: hoursAgo(number))
    }
  }

  func age(_ path: String, hours: Double) throws {
    let used = Date(timeIntervalSinceNow: -3600 * hours)
    try FileManager.default.setAttributes([.modificationDate: used], ofItemAtPath: path)
  }

  func isThere(_ number: Int) -> Bool {
    FileManager.default.fileExists(atPath: store().path(of: Self.key(number)))
  }

  @Test func `what was used last stays when there is too much`() throws {
    // The third was used longest ago, then the fourth.
    try fill(0..<10) { Double((17 - $0) % 10 + 1) }
    #expect(store().contents.clips == 10)
    #expect(store().contents.bytes == 10 * Self.size)
    store().tidy(limit: 8 * Self.size)
    #expect((0..<10).filter { !isThere($0) } == [8, 9])
    store().tidy(limit: 8 * Self.size)
    #expect(store().contents.clips == 8)
  }

  @Test func `what a session uses is not removed, however old it is`() throws {
    try fill(0..<6) { Double(100 - $0) }
    let mine = store()
    #expect(mine.audio(for: Self.key(0)) == Self.audio)
    // Wanted, but not there yet.
    #expect(mine.audio(for: Self.key(6)) == nil)
    try fill(6..<7) { _ in 1000 }
    // So that the mark of having been read does not save it.
    try age(mine.path(of: Self.key(0)), hours: 500)
    mine.tidy(limit: 0)
    #expect((0..<7).filter(isThere) == [0, 6])
  }

  @Test func `using a clip is marked once a day`() throws {
    try fill(0..<2) { $0 == 0 ? 23 : 25 }
    let changed = { (number: Int) -> Date? in
      let path = store().path(of: Self.key(number))
      return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
    let before = try [changed(0), changed(1)]
    for number in 0..<2 { #expect(store().audio(for: Self.key(number)) == Self.audio) }
    #expect(try changed(0) == before[0])
    #expect(try abs(changed(1)?.timeIntervalSinceNow ?? 1000) < 60)
  }

  @Test func `what a killed program left behind goes, what one is writing stays`() throws {
    try fill(0..<1) { _ in 0 }
    let path = store().path(of: Self.key(0))
    for (suffix, hours) in [(".123", 2.0), (".456", 0.5)] {
      try Data("half".utf8).write(to: URL(filePath: path + suffix))
      try age(path + suffix, hours: hours)
    }
    store().tidy()
    #expect(!FileManager.default.fileExists(atPath: path + ".123"))
    #expect(FileManager.default.fileExists(atPath: path + ".456"))
    #expect(isThere(0))
    #expect(store().contents.clips == 1)
  }

  @Test func `clearing removes all of it and nothing else`() throws {
    try fill(0..<5) { _ in 0 }
    let mine = folder.path + "/note.wav"
    let link = URL(filePath: store().path(of: Self.key(1))).deletingLastPathComponent().path
    try Data("mine".utf8).write(to: URL(filePath: mine))
    try FileManager.default.createSymbolicLink(
      atPath: link + "/link.wav", withDestinationPath: mine)
    let (removed, left) = store().clear()
    #expect(left == ClipStore.Contents())
    #expect(removed.clips == 5)
    #expect(removed.bytes == 5 * Self.size)
    #expect(store().contents == ClipStore.Contents())
    #expect(FileManager.default.contents(atPath: mine) == Data("mine".utf8))
    #expect(store().clear().removed == ClipStore.Contents())
  }

  @Test func `a folder that is a link is neither read, nor written, nor cleared`() throws {
    try fill(0..<1) { _ in 0 }
    let elsewhere = Folder()
    for name in ["", "/v1", "/v1/\(Self.key(0).digits.prefix(2))"] {
      let linked = ClipStore(folder: elsewhere.path + "/link\(name.count)")
      let parent = URL(filePath: linked.folder + name).deletingLastPathComponent().path
      try FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try FileManager.default.createSymbolicLink(
        atPath: linked.folder + name, withDestinationPath: folder.path + name)
      #expect(linked.audio(for: Self.key(0)) == nil)
      #expect(linked.keep(Self.audio, for: Self.key(0)) == Self.audio)
      #expect(linked.audio(for: Self.key(0)) == nil)
      linked.tidy(limit: 0)
      #expect(linked.clear().removed == ClipStore.Contents())
      #expect((linked.problem == nil) == (name.count > 3))
      #expect(isThere(0))
    }
  }

  @Test func `nothing is made behind a link`() throws {
    let linked = ClipStore(folder: folder.path + "/link")
    let elsewhere = Folder()
    try FileManager.default.createSymbolicLink(
      atPath: linked.folder, withDestinationPath: elsewhere.path)
    #expect(linked.keep(Self.audio, for: Self.key(0)) == Self.audio)
    #expect(linked.problem != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == [])
  }

  @Test func `a folder that others may write in is closed before it is used`() throws {
    try fill(0..<1) { _ in 0 }
    let mine = folder.path + "/v1"
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: mine)
    #expect(store().audio(for: Self.key(0)) == nil)
    #expect(store().problem == nil)
    #expect(store().audio(for: Self.key(0)) == Self.audio)
    #expect(
      try FileManager.default.attributesOfItem(atPath: mine)[.posixPermissions] as? Int == 0o700)
  }
}
