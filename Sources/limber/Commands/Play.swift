internal import ArgumentParser
internal import LimberAudio
internal import LimberPlayer
internal import LimberScript
internal import LimberTimeline

/// `limber play`: the main job.
struct Play: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Guide a session by voice.",
    discussion: """
      Keys while it plays: space pauses and goes on, right or n is the next pose or side, left or b \
      goes back, q stops.

        limber play desk-break
        limber play figure-four --pace gentle --dose low
      """)

  /// Where the session is heard.
  enum Sound: String, ExpressibleByArgument, CaseIterable {
    case pulse, silent
  }

  @OptionGroup var argument: RoutineArgument
  @OptionGroup var planning: PlanningOptions
  @OptionGroup var background: MusicOption

  @Option(name: .customLong("output"), help: "pulse, or silent to follow on the screen only.")
  var sound = Sound.pulse

  @OptionGroup var place: DeviceOption

  @Option(help: "What is left of other programs' sound under words, 0 to 1; 1 leaves it alone.")
  var duck = 0.3

  @Option(help: "How fast silent time passes, 1 to 1000.")
  var speed = 1

  func validate() throws {
    guard (1...1000).contains(speed) else {
      throw ValidationError("--speed is a number from 1 to 1000, not \(speed)")
    }
    guard (0...1).contains(duck) else {
      throw ValidationError("--duck is a number from 0 to 1, not \(duck)")
    }
    guard speed == 1 || sound == .silent else {
      throw ValidationError("--speed needs --output silent; sound cannot be hurried")
    }
  }

  func run() async throws {
    let outcome = try await Message.reportingFailure {
      let routine = try argument.compiled(planning)
      for line in RoutinePage.askFirst(routine) { Message.say(line) }
      let voiced = try VoicedRoutine(
        routine, planning, besides: argument.folder, music: background.loop())
      let gain = sound == .pulse ? duck : 1
      return try await SessionOnTerminal(voiced, lowering: gain).play(on: sink())
    }
    if outcome == .interrupted { throw ExitCode(130) }
  }

  /// The sink to start with; the screen alone where no sound server can be asked.
  private func sink() throws -> any AudioSink {
    guard sound == .pulse else { return Backends.silence(speed: speed) }
    let device = try place.found()
    do throws(SinkError) {
      return try Backends.speaker(on: device)
    } catch {
      Message.sayNoSound(error)
      return Backends.silence(speed: 1)
    }
  }
}

extension Message {
  /// Says in one line why nothing can be heard, and what to do.
  static func sayNoSound(_ error: SinkError) {
    say("no sound: \(error.reason); start PulseAudio or PipeWire, going on silently")
  }
}
