import Foundation
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// The page that shows what every command does in every state, written by the machine itself.
struct CommandTableTests {
  typealias State = PlaybackMachine.State

  @Test func `the page of commands says what the machine does`() throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try SnapshotFolder(path: root.appending(path: "docs").path(percentEncoded: false))
      .expect(Self.page, named: "commands.md", isRecording: isRecording)
  }

  @Test func `a command that is refused changes nothing`() {
    for state in State.allCases {
      for command in PlayerCommand.allCases {
        var (machine, place) = SteeredMachine.machine(in: state)
        #expect(machine.state == state)
        let before = machine
        if machine.perform(command, at: place) == .refuse { #expect(machine == before) }
      }
    }
  }

  @Test func `the commands of a state are those that it can follow`() {
    let timelines = [
      SmallRoutine.spoken.timeline, SteeredMachine.gated(limit: nil),
    ]
    for state in State.allCases {
      var followed: Set<PlayerCommand> = []
      for timeline in timelines {
        for place in stride(from: 0, to: timeline.duration.count, by: 500) {
          for command in PlayerCommand.allCases {
            guard
              var machine = SteeredMachine.playing(timeline).brought(
                to: state, at: Milliseconds(place))
            else { continue }
            if machine.perform(command, at: Milliseconds(place)) != .refuse {
              followed.insert(command)
            }
          }
        }
      }
      #expect(followed == Set(state.commands), "\(state)")
    }
  }

  @Test(arguments: [State.playing, .paused, .hurting])
  func `a pause at the question means no, and then a pause where there can be one`(
    before: State
  ) {
    var (machine, place) = SteeredMachine.machine(in: before)
    _ = machine.perform(.stop, at: place, by: .voice)
    #expect(machine.state == .asking)
    let action = machine.perform(.pause, at: place)
    #expect(action == (before == .playing ? .pause : .jump(to: place)))
    #expect(machine.state == (before == .playing ? .paused : before))
  }

  private static let states: [State] = [
    .standby, .playing, .paused, .waiting, .hurting, .asking,
  ]

  private static var page: String {
    let head = states.map { " \($0.rawValue) |" }.joined()
    let rule = states.map { _ in "---|" }.joined()
    let rows = PlayerCommand.allCases.map { command in
      "| \(name(of: command)) |" + states.map { " \(cell(command, $0)) |" }.joined()
    }
    return """
      # What each command does

      A session is on *standby* until somebody starts it (`--hands-free`), *playing*, *paused*,
      *waiting* at a gate, *hurting*: somebody has said that it hurts, or *asking*: somebody has said
      "stop", and is asked whether that was meant. The table is written by the state machine itself,
      three seconds into a hold on the first of two sides, and in the waiting state at the gate of a
      pose that another one follows. An arrow shows the state that follows, where it is another one. A
      dash stands for a command that makes no sense there: it is refused, and nothing changes. Before
      the first sound every command but *stop* is refused, and after the end every command.

      \("| Command |" + head)
      \("|---|" + rule)
      \(rows.joined(separator: "\n"))

      - **Next and back** lead to where a pose begins, and in it to each side and set; the first side, and
        the first set, are places of their own where something comes before them, such as a title. Within
        three seconds of such a place, *back* leads to the one before.
      - **Where it begins.** A session that begins in the middle of a pose, since it was cut off or with
        `--from`, says which pose and side it is; no word is cut, and a gate begins with its words. In a
        window "Get ready" follows, and it goes on as after a pause.
      - **Cautions.** What keeps people safe in a pose is said first wherever the pose is entered, unless
        it has been heard to its end; who jumps on while it is said may do so.
      - **Where it goes on.** After a pause in a window, "Get ready" is heard, and the window goes on
        three seconds before the furthest place that was heard of it, but not before its start. Time
        that was asked for and is not over stays. Where breaths or repeats are counted, the one that was cut begins again. A count is never cut: the window goes
        on before its first number. Outside of windows the very next sample is heard, or the whole
        word if less than 300 ms of it had been.
      - **While something is put between**, such as words that are said again, the window waits. The
        position stands still, and nothing of the window is lost.
      - **In a pause**, *say again* and *how long* are answered in sound, and the session stays where it
        is held. The last words are also said whole if the pause has cut them.
      - **More time** is ten seconds, before the count if there is one; a breath or a repeat where
        those are counted; between the windows it comes at the end of what is being said. A window that
        became longer tells no half.
      - **Slower, faster, easier, deeper** plan what is left anew. The session goes on as it is until
        enough of the new plan is spoken, then at the same time of the same line. Pace never changes
        a window.
      - **While it is still planned**, for moments at the start and after another plan was asked for, what
        leads behind that is refused. Where planning breaks off, *next* and *skip* lead to where it did.
      - **When it hurts**, the window stops at once. How to ease out of the pose is said, then when to
        stop for good, and the session waits. *Ready* goes on, *easier* begins the side anew in the
        easier form, *skip* and *next* leave it. An easier form that was asked for when it hurt before
        does not end a new pain. Where the easier form is the same, that is shown, and the session goes
        on waiting.
      - **By voice**, *stop* asks once: "yes" stops, "no" goes on as before, and so does the session by
        itself after six seconds; whatever a key asks for means no, and is done. A key stops at once.
      - **In answer** to a command by voice a short tone goes up, before what follows from it, or where
        nothing else sounds. A command that makes no sense, by voice or by key, is answered by two low
        notes, at once where it is quiet, else behind what is being said; they lie over no word, and
        make no window longer.
      - **While the session waits** without a limit, at a gate or since it hurts, it reminds of itself
        after 20 s, then every 40 s. On standby it reminds once, a minute after its greeting.

      """
  }

  private static func name(of command: PlayerCommand) -> String {
    command.rawValue.map { $0.isUppercase ? " \($0.lowercased())" : "\($0)" }.joined()
  }

  private static func cell(_ command: PlayerCommand, _ state: State) -> String {
    var (machine, place) = SteeredMachine.machine(in: state)
    let action = words(for: machine.perform(command, at: place), at: place, in: state)
    let after = machine.state
    return after == state ? action : "\(action) → \(after.rawValue)"
  }

  private static func words(
    for action: PlaybackMachine.Action, at place: Milliseconds, in state: State
  ) -> String {
    switch action {
    case .refuse: "–"
    case .pause: "holds the sound"
    case .resume, .resumeFrom: "goes on"
    case .getReady: "“Get ready”, then up to 3 s back"
    case .begin: "begins"
    case .jump(let target): self.place(target, from: place, in: state)
    case .sayAgain: "the last words" + (state == .paused ? "" : ", then on")
    case .linger: "10 s or a breath more"
    case .tellTime: "how long it still takes" + (state == .paused ? "" : ", then on")
    case .greet: "when to ask somebody first, then the greeting"
    case .hurt: "how to ease out, then waits"
    case .ask: "asks once"
    case .replan: "another plan"
    case .stop: "ends"
    default: "\(action)"
    }
  }

  private static func place(
    _ target: Milliseconds, from place: Milliseconds, in state: State
  ) -> String {
    let timeline =
      state == .waiting ? SteeredMachine.followedGate : SmallRoutine.spoken.timeline
    if target == timeline.slotIndex(at: place).map({ timeline.slots[$0].end }) {
      return state == .waiting ? "goes on" : "the end of the window"
    }
    if target >= timeline.duration { return "the end" }
    if timeline.sections[1].start == target, state == .waiting { return "the next pose" }
    let stations = SmallRoutine.standard.stations(in: timeline)
    if target == place { return "goes on" }
    switch target {
    case .zero, stations[1]: return "the start of this pose, side or set"
    case stations[2]: return "the next pose, side or set"
    case stations[3]: return "the next pose"
    default: return "\(target)"
    }
  }
}
