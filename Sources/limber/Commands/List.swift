internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberScript
internal import LimberTerminal
internal import LimberTimeline

/// `limber list`: the routines there are.
struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List shipped and personal routines.",
    discussion: "Lengths are for the default dose; limber show tells them to the second.")

  func run() async throws {
    let finder = RoutineFinder()
    let library = finder.library
    var rows = [["NAME", "LENGTH", "LEVEL", "POSITION", "EQUIPMENT"]]
    for source in finder.all {
      let name = String(source.name.dropLast(".routine".count))
      guard let routine = Compilation(of: source, in: library).routine else {
        Message.say("\(name) has mistakes", hint: "limber check \(name) tells which")
        continue
      }
      rows.append(row(name, routine))
    }
    Output.write(Table.text(rows, columns: RawTerminal.columns))
  }

  private func row(_ name: String, _ routine: Routine) -> [String] {
    let duration = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline.duration
    let poses = routine.poses.map(\.about)
    let equipment =
      routine.about.equipment.isEmpty
      ? poses.flatMap(\.equipment).distinct : routine.about.equipment
    let positions = poses.compactMap(\.position).distinct
    return [
      name, minutes(duration), routine.about.level ?? poses.hardestLevel ?? "–",
      positions.isEmpty ? "–" : positions.joined(separator: ", "),
      equipment.isEmpty ? "none" : equipment.joined(separator: ", "),
    ].map(DisplayWidth.shown)
  }

  /// In whole minutes: how long the words take is not known before they are spoken.
  private func minutes(_ duration: Milliseconds) -> String {
    "\(max(1, (duration.count + 30_000) / 60_000)) min"
  }
}

extension [About] {
  /// The hardest level of all.
  var hardestLevel: String? {
    ["strong", "moderate", "gentle"].first { level in contains { $0.level == level } }
  }
}
