import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// The five sessions: what they hold, and how long they last.
struct SessionLengthTests {
  /// A session, its poses in order, and how long it may last.
  struct Named: Sendable, CustomTestStringConvertible {
    var name: String
    var poses: [String]
    var least: Milliseconds
    var most: Milliseconds
    /// The length to ask for; nil for the script's own.
    var length: Milliseconds?

    var testDescription: String { "\(name), \(most.count / 60_000) minutes" }
  }

  static let all = [
    Named(
      name: "desk-break", poses: ["Seated glute stretch", "Side bend", "Seated spinal twist"],
      least: .seconds(240), most: .seconds(300)),
    Named(
      name: "lower-back-relief",
      poses: ["Warm-up", "Cat-cow", "Child's pose", "Knee to chest", "Supine spinal twist"],
      least: .seconds(690), most: .seconds(720)),
    Named(
      name: "deep-glutes",
      poses: [
        "Warm-up", "Figure four", "Wall glute stretch", "Prone glute stretch",
        "Foam roller massage",
      ],
      least: .seconds(870), most: .seconds(900)),
    Named(
      name: "hips-and-lower-back", poses: everything, least: .seconds(1170), most: .seconds(1200)),
    Named(
      name: "hips-and-lower-back", poses: everything, least: .seconds(1740),
      most: .seconds(1800), length: .seconds(1800)),
    Named(
      name: "before-sleep", poses: ["Child's pose", "Knee to chest", "Supine spinal twist"],
      least: .seconds(570), most: .seconds(600)),
  ]

  private static let everything = [
    "Warm-up", "Side bend", "Cat-cow", "Knee to chest", "Figure four", "Pigeon", "Child's pose",
    "Supine spinal twist",
  ]

  @Test(arguments: all)
  func `it holds its poses and lasts as long as it says`(session: Named) throws {
    let timeline = try ShippedScripts.timeline(session.name, length: session.length)
    #expect(timeline.sections.dropFirst().map(\.title) == session.poses)
    #expect(timeline.duration <= session.most)
    #expect(timeline.duration >= session.least)
  }

  @Test func `every session starts with its reasons to stop`() throws {
    for session in Self.all {
      let cues = try ShippedScripts.timeline(session.name).cues
      #expect(cues.first { $0.kind != .title }?.kind == .safety, "\(session.name)")
      let about = try ShippedScripts.routine(session.name).about
      #expect(!about.askFirst.isEmpty)
      #expect(about.notes.contains { $0.contains("is an emergency") })
    }
  }

  @Test(arguments: ["lower-back-relief", "deep-glutes", "hips-and-lower-back"])
  func `nothing is stretched before the warm-up`(name: String) throws {
    let slots = try ShippedScripts.timeline(name).slots
    let work = slots.first { [.hold, .move, .flow, .reps].contains($0.kind) }
    #expect(work?.kind == .move)
  }

  @Test func `the full session gives the strong pose late, and a calm finish after it`() throws {
    let timeline = try ShippedScripts.timeline("hips-and-lower-back")
    let pigeon = try #require(timeline.sections.first { $0.title == "Pigeon" })
    #expect(pigeon.start.count * 2 > timeline.duration.count)
    #expect(pigeon.end < timeline.duration)
  }

  @Test func `before sleep nobody counts, and the breath is calm`() throws {
    let timeline = try ShippedScripts.timeline("before-sleep")
    #expect(!timeline.cues.contains { $0.kind == .countdown })
    let breathed = timeline.slots.filter { $0.dose?.unit == .breath }
    #expect(breathed.count == 2)
    for slot in breathed {
      #expect(slot.duration.count == (slot.dose?.value ?? 0) * 10_000)
    }
  }

  @Test func `what keeps people well is said, not only written`() throws {
    let said = try Set(
      Self.all.flatMap { try ShippedScripts.timeline($0.name).cues.compactMap(\.text) }
    )
    .joined(separator: "\n")
    for words in [
      "go into each pose slowly", "gentle stretch", "do not bounce", "Breathe in to get ready",
      "each breath out take you further", "Three to five short sessions a week", "strengthen",
      "let a professional look", "is an emergency", "Stop if pain is sharp, shoots or spreads",
      "tingles or goes numb",
    ] {
      #expect(said.contains(words), "\(words)")
    }
  }
}
