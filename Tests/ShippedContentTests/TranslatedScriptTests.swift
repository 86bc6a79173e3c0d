import Foundation
import LimberDiagnostics
import LimberExport
import LimberScript
import LimberTesting
import LimberTimeline
import Testing

/// The routines in other languages, as a person gets them.
struct TranslatedScriptTests {
  static let root = ShippedScripts.folder.deletingLastPathComponent()

  static let languages = Languages(
    ["de", "fr", "es"].compactMap { tag in
      let file = root.appending(path: "Voices/\(tag).phrases")
      guard let data = try? Data(contentsOf: file) else { return nil }
      return try? Language(Source(name: "\(tag).phrases", bytes: Array(data)))
    })

  /// The scripts in the folders of languages, as `de/viererfigur`.
  static let names: [String] = languages.all.flatMap { language in
    let folder = ShippedScripts.folder.appending(path: language.tag).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".routine") }.sorted()
      .map { "\(language.tag)/\($0.dropLast(8))" }
  }

  static func compilation(_ name: String) throws -> Compilation {
    Compilation(of: try ShippedScripts.source(name), in: Library(languages: languages))
  }

  static func timeline(_ name: String) throws -> Timeline {
    let compilation = try compilation(name)
    let routine = try #require(compilation.routine, "\(compilation.report.diagnostics)")
    var options = PlanOptions()
    options.dose = 500
    return routine.plan(options, measure: FixedMeasure()).draft.timeline
  }

  @Test func `there is a routine in every language`() {
    #expect(Set(Self.names.map { $0.prefix(2) }) == ["de", "es", "fr"])
    #expect(Self.languages.all.count == 4)
  }

  @Test(arguments: names)
  func `nothing is wrong with it`(name: String) throws {
    let compilation = try Self.compilation(name)
    let plan = try #require(compilation.routine).plan(PlanOptions(), measure: FixedMeasure())
    var report = compilation.report
    report.append(plan.diagnostics)
    #expect(DiagnosticRenderer(usesColor: false).text(of: report) == "")
  }

  @Test(arguments: names)
  func `it has the lines, doses and markers of the English one`(name: String) throws {
    let differences = Likeness.diagnostics(
      of: try ShippedScripts.source(name), like: try ShippedScripts.source("figure-four"),
      languages: Self.languages)
    #expect(DiagnosticRenderer(usesColor: false).text(of: Report(differences)) == "")
  }

  @Test(arguments: names)
  func `its other forms have as many sentences as those of the English one`(name: String) throws {
    let trees = try [name, "figure-four"].map {
      SyntaxTree.text(of: try ShippedScripts.source($0), languages: Self.languages)
    }
    for choice in ["[easier instead] (say", "[deeper] (say"] {
      let counts = trees.map { $0.ranges(of: choice).count }
      #expect(counts[0] == counts[1] && counts[0] > 0, "\(choice)")
    }
  }

  @Test(arguments: names)
  func `its schedule is understood in its own words`(name: String) throws {
    let routine = try #require(try Self.compilation(name).routine)
    #expect(routine.about.frequency?.times == 3...5)
    #expect(routine.about.frequency?.days == 7)
    #expect(routine.about.schedule?.contains("week") == false)
  }

  @Test(arguments: names)
  func `it is heard as recorded`(name: String) throws {
    let timeline = try Self.timeline(name)
    #expect(TimelineInvariants.violations(in: timeline) == [])
    #expect(timeline.language == name.prefix(2))
    let file = "\(name.replacing("/", with: "-")).timeline"
    try expectSnapshot(of: CueList.text(of: timeline), named: file)
  }

  @Test(arguments: names)
  func `its holds are those of the English one`(name: String) throws {
    let english = try #require(try ShippedScripts.compilation("figure-four").routine)
    var options = PlanOptions()
    options.dose = 500
    let plain = english.plan(options, measure: FixedMeasure()).draft.timeline
    let timeline = try Self.timeline(name)
    let holds = [timeline, plain].map { timeline in
      timeline.slots.filter { $0.kind == .hold }.map { [$0.dose?.value, $0.set] }
    }
    #expect(holds[0] == holds[1])
    #expect(holds[0].count == 4)
  }

  @Test(arguments: names, ExportFormat.all.map(\.name))
  func `it is written in every format`(name: String, format: String) throws {
    let format = try #require(ExportFormat.all.first { $0.name == format })
    let timeline = try Self.timeline(name)
    let text = format.text(of: timeline)
    // Chapters are poses, and tell nothing else.
    guard format.features.contains(.cues) || format.name == "json" else {
      #expect(text.contains(timeline.title))
      return
    }
    let words = ["de": "Oberschenkel", "fr": "cheville", "es": "tobillo"]
    #expect(text.contains(try #require(words[String(name.prefix(2))])))
  }
}
