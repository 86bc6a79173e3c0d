internal import LimberDiagnostics
internal import LimberScript
internal import LimberTimeline

/// A routine that may be chosen by voice.
struct RoutineOffer: Sendable {
  /// What plays it.
  let name: String
  /// What it is called.
  let title: String
  /// How long it lasts at the usual dose.
  let length: Milliseconds

  /// The routines of the library in a language: whole sessions first, then single poses, in the
  /// order of their files, personal ones before shipped ones.
  static func all(in language: String) -> [RoutineOffer] {
    let finder = RoutineFinder()
    let library = finder.library
    let routines = finder.all.compactMap { source -> (offer: RoutineOffer, isSession: Bool)? in
      guard let routine = Compilation(of: source, in: library).routine,
        routine.language.lowercased().hasPrefix(language)
      else { return nil }
      let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
      let offer = RoutineOffer(
        name: String(source.name.dropLast(".routine".count)), title: routine.title,
        length: timeline.duration)
      return (offer, routine.isSession)
    }
    return routines.filter(\.isSession).map(\.offer)
      + routines.filter { !$0.isSession }.map(\.offer)
  }
}
