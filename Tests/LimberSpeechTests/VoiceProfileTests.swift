import Foundation
import LimberSpeech
import LimberTimeline
import Testing

@Suite struct VoiceProfileTests {
  static let folder = URL(filePath: #filePath).appending(path: "../../../Voices").standardized
  static let shipped = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  static let minimal = "name: a\nlanguage: en-US\nvoice: en-us\n"

  @Test(arguments: shipped.filter { $0.hasSuffix(".voice") })
  func `a shipped profile is named for its file`(name: String) throws {
    let profile = try VoiceProfile(contentsOf: Self.folder.appending(path: name).path)
    #expect(profile.name + ".voice" == name)
  }

  @Test func `the calm voice speaks as measured best`() throws {
    let calm = try VoiceProfile(contentsOf: Self.folder.appending(path: "calm.voice").path)
    #expect(Self.shipped.contains("brisk.voice"))
    #expect(
      calm.settings(for: .instruction, rate: nil)
        == VoiceSettings(rate: 145, pitch: 42, range: 45, volume: 85, wordGap: 1))
    #expect(
      calm.settings(for: .count, rate: nil)
        == VoiceSettings(rate: 150, pitch: 40, range: 35, volume: 85, wordGap: 0))
    #expect(
      calm.settings(for: .breath, rate: nil)
        == VoiceSettings(rate: 130, pitch: 38, range: 30, volume: 85, wordGap: 1))
    #expect(calm.settings(for: .safety, rate: nil) == calm.settings)
  }

  @Test func `a rate moves every role but safety`() throws {
    let calm = try VoiceProfile(contentsOf: Self.folder.appending(path: "calm.voice").path)
    #expect(calm.settings(for: .instruction, rate: 165).rate == 165)
    #expect(calm.settings(for: .count, rate: 165).rate == 170)
    #expect(calm.settings(for: .breath, rate: 80).rate == 80)
    #expect(calm.settings(for: .safety, rate: 165) == calm.settings(for: .safety, rate: nil))
  }

  @Test func `a request holds clean words and the settings of the role`() throws {
    let profile = try VoiceProfile(yaml: Self.minimal, file: "a.voice")
    let utterance = Utterance(text: "Hold  30s.", role: .instruction, language: "en")
    let request = try profile.request(for: utterance, rate: 150)
    #expect(request.text == "Hold 30 seconds.")
    #expect(request.voice == "en-us")
    #expect(request.rate == 150)
  }

  @Test(arguments: [("en", "en-us"), ("en-GB", "en-us"), ("de", "de"), ("pt-BR", "pt-br")])
  func `a profile speaks other languages with the voices of their tags`(
    language: String, voice: String
  ) throws {
    let profile = try VoiceProfile(yaml: Self.minimal, file: "a.voice")
    let utterance = Utterance(text: "Eins.", role: .count, language: language)
    #expect(try profile.request(for: utterance, rate: nil).voice == voice)
    #expect(try profile.request(for: utterance, rate: nil).rate == 145)
  }

  @Test(
    arguments: [
      ("name: a", .missing, "language", "missing"),
      (minimal + "rate: 500", .outOfRange, "rate", "80 to 449"),
      (minimal + "rate: quick", .wrongType, "rate", "whole number"),
      (minimal + "gain: 99", .outOfRange, "gain", "-20.0 to 12.0"),
      (minimal + "gain: .nan", .outOfRange, "gain", "-20.0 to 12.0"),
      (minimal + "rolls: {}", .unknownField, "rolls", "roles"),
      (minimal + "roles: 3", .wrongType, "roles", "list of fields"),
      (minimal + "roles: {counts: {}}", .unknownField, "roles.counts", "count"),
      (minimal + "roles: {count: {pitch: -1}}", .outOfRange, "roles.count.pitch", "0 to 99"),
      (minimal + "roles: {count: {voice: x}}", .unknownField, "roles.count.voice", "word-gap"),
      (minimal + "word-gap: 9", .outOfRange, "word-gap", "0 to 4"),
      (minimal + "volume: 101", .outOfRange, "volume", "0 to 100"),
    ] as [(String, VoiceProfileError.Code, String, String)])
  func `a mistake names the file, the field and what is allowed`(
    yaml: String, code: VoiceProfileError.Code, field: String, part: String
  ) {
    let error = #expect(throws: VoiceProfileError.self) {
      try VoiceProfile(yaml: yaml, file: "a.voice")
    }
    #expect(error?.code == code)
    #expect(error?.field == field)
    #expect(error?.description.hasPrefix("a.voice: \(field): ") == true)
    #expect(error?.reason.contains(part) == true)
  }

  @Test(arguments: ["", "- a\n- b", "rate", "a: [", "a: 1\na: 2"])
  func `a file that is no list of fields is told from one with a mistake`(yaml: String) {
    let error = #expect(throws: VoiceProfileError.self) {
      try VoiceProfile(yaml: yaml, file: "a.voice")
    }
    #expect(error?.code == .notAProfile)
    #expect(error?.field == nil)
  }

  @Test func `a file that is not there is unreadable`() {
    let error = #expect(throws: VoiceProfileError.self) {
      try VoiceProfile(contentsOf: "/no/such.voice")
    }
    #expect(error?.code == .unreadable)
  }
}
