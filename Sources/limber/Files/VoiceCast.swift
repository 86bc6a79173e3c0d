internal import LimberSpeech
internal import LimberTimeline

/// Who speaks in a session: one voice, and for words in another language the usual one of that.
struct VoiceCast {
  /// The voice of the session.
  let main: VoiceProfile
  /// The usual voices of other languages.
  let others: [VoiceProfile]

  /// Tells that the voice that leads does not speak the language of a session, if it does not.
  func tellUnspoken(_ language: String) {
    guard !main.speaks(language), let other = others.first(where: { $0.speaks(language) }) else {
      return
    }
    Message.say(
      "\(main.name) speaks \(main.language), and this session is in \(language): "
        + "\(other.name) speaks it",
      hint: "limber voices shows who speaks what")
  }
}

extension VoiceFinder {
  /// The voices of a session in a language.
  ///
  /// The voice called `name` leads; without a name the usual one of the language does, the one of
  /// the same country before others, or else any voice of the language. A language without a voice
  /// is spoken in the manner of the first usual one, by the voice that the engine has for it.
  func cast(for language: String, led name: String?) throws -> VoiceCast {
    let profiles = profiles
    let usual = profiles.filter(\.isDefault)
    let own = usual.voice(for: language) ?? profiles.voice(for: language)
    guard let main = try name.map(find) ?? own ?? usual.first ?? profiles.first else {
      throw Failure("there is no voice", hint: "the folder Voices was not found")
    }
    return VoiceCast(main: main, others: usual.filter { !$0.speaks(main.language) })
  }

  /// The voice that is wanted for a language.
  ///
  /// One of the settings is wanted where it is there, which is told if it is not, and speaks the
  /// language.
  func wanted(_ name: String?, for language: String) -> String? {
    guard let name, Settings.gave("voice", name) else { return name }
    guard let found = all.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      Message.say("the voice \(name) of your settings is not here; the usual one speaks")
      return nil
    }
    // What is wrong with its file is told when the voices are read.
    return (try? found.profile())?.speaks(language) == true ? name : nil
  }

  /// The profile that steps in for `profile`, always in time: the one it names, else the usual one of its
  /// language, or any that speaks it; nil if there is none but itself.
  ///
  /// A voice that may be missing itself passes that on to the one it names, until that has had its turn.
  func fallback(of profile: VoiceProfile) throws -> VoiceProfile? {
    var asked: Set = [profile.name]
    var next = try named(profile.fallback, by: profile)
    while let other = next, asked.insert(other.name).inserted {
      guard other.engine != VoiceProfile.usualEngine else { return other }
      next = try named(other.fallback, by: other)
    }
    guard profile.engine != VoiceProfile.usualEngine || profile.fallback != nil else { return nil }
    let there = profiles.filter {
      $0.engine == VoiceProfile.usualEngine && $0.name != profile.name
    }
    return there.filter(\.isDefault).voice(for: profile.language)
      ?? there.voice(for: profile.language)
  }

  /// The voice that a profile wants to step in; nil if it wants none, or if there is none of that
  /// name, which is told.
  private func named(_ name: String?, by profile: VoiceProfile) throws -> VoiceProfile? {
    guard let name else { return nil }
    let all = all
    guard all.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
      let file = all.first { $0.name.lowercased() == profile.name }?.path
      Message.say(
        "\"\(name)\" is to step in for the voice \"\(profile.name)\", and there is no such voice",
        hint: file.map { "limber check \($0) tells more" })
      return nil
    }
    return try find(name)
  }
}

extension [VoiceProfile] {
  /// The first that speaks a language, one of the same country before others.
  fileprivate func voice(for language: String) -> VoiceProfile? {
    first { $0.language.lowercased() == language.lowercased() } ?? first { $0.speaks(language) }
  }
}

/// The clips of a session, each in the voice that speaks its language.
struct CastSpeech: Sendable {
  private let main: SpeechLibrary
  private let mainProfile: VoiceProfile
  private let others: [(profile: VoiceProfile, library: SpeechLibrary)]

  /// Gives every voice of `cast` a library of its own.
  init(_ cast: VoiceCast, library: (VoiceProfile) throws -> SpeechLibrary) rethrows {
    main = try library(cast.main)
    mainProfile = cast.main
    others = try cast.others.map { ($0, try library($0)) }
  }

  /// The clip that says `utterance`, as `SpeechLibrary.clip` tells.
  func clip(for utterance: Utterance) async throws(SpeechError) -> SpeechClip {
    try await library(for: utterance).clip(for: utterance)
  }

  /// Learns from a layout which words are needed when.
  func expect(_ draft: Draft) async {
    for library in libraries { await library.expect(draft) }
  }

  /// Learns what a listener has heard.
  func hear(upTo position: Milliseconds) async {
    for library in libraries { await library.hear(upTo: position) }
  }

  /// Lets the first words be late after `patience`, if nothing has been heard until then.
  func begin(within patience: Duration) async {
    await withDiscardingTaskGroup { group in
      for library in libraries { group.addTask { await library.begin(within: patience) } }
    }
  }

  /// Tells when another voice steps in, until all of them have ended; returns whether one did.
  @discardableResult
  func tellNotices(_ tell: @escaping @Sendable (String) async -> Void) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      for library in libraries {
        group.addTask {
          var hasTold = false
          for await notice in library.notices {
            await tell(notice.text)
            hasTold = true
          }
          return hasTold
        }
      }
      return await group.reduce(false) { $0 || $1 }
    }
  }

  /// Stops what is being said, and the notices.
  func end() async {
    for library in libraries { await library.end() }
  }

  private var libraries: [SpeechLibrary] { [main] + others.map(\.library) }

  /// Who says an utterance.
  private func library(for utterance: Utterance) -> SpeechLibrary {
    guard !mainProfile.speaks(utterance.language) else { return main }
    return others.first { $0.profile.speaks(utterance.language) }?.library ?? main
  }
}
