internal import ArgumentParser

/// Planning options as the words of a command line, for the log.
extension PlanningOptions {
  /// What was given, in words that give it again.
  var words: [String] {
    let values: [(name: String, value: String?)] = [
      ("pace", pace), ("breath", breath), ("dose", dose), ("length", length),
      ("variant", variant), ("voice", voice), ("rate", rate.map(String.init)),
      ("wording", wording?.rawValue), ("count", count), ("breath-cues", breathCues),
    ]
    let given = values.compactMap { option in option.value.map { "--\(option.name)=\($0)" } }
    return given + choose.map { "--choose=\($0)" } + prefer.map { "--prefer=\($0)" }
      + (ignoresCache ? ["--no-cache"] : [])
  }

  /// The same without what settings say.
  var asked: [String] { words.filter { !Settings.added.contains($0) } }

  /// What counts for a session that was planned before: settings do not plan it anew.
  var withoutSettings: PlanningOptions {
    var options = (try? PlanningOptions.parse(asked)) ?? self
    options.ignoresCache = ignoresCache
    return options
  }

  /// The options that were given for a session, with what was changed in it and what is given now.
  ///
  /// Words that no longer mean anything, of an older program, are left out.
  init(goingOn words: [String], changed: [String], now: PlanningOptions) {
    self = words.reduce(PlanningOptions.none) { options, word in
      (try? PlanningOptions.parse(options.words + [word])) ?? options
    }
    self = (try? PlanningOptions.parse(self.words + changed + now.asked)) ?? now
  }

  private static var none: PlanningOptions {
    (try? PlanningOptions.parse([])) ?? PlanningOptions()
  }
}
