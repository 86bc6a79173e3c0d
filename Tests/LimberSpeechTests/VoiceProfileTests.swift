import Foundation
import LimberDiagnostics
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
        == VoiceSettings(rate: 140, pitch: 42, range: 45, volume: 85, wordGap: 1))
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
    #expect(calm.settings(for: .count, rate: 165).rate == 175)
    #expect(calm.settings(for: .breath, rate: 80).rate == 80)
    #expect(calm.settings(for: .safety, rate: 165) == calm.settings(for: .safety, rate: nil))
  }

  @Test func `a profile is tuned in its own language only`() throws {
    let calm = try VoiceProfile(contentsOf: Self.folder.appending(path: "calm.voice").path)
    #expect(calm.tuning.contains("words 1 1"))
    for (language, tuning) in [("en-GB", calm.tuning), ("de", [])] {
      let utterance = Utterance(text: "Hold.", role: .instruction, language: language)
      #expect(try calm.request(for: utterance, rate: nil).tuning == tuning)
    }
  }

  @Test(arguments: [("en-US", "calm"), ("de", "ruhig"), ("fr", "calme"), ("es", "sereno")])
  func `each language has one voice that speaks it when none is asked for`(
    language: String, name: String
  ) throws {
    let profiles = try Self.shipped.filter { $0.hasSuffix(".voice") }.map {
      try VoiceProfile(contentsOf: Self.folder.appending(path: $0).path)
    }
    #expect(profiles.filter { $0.isDefault && $0.language == language }.map(\.name) == [name])
    #expect(profiles.allSatisfy { !$0.summary.isEmpty })
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

  @Test func `a file that is not there is unreadable`() {
    let error = #expect(throws: VoiceProfileError.self) {
      try VoiceProfile(contentsOf: "/no/such.voice")
    }
    #expect(error?.report == Report())
    #expect(error?.description == "/no/such.voice: there is no readable file")
  }
}
