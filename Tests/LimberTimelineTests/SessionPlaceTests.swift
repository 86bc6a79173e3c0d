import LimberTesting
import LimberTimeline
import Testing

struct SessionPlaceTests {
  private let timeline = WorkedExample.timeline

  @Test func `every slot is found again by its place, as its window or the words before it`() {
    for (index, slot) in timeline.slots.enumerated() {
      let place = timeline.place(ofSlot: index)
      let found = timeline.find(place)
      #expect(found?.match == .exact)
      if slot.kind.isPractice {
        #expect(found?.slot == index)
      } else {
        #expect((found?.position ?? .seconds(9999)) <= slot.start)
        #expect(found.map { timeline.place(ofSlot: $0.slot) } == place)
      }
    }
  }

  @Test func `a place names its side and whether its window runs`() {
    let place = timeline.place(ofSlot: 9)
    #expect(place.side == .right)
    #expect(place.window == 1)
    #expect(place.isInWindow)
    #expect(timeline.place(ofSlot: 7).isInWindow == false)
    #expect(timeline.place(ofSlot: 10).window == 2)
  }

  @Test func `where the window is gone, the same side begins again`() {
    var place = timeline.place(ofSlot: 9)
    place.window = 5
    #expect(timeline.find(place) == FoundPlace(slot: 6, position: 31_500, match: .near))
  }

  @Test func `where the side is gone, the pose begins again`() {
    var place = timeline.place(ofSlot: 9)
    place.side = nil
    place.set = 3
    #expect(timeline.find(place)?.match == .near)
    #expect(timeline.find(place)?.position == .zero)
  }

  @Test func `a pose that is gone is not found`() {
    var place = timeline.place(ofSlot: 9)
    place.pose = "headstand"
    #expect(timeline.find(place) == nil)
  }

  @Test func `a round that is gone leads to the last one`() {
    var place = timeline.place(ofSlot: 9)
    place.occurrence = 4
    #expect(timeline.find(place)?.match == .near)
  }

  @Test func `twice the same pose is two places`() {
    var twice = timeline
    let again = timeline.slots.map { slot in
      var slot = slot
      slot.section = 1
      slot.start = slot.start + timeline.duration
      slot.end = slot.end + timeline.duration
      return slot
    }
    twice.slots += again
    twice.sections.append(timeline.sections[0])
    let place = twice.place(ofSlot: 20)
    #expect(place.occurrence == 2)
    #expect(twice.find(place)?.slot == 20)
  }
}
