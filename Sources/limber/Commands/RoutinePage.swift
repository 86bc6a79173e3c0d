internal import LimberDiagnostics
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// One screen about a routine.
struct RoutinePage {
  let routine: Routine
  let timeline: Timeline
  let options: PlanOptions

  /// The page, ending with a line end.
  var text: String {
    let blocks = [head, poses, cautions, origins].filter { !$0.isEmpty }
    return blocks.map { $0.map { DisplayWidth.shown($0) + "\n" }.joined() }.joined(separator: "\n")
  }

  private var abouts: [About] { [routine.about] + routine.poses.map(\.about) }

  private var head: [String] {
    let equipment = routine.equipment
    let facts = [
      routine.about.level ?? routine.poses.map(\.about).hardestLevel,
      routine.about.schedule, equipment.isEmpty ? nil : "with \(equipment.joined(separator: ", "))",
    ]
    let line = facts.compactMap(\.self).joined(separator: " · ")
    return ["\(routine.title)   \(timeline.duration.clock)"] + (line.isEmpty ? [] : [line])
      + [doses.reason].compactMap(\.self)
  }

  private var doses: DoseLines {
    DoseLines(routine: routine, timeline: timeline, options: options)
  }

  private var poses: [String] {
    guard timeline.sections.count > 1 else {
      return (doses.amounts(of: 0) + forms(of: timeline.title)).map { "  \($0)" }
    }
    return timeline.sections.enumerated().flatMap { index, section in
      let place = section.position.map { "   \($0)" } ?? ""
      let length = section.shownLength.clock
      let title = "  \(section.start.clock)  \(section.title)  (\(length))\(place)"
      let indent = String(repeating: " ", count: section.start.clock.count + 4)
      return [title] + (doses.amounts(of: index) + forms(of: section.title)).map { indent + $0 }
    }
  }

  /// The other forms that a pose can take.
  private func forms(of title: String) -> [String] {
    guard let pose = routine.poses.first(where: { $0.title == title }) else { return [] }
    let variants = pose.variants.map(\.rawValue).joined(separator: ", ")
    let versions = pose.versions.joined(separator: ", ")
    return [
      variants.isEmpty ? nil : "also \(variants)", versions.isEmpty ? nil : "versions: \(versions)",
    ].compactMap(\.self)
  }

  private var cautions: [String] {
    let cautions = routine.poses.flatMap { pose in
      pose.cautions.map { routine.poses.count > 1 ? "\(pose.title): \($0)" : $0 }
    }
    let asks = Self.askFirst(routine)
    let stops = routine.words.stopIf.map(\.text)
    return (asks + stops + cautions).distinct
  }

  private var origins: [String] {
    let sources = abouts.compactMap(\.source).flatMap { $0.split(separator: "; ") }
      .map(String.init).distinct
    return (sources.isEmpty ? [] : ["From: \(sources.joined(separator: "; "))"])
      + abouts.flatMap(\.notes)
  }

  /// When to ask somebody before playing the routine, as sentences.
  static func askFirst(_ routine: Routine) -> [String] { routine.words.askFirst.map(\.text) }
}

extension Routine {
  /// What is needed for all of it, each thing once.
  var equipment: [String] { ([about] + poses.map(\.about)).flatMap(\.equipment).distinct }
}

extension [String] {
  /// The first of those that differ in no more than case.
  var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0.lowercased()).inserted }
  }
}
