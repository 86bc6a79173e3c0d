import Foundation
import LimberDiagnostics
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// The examples of the language, with one slip in them.
struct ExampleTests {
  private static let folder = ShippedScripts.folder.deletingLastPathComponent()
    .appending(path: "Tests/ShippedContentTests/Examples")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".routine") }.sorted()
  }()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private static let library = Library(places: [
    Library.Place(
      name: "in this folder",
      sources: names.compactMap { name in (try? text(name)).map { Source(name: name, text: $0) } })
  ])

  private static func compile(_ text: String, _ name: String) -> Compilation {
    Compilation(of: Source(name: name, text: text), in: library)
  }

  @Test func `there are ten`() {
    #expect(Self.names.count == 10)
  }

  @Test(arguments: names)
  func `every example is without a mistake`(name: String) throws {
    let compilation = Self.compile(try Self.text(name), name)
    let text = DiagnosticRenderer(usesColor: false).text(of: compilation.report)
    #expect(compilation.routine != nil, "\(text)")
  }

  @Test(.timeLimit(.minutes(5)), arguments: names)
  func `every beginning of an example is a routine or an error`(name: String) throws {
    let text = try Self.text(name)
    for end in text.indices {
      let compilation = Self.compile(String(text[..<end]), name)
      #expect((compilation.routine == nil) == compilation.report.hasErrors)
      guard let routine = compilation.routine else { continue }
      let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
      #expect(TimelineInvariants.violations(in: timeline) == [])
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: names)
  func
    `an example without one of its characters plays as before, but for its words, or is told about`(
      name: String
    ) throws
  {
    let text = try Self.text(name)
    let original = Self.compile(text, name)
    let before = try Self.skeletons(of: original, text, name)
    for index in text.indices {
      var damaged = text
      damaged.remove(at: index)
      let compilation = Self.compile(damaged, name)
      #expect((compilation.routine == nil) == compilation.report.hasErrors)
      guard compilation.routine != nil,
        compilation.report.diagnostics.count <= original.report.diagnostics.count
      else { continue }
      let after = try Self.skeletons(of: compilation, damaged, name)
      let place = text[..<index].count { $0 == "\n" } + 1
      #expect(
        after.done == before.done || after.notes > before.notes,
        "line \(place) without \(text[index].debugDescription)")
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: names)
  func `an example without one of its bytes is a routine or an error that says where`(
    name: String
  ) throws {
    let bytes = Array(try Self.text(name).utf8)
    for place in bytes.indices {
      let damaged = Array(bytes[..<place] + bytes[(place + 1)...])
      let source = Source(name: name, bytes: damaged)
      let compilation = Compilation(of: source, in: Self.library)
      let report = compilation.report
      for diagnostic in report.diagnostics where diagnostic.source.name == name {
        #expect(diagnostic.label.range.upperBound <= damaged.count)
        #expect(source.lines.indices.contains(diagnostic.place.line - 1))
      }
      #expect((compilation.routine == nil) == report.hasErrors)
    }
  }

  /// What is done in a slot, and for how long, without the words.
  private struct Deed: Hashable {
    var kind: Slot.Kind
    var duration: Milliseconds
    var side: Side?
    var set: Int
    var dose: Dose?
  }

  /// What is done in a plan, and how often people are told to take care.
  private struct Skeleton: Hashable {
    var deeds: [Deed]
    var cautions: Int
  }

  /// What is done in each variant, and how often something is told about the plan.
  ///
  /// Where no pose has lines for a variant, it is the standard one (LANGUAGE.md 3.9).
  private static func skeletons(
    of standard: Compilation, _ text: String, _ name: String
  ) throws -> (done: [Skeleton], notes: Int) {
    let routine = try #require(standard.routine)
    let plain = skeleton(of: routine)
    let all = try Variant.allCases.map { variant in
      guard variant != .standard, routine.poses.contains(where: { $0.variants.contains(variant) })
      else { return plain }
      let source = Source(name: name, text: text)
      let other = Compilation(of: source, in: library, choosing: Choice(variant: variant))
      return skeleton(of: try #require(other.routine))
    }
    return (all.map { $0.done }, all.map { $0.notes }.reduce(0, +))
  }

  private static func skeleton(of routine: Routine) -> (done: Skeleton, notes: Int) {
    let plan = routine.plan(PlanOptions(), measure: FixedMeasure())
    let timeline = plan.draft.timeline
    let deeds = timeline.slots.filter(\.isFixed).map {
      Deed(kind: $0.kind, duration: $0.duration, side: $0.side, set: $0.set, dose: $0.dose)
    }
    let cautions = timeline.cues.count { $0.kind == .safety }
    return (Skeleton(deeds: deeds, cautions: cautions), plan.diagnostics.count)
  }
}
