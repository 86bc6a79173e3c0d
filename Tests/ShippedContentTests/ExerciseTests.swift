import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// The exercises that the articles describe, and what they say about each.
struct ExerciseTests {
  /// One exercise as the articles have it.
  struct Exercise: Sendable, CustomTestStringConvertible {
    /// Its file.
    var name: String
    /// The least and the most of its holds, movements and flows.
    var low: Dose
    var high: Dose
    /// Words of the titles of the articles it comes from.
    var sources: [String]
    var position: String
    var level = "gentle"
    var hasSides = true
    var versions: [String] = []
    /// Variants in which something else is said.
    var variants: Set<Variant> = []
    var hasCaution = false
    /// Muscles and places it is for.
    var targets: [String]

    var testDescription: String { name }
  }

  private static func seconds(_ count: Int) -> Dose { Dose(value: count * 1000, unit: .second) }
  private static func minutes(_ count: Int) -> Dose { Dose(value: count * 60_000, unit: .minute) }
  private static func breaths(_ count: Int) -> Dose { Dose(value: count, unit: .breath) }

  private static let guide = "Lower back and glute stretching guide"
  private static let piriformis = "czonwong"
  private static let medius = "Nick Ng"
  private static let seated = "Ronald Lavine"
  private static let techniques = "Upper glutes and lower back"

  static let all: [Exercise] = onBack + onKnees + sitting + moving

  private static let onBack = [
    Exercise(
      name: "figure-four", low: seconds(20), high: seconds(30),
      sources: [piriformis, guide, techniques], position: "on your back",
      variants: [.easier, .deeper], hasCaution: true,
      targets: ["piriformis", "gluteus medius", "gluteus maximus"]),
    Exercise(
      name: "knee-to-chest", low: seconds(30), high: seconds(30), sources: [guide],
      position: "on your back", variants: [.easier, .deeper], hasCaution: true,
      targets: ["lower back"]),
    Exercise(
      name: "wall-glute-stretch", low: breaths(5), high: breaths(6), sources: [medius],
      position: "on your back, by a wall", variants: [.easier, .deeper],
      targets: ["gluteus medius"]),
    Exercise(
      name: "supine-twist", low: seconds(20), high: seconds(30), sources: [techniques],
      position: "on your back", variants: [.easier],
      targets: ["erector spinae", "multifidus", "outer glutes", "obliques"]),
  ]

  private static let onKnees = [
    Exercise(
      name: "cat-cow", low: breaths(5), high: breaths(10), sources: [guide, techniques],
      position: "on hands and knees", hasSides: false, variants: [.easier], hasCaution: true,
      targets: ["whole spine"]),
    Exercise(
      name: "childs-pose", low: seconds(30), high: seconds(30), sources: [guide],
      position: "on hands and knees", hasSides: false, variants: [.easier],
      targets: ["lower back", "hips", "thighs"]),
    Exercise(
      name: "prone-glute-stretch", low: breaths(5), high: breaths(6), sources: [medius],
      position: "on hands and knees", level: "moderate", variants: [.easier, .deeper],
      hasCaution: true, targets: ["gluteus medius", "gluteus maximus"]),
    Exercise(
      name: "pigeon", low: seconds(20), high: seconds(30), sources: [techniques],
      position: "on hands and knees", level: "strong", versions: ["plain", "with a support"],
      variants: [.easier, .deeper], hasCaution: true, targets: ["piriformis"]),
  ]

  private static let sitting = [
    Exercise(
      name: "seated-glute-stretch", low: seconds(20), high: seconds(30),
      sources: [guide, seated, techniques], position: "sitting on a chair",
      versions: ["on a chair", "on the floor"], variants: [.easier], targets: ["piriformis"]),
    Exercise(
      name: "seated-twist", low: breaths(5), high: breaths(6), sources: [medius],
      position: "sitting on the floor", level: "moderate",
      versions: ["on the floor", "on a chair"], variants: [.easier],
      targets: ["outer hip", "lower back"]),
    Exercise(
      name: "foam-roller", low: minutes(1), high: minutes(2), sources: [medius],
      position: "sitting on the floor", variants: [.easier], hasCaution: true,
      targets: ["gluteus maximus", "gluteus medius"]),
  ]

  private static let moving = [
    Exercise(
      name: "side-bend", low: seconds(20), high: seconds(30), sources: [techniques],
      position: "standing", versions: ["standing", "on a chair", "on the floor"],
      variants: [.easier], targets: ["quadratus lumborum", "obliques", "intercostals"]),
    Exercise(
      name: "warm-up", low: minutes(5), high: minutes(10), sources: [guide, techniques],
      position: "standing", hasSides: false,
      versions: ["on the spot", "brisk walk", "bicycle"], targets: ["whole body"]),
  ]

  @Test func `there are thirteen, and each has its file`() {
    #expect(Self.all.count == 13)
    #expect(Set(Self.all.map(\.name)).isSubset(of: ShippedScripts.names))
  }

  @Test(arguments: all)
  func `it says what people want to know about it`(exercise: Exercise) throws {
    let routine = try ShippedScripts.routine(exercise.name)
    let pose = try #require(routine.poses.first)
    #expect(pose.about.position == exercise.position)
    #expect(pose.about.level == exercise.level)
    #expect(pose.about.schedule == "3-5 times a week")
    #expect(try ShippedScripts.text(exercise.name).contains("\nEquipment: "))
    #expect(Set(exercise.targets).isSubset(of: pose.about.targets))
    #expect(pose.versions == exercise.versions)
    #expect(pose.cautions.isEmpty != exercise.hasCaution)
    #expect(!routine.reasonsToStop.isEmpty)
    #expect(!pose.about.askFirst.isEmpty)
    for source in exercise.sources {
      #expect(pose.about.source?.contains(source) == true, "\(source)")
    }
  }

  @Test(arguments: all)
  func `its dose is the dose of the articles`(exercise: Exercise) throws {
    for (dose, wanted) in [(0, exercise.low), (1000, exercise.high)] {
      let timeline = try ShippedScripts.timeline(exercise.name, dose: dose)
      let work = timeline.slots.filter { [.hold, .move, .flow].contains($0.kind) }
      #expect(Set(work.compactMap(\.dose)) == [wanted])
      let sides = Set(work.map(\.side))
      #expect(sides == (exercise.hasSides ? [.left, .right] : [nil]))
    }
  }

  @Test(arguments: all)
  func `a hold in seconds is done two or three times a side if somebody has the time`(
    exercise: Exercise
  ) throws {
    // The strong one, and the rest, are held once.
    let once = ["pigeon", "childs-pose", "warm-up", "foam-roller"]
    guard exercise.low.unit != .breath, !once.contains(exercise.name) else { return }
    let sets = [0, 1000].map { dose in
      (try? ShippedScripts.timeline(exercise.name, dose: dose))?.slots.map(\.set).max()
    }
    #expect(sets == [2, 3])
  }

  @Test(arguments: all)
  func `every variant says something of its own`(exercise: Exercise) throws {
    let standard = try words(exercise.name, .standard)
    for variant in [Variant.easier, .deeper] {
      let isOther = try words(exercise.name, variant) != standard
      #expect(isOther == exercise.variants.contains(variant), "\(variant)")
    }
  }

  private func words(_ name: String, _ variant: Variant) throws -> [String] {
    let timeline = try ShippedScripts.timeline(name, Choice(variant: variant), dose: 500)
    return timeline.cues.compactMap(\.text)
  }

  @Test func `breath leads where the articles say so`() throws {
    let cat = try ShippedScripts.timeline("cat-cow")
    let phases = cat.cues.filter { [.breathIn, .breathOut].contains($0.kind) }
    #expect(phases.first?.text?.hasPrefix("Breathe in. Drop your belly") == true)
    #expect(phases.dropFirst().first?.text?.hasPrefix("Breathe out. Push down") == true)
    for name in ["prone-glute-stretch", "seated-twist"] {
      let timeline = try ShippedScripts.timeline(name)
      let said = timeline.cues.compactMap(\.text)
      #expect(said.contains { $0.hasPrefix("Breathe out. ") }, "\(name)")
    }
  }
}
