internal import ArgumentParser
internal import Dispatch
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
      "The microphone, by its name or a part of its description; the usual one follows you.",
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
    help: """
      What would be going on: idle, running, paused, waiting, hurting, asked, choosing, pace; with \
      --file as often as you like, each heard by itself. (default: running)
      """)
  var states: [StateName] = []

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

  func validate() throws {
    guard file != nil || states.count <= 1 else {
      throw ValidationError("one thing goes on at a time at a microphone: give --while once")
    }
  }

  func run() async throws {
    try await Message.reportingFailure {
      if let file { return try hear(file) }
      try await Interruption.cancelling { try await listen() }
    }
  }

  private func vocabulary(while state: StateName) -> Vocabulary {
    VoiceCommands.english.vocabulary(for: state.listening, short: short)
  }

  /// Hears a recording as fast as it can be, once for each state.
  private func hear(_ path: String) throws {
    let recording = try Recording(path: path).samples
    let played = try loudspeaker.map { try Recording(path: $0).samples } ?? []
    let states = states.isEmpty ? [.running] : states
    do throws(AcousticModelError) {
      let model = SharedModel(try Backends.acousticModel())
      var ears = states.map { state in
        var hearing = Hearing(model: model, canceller: Backends.echoCanceller())
        hearing.vocabulary = vocabulary(while: state)
        hearing.isHalfDuplex = halfDuplex
        return (state: state, hearing: hearing)
      }
      let block = VoiceDetector.block
      // Silence at the end lets the last words end.
      for time in stride(from: 0, to: recording.count + 8_000, by: block) {
        let (heard, played) = (Self.block(recording, time), Self.block(played, time))
        for index in ears.indices {
          let happened = try ears[index].hearing.take(
            heard, loudspeaker: played, at: Int64(time) * 62_500)
          let state = states.count > 1 ? ears[index].state.rawValue : nil
          for event in happened { show(event, at: Double(time + block) / 16_000, while: state) }
        }
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
    let name = try microphone.map { try MicrophoneName.meant(by: $0) }
    let ears = Backends.ears(microphone: name, isHalfDuplex: halfDuplex)
    defer { ears.close() }
    let vocabulary = vocabulary(while: states.first ?? .running)
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
      if case .notice(.noRecogniser(let reason)) = event {
        throw Failure("cannot listen: \(reason)", hint: EarsPlaces.advice)
      }
      show(event, at: (ContinuousClock.now - start) / .seconds(1), while: nil)
    }
  }

  private func show(_ event: EarsEvent, at clock: Double, while state: String?) {
    switch events {
    case .json:
      if case .level = event, file != nil { return }
      let late = file == nil ? Self.late(event) : nil
      if let line = EarsLine.json(of: event, at: clock, late: late, while: state) {
        Output.write(line + "\n")
      }
    case .text:
      if let line = EarsLine.text(of: event) {
        let mark = state.map { "  (\($0))" } ?? ""
        Output.write("\(LevelMeter.clock(clock))  \(DisplayWidth.shown(line))\(mark)\n")
      } else if case .level(let level) = event, file == nil {
        LevelMeter.show(level)
      }
    }
  }

  /// How many seconds ago a command ended; nil for every other event.
  private static func late(_ event: EarsEvent) -> Double? {
    guard case .heard(let heard) = event else { return nil }
    return Double(Int64(DispatchTime.now().uptimeNanoseconds) - heard.endedAt) / 1e9
  }
}
