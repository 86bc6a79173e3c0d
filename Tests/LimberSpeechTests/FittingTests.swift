import LimberSpeech
import LimberTimeline
import Testing

/// Words that are made to last a time.
@Suite(.timeLimit(.minutes(1))) struct FittingTests {
  let voice = PacedVoice()
  var profile = VoiceProfile(
    name: "test", language: "en", voice: "paced", gain: 0, settings: .standard)

  func library(rate: Int? = nil) -> SpeechLibrary {
    SpeechLibrary(synthesizer: voice, profile: profile, rate: rate, store: nil)
  }

  func say(_ text: String, in time: Milliseconds?, _ role: Utterance.Role = .breath) -> Utterance {
    Utterance(text: text, role: role, language: "en", fit: time)
  }

  /// Five words take 2069 ms at 145 words a minute, and 1622 ms at 185.
  static let text = "In and rise up high"

  @Test(arguments: stride(from: 1640, through: 2060, by: 7).map { Milliseconds($0) })
  func `words that have to fit last their time to the sample`(time: Milliseconds) async throws {
    let clip = try await library().clip(for: say(Self.text, in: time))
    #expect(clip.end - clip.onset == time.count * 48)
    #expect(clip.extent.duration == time)
    #expect(clip.audio.samples.count >= clip.end)
    let rates = await voice.rates
    #expect(rates.count <= 4)
    #expect(rates.allSatisfy { (145...185).contains($0) })
    // No more than 25 ms of it, a step or two of the rate, are silence.
    let last = clip.audio.samples.lastIndex { abs($0) > 0.002 } ?? 0
    #expect(clip.end - last < 25 * 48, "\(rates)")
  }

  @Test(arguments: [2100, 4000] as [Milliseconds])
  func `words with time to spare are not slowed down`(time: Milliseconds) async throws {
    let clip = try await library().clip(for: say(Self.text, in: time))
    #expect(clip.extent.duration == time)
    #expect(await voice.rates == [145])
  }

  @Test(arguments: [1600, 1500, 800, 1] as [Milliseconds])
  func `words that cannot be said so fast are left as they are`(time: Milliseconds) async throws {
    let clip = try await library().clip(for: say(Self.text, in: time))
    let natural = try await library().clip(for: say(Self.text, in: nil))
    #expect(clip == natural)
    #expect(clip.extent.duration > time)
    #expect(await voice.rates.allSatisfy { $0 <= 185 })
  }

  @Test func `a profile says how far it goes`() async throws {
    var slow = self
    slow.profile.fit = 115...150
    let clip = try await slow.library().clip(for: say(Self.text, in: 1800))
    #expect(clip.extent.duration > 2000)
    #expect(await voice.rates.allSatisfy { $0 <= 150 })
  }

  @Test func `who asked for more is not slowed down`() async throws {
    let clip = try await library(rate: 220).clip(for: say(Self.text, in: 1000))
    #expect(clip.extent.duration > 1000)
    #expect(await voice.rates == [220])
  }

  @Test func `what keeps people safe is never hurried`() async throws {
    let clip = try await library().clip(for: say(Self.text, in: 1700, .safety))
    #expect(clip == (try await library().clip(for: say(Self.text, in: nil, .safety))))
    #expect(await voice.rates == [145, 145])
  }

  @Test func `pauses keep their length when words are hurried`() async throws {
    let clip = try await library().clip(for: say("In, and rise up high", in: 2000))
    #expect(clip.extent.duration == 2000)
    let samples = clip.audio.samples
    let peak = samples.map(abs).max() ?? 0
    let heard = samples.indices.filter { abs(samples[$0]) >= peak / 100 }
    let silences = zip(heard, heard.dropFirst()).map { $1 - $0 - 1 }.filter { $0 > 240 }
    #expect(silences == [250 * 48])
  }
}
