import LimberTimeline

extension JSONReader {
  struct JSONCue: Decodable {
    var kind: String
    var startMs: Int
    var durationMs: Int
    var leadMs: Int
    var spoken: String?
    var role: String?
    var language: String?
    var tone: String?
    var fitMs: Int?
    var anchor: JSONAnchor
    var side: String?
    var source: Source
    var `default`: Bool

    func value() throws -> Cue {
      let sound = Sound(spoken: spoken, role: role, language: language, tone: tone, fitMs: fitMs)
      return Cue(
        kind: try named(kind), start: Milliseconds(startMs), lead: Milliseconds(leadMs),
        duration: Milliseconds(durationMs), sound: try sound.value(), anchor: try anchor.value(),
        side: try side.map { try named($0) }, origin: source.value, isDefault: `default`)
    }
  }

  struct JSONAnchor: Decodable {
    var slot: String
    var edge: String
    var offsetMs: Int

    func value() throws -> Cue.Anchor {
      Cue.Anchor(
        slot: try index(slot, "s"), edge: try named(edge), offset: Milliseconds(offsetMs))
    }
  }
}
