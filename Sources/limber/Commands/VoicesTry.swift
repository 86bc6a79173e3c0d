internal import ArgumentParser
internal import LimberAudio
internal import LimberDiagnostics
internal import LimberScript
internal import LimberSpeech
internal import LimberTimeline

/// `limber voices try`: how a voice sounds.
struct VoicesTry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Speak a sample in a voice, or the words you give.",
    discussion: """
      The sample has a word of every kind a session has: a side, a hold, a breath, a count.

        limber voices try hush
        limber voices try hush "Breathe in." "Breathe out." -o hush.wav
      """)

  @Argument(help: "A voice; limber voices lists them.")
  var name: String

  @Argument(help: "What it says instead of the sample.")
  var words: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("A sound file to write instead; ends with .wav.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace a file that exists already.")
  var force = false

  func validate() throws {
    guard output?.lowercased().hasSuffix(".wav") ?? true else {
      throw ValidationError(
        "-o takes a name that ends with .wav, not \"\(DisplayWidth.shown(output ?? ""))\"")
    }
  }

  func run() async throws {
    try await Message.reportingFailure {
      if let output, !force, OutputPlace.isThere(output) {
        throw Failure("\(output) exists already", hint: "--force replaces it", code: 73)
      }
      let profile = try VoiceFinder(besides: ".").find(name)
      let said =
        words.isEmpty ? Self.sample(in: profile.language) : utterances(in: profile.language)
      tellStrangeLetters(in: profile.language)
      let output = output
      try await Interruption.cancelling {
        let sound = try await SpokenSample(said, profile).sound()
        if let output {
          try sound.write(to: output)
        } else {
          try await sound.play()
        }
      }
    }
  }

  private func utterances(in language: String) -> [Utterance] {
    words.map { Utterance(text: $0, role: .instruction, language: language) }
  }

  /// Tells once of words in letters that the voice does not read, which it speaks all the same.
  private func tellStrangeLetters(in tag: String) {
    let language = Self.language(tag)
    guard let strange = words.lazy.compactMap(language.strangeLetters).first else { return }
    Message.say(
      "a voice of \(language.name) cannot read \"\(DisplayWidth.shown(strange.text))\": "
        + "\(strange.name) letters are spelled out, or not said at all",
      hint: "write it as it sounds, in the letters of \(language.name)")
  }

  private static func sample(in language: String) -> [Utterance] {
    Self.language(language).sample
  }

  private static func language(_ tag: String) -> Language {
    let languages = LanguageFinder.languages(besides: ".")
    return languages.language(for: tag) ?? languages.all[0]
  }
}
