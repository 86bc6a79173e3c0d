import LimberPlayer
import LimberTesting
import LimberTimeline
import Testing

/// What must hold of the record of any session.
struct SessionRecordProperties {
  @Test(arguments: 0..<300)
  func `whatever happens, places lead on and nothing is given twice`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let timeline = SessionRecordTests.timeline
    var record = SessionRecord()
    var entries = [PlayerEvent.planned(timeline, isFinal: true), .started].flatMap {
      record.apply($0)
    }
    var position = Milliseconds.zero
    var heard = Milliseconds.zero
    for _ in 0..<40 where position < timeline.duration {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        let command = PlayerCommand.allCases.randomElement(using: &random) ?? .next
        entries += record.apply(.obeyed(command))
      case 1:
        position = Milliseconds(Int.random(in: 0...44_000, using: &random))
        entries += record.apply(.jumped(to: position))
      default:
        let step = Milliseconds(Int.random(in: 1...9000, using: &random))
        let next = min(position + step, timeline.duration)
        heard = heard + (next - position)
        position = next
        entries += record.apply(.position(position))
      }
    }
    entries += record.close(as: .stopped)
    var given = Milliseconds.zero
    for case .window(let window) in entries {
      given = given + window.given
      #expect(window.given >= .zero)
      #expect(window.given <= window.planned)
      #expect(window.ending != .full || window.given == window.planned)
      #expect(timeline.find(window.place)?.match == .exact)
    }
    #expect(given <= heard)
    #expect(entries.last == .ended(.stopped))
  }
}
