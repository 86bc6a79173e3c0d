internal import ArgumentParser
internal import LimberAudio
internal import LimberControl
internal import LimberDiagnostics
internal import LimberEars

/// `limber listen`: tries the microphone, and prints what was understood.
struct Listen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try the microphone: what is heard, how well, and what it would do.",
    discussion: """
      Say: pause exercise. Half a minute shows whether you are understood in this room. No sound \
      is ever stored or sent: it is forgotten as soon as it has been listened to.
      """)

  @Option(
    help: ArgumentHelp(
      "The microphone, by the sound server's name for it; the usual one follows you.",
      valueName: "name"))
  var microphone: String?

  @Option(help: ArgumentHelp("Hear a sound file instead.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "With --file: what a loudspeaker played meanwhile, which is not to be obeyed.",
      valueName: "file"))
  var loudspeaker: String?

  @Option(help: ArgumentHelp("For how many seconds to listen.", valueName: "seconds"))
  var seconds: Int = 30

  @Option(
    name: .customLong("while"),
    help: "What would be going on: idle, running, paused, waiting, hurting, asked, choosing, pace.")
  var state: StateName = .running

  @Flag(help: "Understand single words as well.")
  var short = false

  @Flag(help: "Hear nothing while the loudspeaker plays.")
  var halfDuplex = false

  @Option(help: "How to print what happens: text, or one JSON object a line.")
  var events: EventStyle = .text

  enum EventStyle: String, ExpressibleByArgument, CaseIterable { case text, json }

  enum StateName: String, ExpressibleByArgument, CaseIterable {
    case idle, running, paused, waiting, hurting, asked, choosing, pace

    var listening: ListeningState {
      switch self {
      case .idle: .idle
      case .running: .running
      case .paused: .paused
      case .waiting: .waiting
      case .hurting: .hurting
      case .asked: .asked
      case .choosing: .choosing(count: RoutineChoice.handful)
      case .pace: .choosingPace
      }
    }
  }

  func run() async throws {
    try await Message.reportingFailure {
      if let file { return try hear(file) }
      try await Interruption.cancelling { try await listen() }
    }
  }

  private var vocabulary: Vocabulary {
    VoiceCommands.english.vocabulary(for: state.listening, short: short)
  }

  /// Hears a recording as fast as it can be.
  private func hear(_ path: String) throws {
    let recording = try Recording(path: path).samples
    let played = try loudspeaker.map { try Recording(path: $0).samples } ?? []
    do throws(AcousticModelError) {
      var hearing = Hearing(
        model: try Backends.acousticModel(), canceller: Backends.echoCanceller())
      hearing.vocabulary = vocabulary
      hearing.isHalfDuplex = halfDuplex
      let block = VoiceDetector.block
      var time = 0
      // Silence at the end lets the last words end.
      while time < recording.count + 8_000 {
        let happened = try hearing.take(
          Self.block(recording, time), loudspeaker: Self.block(played, time),
          at: Int64(time) * 62_500)
        for event in happened { show(event, at: Double(time + block) / 16_000) }
        time += block
      }
    } catch {
      throw Failure("cannot listen: \(error.reason)", hint: EarsPlaces.advice)
    }
  }

  private static func block(_ samples: [Float], _ start: Int) -> [Float] {
    (start..<start + VoiceDetector.block).map { samples.indices.contains($0) ? samples[$0] : 0 }
  }

  /// Listens at the microphone.
  private func listen() async throws {
    let ears = Backends.ears(microphone: microphone, isHalfDuplex: halfDuplex)
    defer { ears.close() }
    ears.listen(for: vocabulary)
    if events == .text {
      let phrases = vocabulary.phrases.map(\.words).joined(separator: ", ")
      Message.say("listening for \(seconds) s. Say: \(phrases)")
    }
    let start = ContinuousClock.now
    let end = Task {
      try await Task.sleep(for: .seconds(seconds))
      ears.close()
    }
    defer { end.cancel() }
    for await event in ears.events {
      show(event, at: (ContinuousClock.now - start) / .seconds(1))
    }
  }

  private func show(_ event: EarsEvent, at clock: Double) {
    switch events {
    case .json:
      if case .level = event, file != nil { return }
      if let line = EarsLine.json(of: event, at: clock) { Output.write(line + "\n") }
    case .text:
      if let line = EarsLine.text(of: event) {
        Output.write("\(LevelMeter.clock(clock))  \(DisplayWidth.shown(line))\n")
      } else if case .level(let level) = event, file == nil {
        LevelMeter.show(level)
      }
    }
  }
}
