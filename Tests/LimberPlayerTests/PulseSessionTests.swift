import LimberAudio
import LimberPlayer
import LimberPulse
import LimberTesting
import LimberTimeline
import Testing

/// Sessions on a real sound server, in real time.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct PulseSessionTests {
  private static let rehearsal = SmallVoice.rehearsal(of: .short)

  @Test func `a session that is paused and sent back is heard to the sample`() async throws {
    let score = try await Self.rehearsal.finalScore()
    let (events, heard) = try await PulseServer.run(devices: ["lab"]) { server in
      let sink = try PulseSink(server: server.address, keepAwake: false)
      let player = Player(sink: sink, fallback: nil, leadIn: 600, tick: .milliseconds(20))
      let watch = Task { await Self.steer(player) }
      let heard = try await server.recording(of: "lab") {
        try await player.run(Self.rehearsal.scores())
      }
      return (await watch.value, heard)
    }
    #expect(events.jumps == [.zero])
    #expect(events.last == .finished)
    let cues = score.timeline.cues
    let first = cues.filter { $0.start < 4000 }
    #expect(events.cues.lines == (first + cues).lines)
    try Self.expect(first + cues, of: score, in: heard)
  }

  /// Pauses early in the hold, goes on, and goes back to the start when 4 s have been heard.
  private static func steer(_ player: Player) async -> [PlayerEvent] {
    var events: [PlayerEvent] = []
    var wasSentBack = false
    for await event in player.events {
      events.append(event)
      switch event {
      case .cue(let cue) where cue.kind == .start && !wasSentBack:
        try? await Task.sleep(for: .milliseconds(400))
        player.send(.pause)
        try? await Task.sleep(for: .milliseconds(500))
        player.send(.resume)
      case .position(let position) where position >= 4000 && !wasSentBack:
        player.send(.back)
        wasSentBack = true
      default: break
      }
    }
    return events
  }

  /// Finds every spoken cue that was heard whole, in order, sample by sample.
  private static func expect(_ cues: [Cue], of score: Score, in heard: [Int16]) throws {
    var from = 0
    for cue in cues where cue.text != nil && cue.audibleEnd < 4000 || cue.start >= 4000 {
      let words = score.samples(cue.audibleStart.count * 48 + 48..<cue.audibleEnd.count * 48 - 96)
      let place = try #require(
        Self.place(of: words, in: heard, from: from), "\(cue.text ?? "tone")")
      from = place + words.count
    }
  }

  private static func place(of words: [Int16], in heard: [Int16], from: Int) -> Int? {
    guard let first = words.first, from <= heard.count - words.count else { return nil }
    return (from...heard.count - words.count).first { start in
      heard[start] == first && heard[start..<start + words.count].elementsEqual(words)
    }
  }

  @Test func `when the server crashes the session waits for the next one`() async throws {
    let score = try await Self.rehearsal.finalScore()
    let events = try await PulseServer.run(devices: ["lab"]) { server in
      let sink = try PulseSink(server: server.address, keepAwake: true)
      let player = Player(sink: sink, fallback: nil, leadIn: 600, tick: .milliseconds(20))
      let playing = Task { try await player.run(Self.rehearsal.scores()) }
      var events: [PlayerEvent] = []
      for await event in player.events {
        events.append(event)
        if case .cue(let cue) = event, cue.kind == .start { break }
      }
      await server.crash()
      return try await server.again { _ in
        for await event in player.events { events.append(event) }
        try await playing.value
        return events
      }
    }
    #expect(events.last == .finished)
    #expect(events.count { if case .soundHeld = $0 { true } else { false } } == 1)
    #expect(events.count { $0 == .soundBack } == 1)
    // Where the machine is slow the outage is long, and what was cut off is heard again.
    let cues = events.cues.lines
    let once = cues.enumerated().filter { $0 == 0 || cues[$0 - 1] != $1 }.map(\.element)
    #expect(once == score.timeline.cues.lines)
  }
}
