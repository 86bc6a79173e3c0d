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
    let before = try Self.skeletons(of: text, name)
    for index in text.indices {
      var damaged = text
      damaged.remove(at: index)
      let compilation = Self.compile(damaged, name)
      #expect((compilation.routine == nil) == compilation.report.hasErrors)
      guard compilation.routine != nil,
        compilation.report.diagnostics.count <= original.report.diagnostics.count
      else { continue }
      let after = try Self.skeletons(of: damaged, name)
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

  /// What is done in each variant and for how long, and how often people are told to take care,
  /// without the words; and how often something is told about the plan.
  private static func skeletons(
    of text: String, _ name: String
  ) throws -> (done: [[String]], notes: Int) {
    let plans = try Variant.allCases.map { variant in
      let source = Source(name: name, text: text)
      let compilation = Compilation(of: source, in: library, choosing: Choice(variant: variant))
      return try #require(compilation.routine).plan(PlanOptions(), measure: FixedMeasure())
    }
    let done = plans.map { plan in
      let timeline = plan.draft.timeline
      let slots = timeline.slots.filter { $0.isFixed }.map {
        "\($0.kind) \($0.duration) \($0.side as Any) \($0.set as Any) \($0.dose as Any)"
      }
      return slots + ["\(timeline.cues.count { $0.kind == .safety })"]
    }
    return (done, plans.map(\.diagnostics.count).reduce(0, +))
  }
}
