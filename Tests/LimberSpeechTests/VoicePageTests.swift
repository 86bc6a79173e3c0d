import Foundation
import LimberDiagnostics
import LimberSpeech
import Testing

/// What `docs/voices.md` says is so.
@Suite struct VoicePageTests {
  static let page: String = {
    let path = URL(filePath: #filePath).appending(path: "../../../docs/voices.md").standardized
    return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
  }()

  /// The voice files of the page.
  static let examples = page.matches(of: /```yaml\n([^`]*)```/).map { String($0.1) }

  @Test func `there is an example`() {
    #expect(Self.examples.count == 1)
  }

  @Test(arguments: examples)
  func `an example is a voice`(text: String) throws {
    let file = VoiceFile(Source(name: "Voices/morning.voice", text: text))
    #expect(file.report == Report())
    let profile = try #require(file.profile)
    #expect(profile.tuning == ["flutter 1", "words 1 1"])
    #expect(profile.settings(for: .safety, rate: 200).rate == 140)
  }

  /// The rows of the table of fields: the name, and what it may be.
  static let fields = page.matches(of: /\n\| `([a-z-]+)` \|[^|\n]*\| ([^|\n]*) \|[^|\n]*\|/).map {
    (name: String($0.1), values: String($0.2))
  }

  @Test func `the page names every field, and no other`() {
    let names = Self.fields.map(\.name)
    let text = "name: a\nlanguage: en\nvoice: en\nqqqqqqqqqqqq: 1\n"
    let report = VoiceFile(Source(name: "a.voice", text: text)).report
    let advice = report.diagnostics.flatMap(\.advice).map(\.text).joined()
    let known = advice.replacing("the fields here are ", with: "").split(separator: ", ")
    #expect(known.count > 15)
    #expect(Set(names) == Set(known.map(String.init)))
  }

  @Test(arguments: ["rate", "pitch", "range", "volume", "word-gap", "gain", "loudness"])
  func `the page tells the range of a number`(name: String) throws {
    let values = try #require(Self.fields.first { $0.name == name }?.values)
    let bounds = values.split(separator: " to ").compactMap { Int($0) }
    try #require(bounds.count == 2)
    for (value, isRight) in [
      (bounds[0], true), (bounds[1], true), (bounds[0] - 1, false), (bounds[1] + 1, false),
    ] {
      let text = "name: a\nlanguage: en\nvoice: en\n\(name): \(value)\n"
      let file = VoiceFile(Source(name: "a.voice", text: text))
      #expect((file.profile != nil) == isRight, "\(value)")
    }
  }
}
