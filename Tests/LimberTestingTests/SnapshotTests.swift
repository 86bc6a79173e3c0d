import Foundation
import LimberTesting
import Testing

struct SnapshotTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  @Test func `a missing snapshot is recorded, and fails only once`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let mismatch = #expect(throws: SnapshotMismatch.self) { try expect("one\n") }
    #expect(mismatch?.description.contains("recorded now") == true)
    try expect("one\n")
    #expect(try recorded() == "one\n")
  }

  @Test func `a difference names its line and is not recorded`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try expect("one\ntwo\n", isRecording: true)
    let mismatch = try #require(
      #expect(throws: SnapshotMismatch.self) { try expect("one\ntoo\n") })
    #expect(mismatch.description.contains("line 2 differs"))
    #expect(mismatch.description.contains("\"two\""))
    #expect(try recorded() == "one\ntwo\n")
  }

  @Test func `recording rewrites and passes`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try expect("one\n", isRecording: true)
    try expect("two\n", isRecording: true)
    #expect(try recorded() == "two\n")
  }

  @Test(arguments: [("e\u{301}", "\u{e9}"), ("a\n", "a\r\n"), ("a", "a\n"), ("a\n", "a")])
  func `texts that only look alike are different`(old: String, new: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try expect(old, isRecording: true)
    #expect(throws: SnapshotMismatch.self) { try expect(new) }
  }

  private func expect(_ text: String, isRecording: Bool = false) throws {
    try SnapshotFolder(path: folder.path()).expect(text, named: "a.txt", isRecording: isRecording)
  }

  private func recorded() throws -> String {
    try String(contentsOf: folder.appending(path: "a.txt"), encoding: .utf8)
  }
}
