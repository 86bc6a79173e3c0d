import LimberAudio
import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// When other programs' sound steps back.
struct DuckingTests {
  private static let timeline = WorkedExample.timeline

  /// Where other sound is low, by positions that are told every 100 ms.
  private static func low(over range: Range<Int>, offset: Int = 0) -> [Milliseconds] {
    var ducking = Ducking()
    _ = ducking.apply(.planned(timeline, isFinal: true))
    _ = ducking.apply(.started)
    var low: [Milliseconds] = []
    for time in stride(from: range.lowerBound + offset, to: range.upperBound, by: 100) {
      _ = ducking.apply(.position(Milliseconds(time)))
      if ducking.isDown { low.append(Milliseconds(time)) }
    }
    return low
  }

  @Test(arguments: [0, 1, 50, 99])
  func `it is low before every cue, for its length, and back within a second`(offset: Int) {
    let end = Self.timeline.duration.count + 2000
    let low = Self.low(over: 0..<end, offset: offset)
    // The fall takes 150 ms, and a position is 100 ms old.
    for cue in Self.timeline.cues where cue.audibleStart > .zero {
      #expect(low.contains { $0 <= cue.audibleStart - 250 && $0 > cue.audibleStart - 600 - 101 })
      #expect(low.contains { $0 >= cue.audibleEnd && $0 <= cue.audibleEnd + 300 })
    }
    for time in low {
      let near = Self.timeline.cues.contains {
        time > $0.audibleStart - 2000 && time < $0.audibleEnd + 2000
      }
      #expect(near, "low at \(time) for nothing")
    }
    let last = Self.timeline.cues.map(\.audibleEnd).max() ?? .zero
    #expect(low.allSatisfy { $0 < last + 700 })
  }

  @Test func `it stays low between cues that are close, and comes back where none is`() {
    var times: [Milliseconds] = []
    var ducking = Ducking()
    var timeline = Self.timeline
    timeline.cues = [1000, 3500, 9000].map { (start: Milliseconds) in
      var cue = Self.timeline.cues[0]
      (cue.start, cue.lead, cue.duration) = (start, .zero, 1000)
      return cue
    }
    _ = ducking.apply(.planned(timeline, isFinal: true))
    _ = ducking.apply(.started)
    for time in stride(from: 0, to: 12_000, by: 100) {
      if ducking.apply(.position(Milliseconds(time))) != nil { times.append(Milliseconds(time)) }
    }
    #expect(times == [400, 4800, 8400, 10_300])
  }

  @Test(arguments: [PlayerEvent.paused, .waiting(.gate), .finished, .stopped])
  func `while the session stands, other sound is back`(event: PlayerEvent) {
    var ducking = Ducking()
    _ = ducking.apply(.planned(Self.timeline, isFinal: true))
    #expect(ducking.apply(.started) == true)
    #expect(ducking.apply(event) == false)
    #expect(ducking.apply(.position(100)) == nil)
  }

  @Test func `what is said while a session goes on again is heard too`() {
    var ducking = Ducking()
    _ = ducking.apply(.planned(Self.timeline, isFinal: true))
    _ = ducking.apply(.started)
    // In the middle of the hold nothing is said.
    _ = ducking.apply(.position(20_500))
    #expect(!ducking.isDown)
    _ = ducking.apply(.paused)
    #expect(ducking.apply(.resumed) == true)
    #expect(ducking.apply(.position(20_500)) == nil)
    #expect(ducking.apply(.position(20_800)) == false)
  }

  @Test(arguments: [
    [PlayerEvent.obeyed(.sayAgain)], [.notice("Two minutes.")],
    [.obeyed(.sayAgain), .jumped(to: 20_000)],
  ])
  func `what is said beside the timeline is heard too`(events: [PlayerEvent]) {
    var ducking = Ducking()
    _ = ducking.apply(.planned(Self.timeline, isFinal: true))
    _ = ducking.apply(.started)
    _ = ducking.apply(.position(20_500))
    for event in events { _ = ducking.apply(event) }
    #expect(ducking.isDown)
    _ = ducking.apply(.position(20_900))
    #expect(!ducking.isDown)
  }

  @Test(arguments: [
    [PlayerEvent.paused], [.waiting(.gate)], [.answered, .paused], [.paused, .obeyed(.sayAgain)],
    [.paused, .toldTime("Two minutes.")], [.paused, .jumped(to: 31_500)],
    [.paused, .waiting(.stop), .answered],
  ])
  func `while the session stands, other sound is low for words and no longer`(
    events: [PlayerEvent]
  ) {
    var ducking = Self.inTheHold()
    for event in events { _ = ducking.apply(event) }
    #expect(!ducking.isDown)
    #expect(ducking.apply(.sayingSoon) == true)
    #expect(ducking.apply(.saying("Paused.")) == nil)
    #expect(ducking.apply(.position(20_500)) == nil)
    #expect(ducking.apply(.saying(nil)) == false)
    #expect(ducking.apply(.position(20_500)) == nil)
  }

  @Test(arguments: [WaitReason.pain, .start, .stop])
  func `who is waited for is spoken to at once, and then other sound is back`(reason: WaitReason) {
    // While words sound, and in the quiet.
    for place in [Milliseconds(20_500), Self.timeline.cues[0].start + 100] {
      var ducking = Self.inTheHold()
      _ = ducking.apply(.position(place))
      _ = ducking.apply(.waiting(reason))
      #expect(ducking.isDown)
      #expect(ducking.apply(.saying("Ease out.")) == nil)
      #expect(ducking.apply(.saying(nil)) == false)
      #expect(ducking.apply(.saying("Are you ready?")) == true)
      #expect(ducking.apply(.answered) == nil)
    }
  }

  @Test func `where it hurts and nothing is said, nothing is lowered`() {
    var ducking = Self.inTheHold()
    _ = ducking.apply(.waiting(.pain))
    #expect(ducking.apply(.easing([])) == false)
  }

  @Test func `after sound was lost, other sound steps back again when it returns`() {
    var ducking = Self.inTheHold()
    _ = ducking.apply(.soundLost(SinkError(.lost, "by design"), continues: true))
    _ = ducking.apply(.position(31_500))
    #expect(!ducking.isDown)
    #expect(ducking.apply(.soundBack) == true)
  }

  /// In the middle of the hold, where nothing is said.
  private static func inTheHold() -> Ducking {
    var ducking = Ducking()
    _ = ducking.apply(.planned(timeline, isFinal: true))
    _ = ducking.apply(.started)
    _ = ducking.apply(.position(20_500))
    return ducking
  }

  @Test func `a jump to words lowers at once`() {
    var ducking = Ducking()
    _ = ducking.apply(.planned(Self.timeline, isFinal: true))
    _ = ducking.apply(.started)
    _ = ducking.apply(.position(20_500))
    #expect(ducking.apply(.jumped(to: 31_500)) == true)
  }
}
