internal import LimberEspeak
internal import LimberPiper
internal import LimberSpeech
internal import LimberWorker

extension VoiceSurroundings {
  /// What is around the file of a voice on this machine; `path` is where it lies, and `profile` what
  /// it says, if that is known.
  ///
  /// An engine that is not there is not missed: the file may be for another machine.
  static func here(besides path: String, _ profile: VoiceProfile?) async -> VoiceSurroundings {
    var there = VoiceSurroundings(
      voices: VoiceFinder(besides: project(of: path)).all.map(\.name))
    if let profile {
      there.engineVoices =
        profile.engine == VoiceProfile.usualEngine
        ? await usualVoices(besides: profile.voice) : await piperVoices(besides: profile)
    }
    return there
  }

  /// The folder that holds the folder of a voice: its project, if that is called `Voices`.
  private static func project(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.dropLast().last == "Voices" else { return "." }
    let project = parts.dropLast(2).joined(separator: "/")
    return project.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : project
  }

  /// The voices of espeak-ng, and the one that is wanted, if it can be spoken with.
  private static func usualVoices(besides voice: String) async -> [EngineVoice]? {
    guard let engine = try? Backends.espeak() else { return nil }
    let spoken = SpeechRequest(
      text: "one", voice: voice, rate: VoiceSettings.standard.rate,
      pitch: VoiceSettings.standard.pitch, range: VoiceSettings.standard.range,
      volume: VoiceSettings.standard.volume, wordGap: VoiceSettings.standard.wordGap)
    let all = try? await engine.voices()
    // A variant is in no list, so the engine is asked to speak.
    let isThere = (try? await engine.speak(spoken)) != nil
    await engine.shutdown()
    return all.map { all in
      all.map { EngineVoice(name: $0.name, language: $0.language) }
        + (isThere ? [EngineVoice(name: voice, language: "")] : [])
    }
  }

  /// The voices of Piper; nil if it is not there, or if any voice will do.
  private static func piperVoices(besides profile: VoiceProfile) async -> [EngineVoice]? {
    guard profile.voice != PiperVoices.anyVoice else { return nil }
    let found = await PiperVoices.find(
      profile.voice, language: profile.language, in: Backends.piper)
    return found?.all.map { EngineVoice(name: $0.name, language: $0.language) }
  }
}
