import Foundation
import LimberPiper
import Testing

@Suite(.timeLimit(.minutes(1))) struct PiperVoicesTests {
  /// Looks in a folder with the given files first, then at the voice of the wheel.
  func find(
    _ voice: String, language: String, among files: [String: String]
  ) async throws -> PiperVoices {
    let folder = NSTemporaryDirectory() + "limber-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    let places = PiperPlaces(
      pythons: ["/no/such", "/bin/false"] + PiperWheel.installed.pythons, folders: [folder])
    return try await #require(
      PiperVoices.find(voice, language: language, in: places),
      "there is no Piper; \"make piper\" installs it for the tests")
  }

  static let german = #"{"language": {"code": "de_DE"}}"#

  @Test func `the voice of the wheel speaks English, wherever that is spoken`() async throws {
    for language in ["en-US", "en", "en-GB"] {
      let voices = try await find("any", language: language, among: [:])
      #expect(voices.chosen?.name == "en_US-joe-medium")
      #expect(voices.chosen?.language == "en-US")
    }
    #expect(try await find("any", language: "de", among: [:]).chosen == nil)
    #expect(try await find("joe", language: "en-US", among: [:]).chosen == nil)
  }

  @Test func `a voice of the person's own goes first`() async throws {
    let files = ["de_DE-a.onnx": "", "de_DE-a.onnx.json": Self.german]
    let any = try await find("any", language: "de", among: files)
    #expect(any.chosen?.name == "de_DE-a")
    #expect(any.all.map(\.name) == ["de_DE-a", "en_US-joe-medium"])
    let named = try await find("en_US-joe-medium", language: "de", among: files)
    #expect(named.chosen?.name == "en_US-joe-medium")
    let same = try await find(
      "en_US-joe-medium", language: "en",
      among: ["en_US-joe-medium.onnx": "", "en_US-joe-medium.onnx.json": Self.german])
    #expect(same.chosen?.language == "de-DE")
  }

  @Test(arguments: [
    ["a.onnx.json": german], ["a.onnx": ""], ["a.onnx": "", "a.onnx.json": "{"],
    ["a.onnx": "", "a.onnx.json": "[]"],
    ["a.onnx": "", "a.onnx.json": #"{"language": {"code": "de\tx"}}"#],
    ["a\nb.onnx": "", "a\nb.onnx.json": german],
  ])
  func `what is no voice is left out`(files: [String: String]) async throws {
    let voices = try await find("any", language: "de", among: files)
    #expect(voices.all.map(\.name) == ["en_US-joe-medium"])
  }

  @Test func `a voice is never a path`() async throws {
    let files = ["de_DE-a.onnx": "", "de_DE-a.onnx.json": Self.german]
    for name in ["../de_DE-a", "./de_DE-a", "de_DE-a.onnx", "", "/etc/passwd"] {
      #expect(try await find(name, language: "de", among: files).chosen == nil)
    }
  }
}
