internal import LimberSpeech
internal import LimberTimeline

/// Who speaks in a session: one voice, and for words in another language the usual one of that.
struct VoiceCast {
  /// The voice of the session.
  let main: VoiceProfile
  /// The usual voices of other languages.
  let others: [VoiceProfile]
}

extension VoiceFinder {
  /// The voices of a session in a language.
  ///
  /// The voice called `name` leads; without a name the usual one of the language does, the one of
  /// the same country before others. A language without a usual voice is spoken in the manner of
  /// the first one, by the voice that the engine has for it.
  func cast(for language: String, led name: String?) throws -> VoiceCast {
    let usual = usual
    guard let main = try name.map(find) ?? usual.voice(for: language) ?? usual.first else {
      throw Failure("there is no voice", hint: "the folder Voices was not found")
    }
    return VoiceCast(main: main, others: usual.filter { !$0.speaks(main.language) })
  }
}

extension [VoiceProfile] {
  /// The first that speaks a language, one of the same country before others.
  fileprivate func voice(for language: String) -> VoiceProfile? {
    first { $0.language.lowercased() == language.lowercased() } ?? first { $0.speaks(language) }
  }
}

/// The clips of a session, each in the voice that speaks its language.
struct CastSpeech {
  private let main: SpeechLibrary
  private let mainProfile: VoiceProfile
  private let others: [(profile: VoiceProfile, library: SpeechLibrary)]

  /// Gives every voice of `cast` a library of its own.
  init(_ cast: VoiceCast, library: (VoiceProfile) -> SpeechLibrary) {
    main = library(cast.main)
    mainProfile = cast.main
    others = cast.others.map { ($0, library($0)) }
  }

  /// Who says an utterance.
  func library(for utterance: Utterance) -> SpeechLibrary {
    guard !mainProfile.speaks(utterance.language) else { return main }
    return others.first { $0.profile.speaks(utterance.language) }?.library ?? main
  }
}
