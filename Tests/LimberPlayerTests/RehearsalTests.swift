import LimberAudio
import LimberPlayer
import LimberSpeech
import LimberTimeline
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RehearsalTests {
  private static let words = SmallRoutine.standard.layOut(ClipTable()).missing

  @Test func `sound begins before all words are spoken`() async throws {
    let gate = Gate()
    let rehearsal = rehearsal { utterance in
      if utterance != Self.words[0] { await gate.wait() }
      return SmallVoice.clip(for: utterance)
    }
    let sink = NullSink.manual(margin: 480)
    let performance = Performance(of: rehearsal.scores(), on: [sink], leadIn: .zero)
    try await performance.wait { $0.contains(.started) }
    await performance.pass(frames: 480_000)
    try await performance.wait { !$0.cues.isEmpty }
    #expect(performance.events.cues.map(\.text) == ["Side reach."])
    #expect(await sink.heard.contains { $0 != 0 })
    gate.open()
    try await performance.wait { $0.contains { $0.isFinalPlan } }
    await performance.playOn()
    let score = try await SmallVoice.score()
    #expect(try await performance.end().cues.lines == score.timeline.cues.lines)
    let heard = await sink.heard
    #expect(firstDifference(heard, score.samples(0..<heard.count)) == nil)
  }

  @Test func `a session can be stopped while words are being spoken`() async throws {
    let gate = Gate()
    let rehearsal = rehearsal { utterance in
      if utterance != Self.words[0] { await gate.wait() }
      return SmallVoice.clip(for: utterance)
    }
    let performance = Performance(
      of: rehearsal.scores(), on: [NullSink.manual(margin: 0)], leadIn: .zero)
    try await performance.wait { $0.contains(.started) }
    performance.player.send(.stop)
    #expect(try await performance.end().last == .stopped)
    gate.open()
  }

  @Test func `words that cannot be spoken cost their own cue only`() async throws {
    let lost = Self.words[2]
    let rehearsal = rehearsal { utterance throws(SpeechError) in
      if utterance == lost { throw SpeechError(.engineFailure, "by design") }
      return SmallVoice.clip(for: utterance)
    }
    let sink = NullSink.manual(margin: 0)
    let performance = Performance(of: rehearsal.scores(), on: [sink], leadIn: .zero)
    try await performance.wait { $0.contains { $0.isFinalPlan } }
    await performance.playOn()
    let events = try await performance.end()
    #expect(events.filter { $0 == .unspoken(text: lost.text, reason: "by design") }.count == 1)
    #expect(events.last == .finished)
    let score = try await rehearsal.finalScore()
    #expect(events.cues.lines == score.timeline.cues.lines)
    for cue in score.timeline.cues {
      guard case .speech(let utterance) = cue.sound else { continue }
      let clip = try #require(score.measure.clips[utterance])
      #expect((clip == SmallVoice.clip(for: utterance)) == (utterance != lost))
      let moment = cue.start.count * 48
      #expect(score.samples(moment..<moment + 2400).contains { $0 != 0 })
    }
  }

  @Test func `many words that cannot be spoken are told in the order of their cues`() async throws {
    let rehearsal = rehearsal { utterance throws(SpeechError) in
      if utterance.role == .count { throw SpeechError(.engineFailure, "by design") }
      return SmallVoice.clip(for: utterance)
    }
    let performance = Performance(
      of: rehearsal.scores(), on: [NullSink.manual(margin: 0)], leadIn: .zero)
    try await performance.wait { $0.contains { $0.isFinalPlan } }
    await performance.playOn()
    let told = try await performance.end().compactMap { event -> String? in
      guard case .unspoken(let text, _) = event else { return nil }
      return text
    }
    #expect(Set(told) == ["Three.", "Two.", "One."])
    #expect(told.count == 3)
  }

  @Test(arguments: [SpeechError.Code.unavailable, .voiceNotFound])
  func `without a voice the first words throw`(code: SpeechError.Code) async {
    let error = SpeechError(code, "by design")
    let rehearsal = rehearsal { _ throws(SpeechError) in throw error }
    await #expect(throws: error) { try await rehearsal.finalScore() }
    let performance = Performance(
      of: rehearsal.scores(), on: [NullSink.manual(margin: 0)], leadIn: .zero)
    await #expect(throws: error) { try await performance.end() }
  }

  @Test func `a voice that goes away later costs only the words it owes`() async throws {
    let rehearsal = rehearsal { utterance throws(SpeechError) in
      if utterance != Self.words[0] { throw SpeechError(.unavailable, "gone") }
      return SmallVoice.clip(for: utterance)
    }
    let score = try await rehearsal.finalScore()
    #expect(score.isFinal)
    #expect(Set(score.unspoken.keys) == Set(Self.words.dropFirst()))
  }

  @Test func `every word is spoken once, and the plan is laid out a few times`() async throws {
    let spoken = Mutex<[Utterance]>([])
    let layouts = Mutex(0)
    let rehearsal = Rehearsal(
      layOut: { clips in
        layouts.withLock { $0 += 1 }
        return ManyWords(count: 500).layOut(clips)
      },
      speak: { utterance throws(SpeechError) in
        spoken.withLock { $0.append(utterance) }
        return SmallVoice.clip(for: utterance)
      })
    _ = try await rehearsal.finalScore()
    let all = spoken.withLock { $0 }
    #expect(all.count == 500)
    #expect(Set(all).count == 500)
    #expect(layouts.withLock { $0 } <= 13)
  }

  @Test func `a rehearsal that nobody waits for ends`() async throws {
    let wasCancelled = Gate()
    let rehearsal = rehearsal { utterance throws(SpeechError) in
      if utterance == Self.words[0] { return SmallVoice.clip(for: utterance) }
      do {
        try await Task.sleep(for: .seconds(60))
      } catch {
        wasCancelled.open()
      }
      throw SpeechError(.cancelled, "cancelled")
    }
    for try await score in rehearsal.scores() where !score.isFinal { break }
    await wasCancelled.wait()
  }

  private func rehearsal(
    _ speak: @escaping @Sendable (Utterance) async throws(SpeechError) -> SpeechClip
  ) -> Rehearsal {
    Rehearsal(layOut: { SmallRoutine.standard.layOut($0) }, speak: speak)
  }
}

/// A long routine without repetition.
private struct ManyWords {
  let count: Int

  func layOut(_ clips: ClipTable) -> Draft {
    let steps = (0..<count).map { SmallRoutine.Step.say(.instruct, "Word \($0).") }
    return SmallRoutine(parts: [SmallRoutine.Part(section: 0, side: nil, set: 1, steps: steps)])
      .layOut(clips)
  }
}

/// Something that is waited for.
private final class Gate: Sendable {
  private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>(
    (false, []))

  func wait() async {
    await withCheckedContinuation { waiting in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(waiting) }
        return state.isOpen
      }
      if isOpen { waiting.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for one in waiting { one.resume() }
  }
}

extension PlayerEvent {
  fileprivate var isFinalPlan: Bool {
    if case .planned(_, isFinal: true) = self { true } else { false }
  }
}
