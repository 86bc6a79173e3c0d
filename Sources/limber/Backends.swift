internal import Foundation
internal import LimberAudio
internal import LimberControl
internal import LimberDesktop
internal import LimberEars
internal import LimberEcho
internal import LimberEspeak
internal import LimberHama
internal import LimberPiper
internal import LimberPlayer
internal import LimberPulse
internal import LimberSpeech
internal import LimberWorker

/// The one place that knows which engines and sinks are built in.
enum Backends {
  /// The engine of the usual voices.
  static func espeak() throws -> EspeakSynthesizer {
    guard let worker = EspeakSynthesizer.installedWorker() else {
      throw Failure(
        "the program limber-espeak was not found",
        hint: "it belongs beside limber; build both with \"make build\"")
    }
    return EspeakSynthesizer(worker: worker, workers: 2, deadline: .seconds(10))
  }

  /// The engines that speak `profiles`.
  static func engines(for profiles: [VoiceProfile]) throws -> Engines {
    let places = piper
    let named = profiles.filter { $0.engine == "piper" }.map { profile in
      let engine = PiperSynthesizer(
        voice: profile.voice, language: profile.language, in: places)
      return (profile.name, engine)
    }
    return Engines(
      usual: try espeak(), others: Dictionary(named, uniquingKeysWith: { first, _ in first }))
  }

  /// Names what speaks a profile besides the usual engine: its version and the voice it has; nil if
  /// the usual one speaks it, or if it is not there.
  static func fingerprint(of profile: VoiceProfile) async throws -> String? {
    guard profile.engine != VoiceProfile.usualEngine else { return nil }
    let engines = try engines(for: [profile])
    let name = try? await engines.others[profile.name]?.fingerprint()
    await engines.shutdown()
    return name
  }

  /// Where Piper and its voices may be.
  static var piper: PiperPlaces {
    let environment = ProcessInfo.processInfo.environment
    let own = environment["LIMBER_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    return PiperPlaces(
      pythons: own.map { [$0] } ?? ["\(Folders.piperEnvironment)/bin/python3", "python3"],
      folders: Folders.piperVoices)
  }

  /// The sink of the person's sound server; throws if there cannot be one.
  static func speaker(on device: String? = nil) throws(SinkError) -> any AudioSink {
    try PulseSink(server: nil, device: device, keepAwake: true)
  }

  /// The devices of the person's sound server; empty where none answers.
  static func speakers() -> [PulseOutput] { PulseOutput.all(on: nil) }

  /// What tells sounds apart; throws why there is none.
  @Sendable static func acousticModel() throws(AcousticModelError) -> any AcousticModel {
    try HamaModel(HamaFiles.find(in: EarsPlaces.folders))
  }

  /// What takes the loudspeaker out of the microphone.
  @Sendable static func echoCanceller() -> (any EchoCanceller)? { SpeexEcho() }

  /// The microphones of the person's sound server; empty where none answers.
  static func microphones() -> [PulseOutput] { PulseOutput.microphones(on: nil) }

  /// Ears at a microphone, nil for the usual one, which do not obey a loudspeaker, nil for the
  /// usual one.
  static func ears(
    microphone: String?, loudspeaker: String? = nil, isHalfDuplex: Bool = false
  ) -> LiveEars {
    LiveEars(
      PulseMicrophone(server: nil, microphone: microphone, loudspeaker: loudspeaker),
      isHalfDuplex: isHalfDuplex, model: acousticModel, canceller: echoCanceller)
  }

  /// What lowers the sound of other programs while the session speaks.
  static func ducker() -> Companion {
    // By this path its name is another than ours: who kills all of our name leaves it alive.
    Companion(program: "/proc/self/exe", arguments: [DuckOthers.name])
  }

  /// Lowers other sound for whoever writes to standard input; returns when that has ended.
  static func duckOthers() {
    let folder = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"]
    PulseDucker.outliveSignals()
    PulseDucker(reading: 0, server: nil)?.run(alone: folder.map { "\($0)/limber-duck" })
  }

  /// Where the buses of the person are.
  static var buses: BusAddresses {
    BusAddresses(environment: ProcessInfo.processInfo.environment)
  }

  /// Whether there is a bus on which media keys can be heard.
  static var hasMediaKeys: Bool {
    get async {
      guard let address = buses.session else { return false }
      return await Desktop.answers(at: address)
    }
  }

  /// What ties a session to media keys and the machine's sleep; it steers `player`.
  static func desktop(of player: Player) -> Desktop {
    desktop { request in
      switch request {
      case .command(let command): player.send(command)
      case .seek(let target): player.seek(to: target)
      case .notice(let text): player.tell(text)
      }
    }
  }

  /// The same for whoever does what is asked for.
  static func desktop(_ request: @escaping @Sendable (DesktopRequest) -> Void) -> Desktop {
    Desktop(on: buses, request: request)
  }

  /// A sink without sound, `speed` times as fast as the clock.
  static func silence(speed: Int) -> any AudioSink {
    NullSink(speed: speed)
  }
}

/// The engines of a few voices.
struct Engines: Sendable {
  /// The engine of every voice that has no other.
  let usual: any SpeechEngine
  /// The engines of other voices, by their names.
  let others: [String: any SpeechEngine]

  /// The voice with the engine that speaks it.
  func speaker(_ profile: VoiceProfile) -> Speaker {
    Speaker(others[profile.name] ?? usual, profile)
  }

  /// Ends their processes.
  func shutdown() async {
    for engine in others.values { await engine.shutdown() }
    await usual.shutdown()
  }
}
