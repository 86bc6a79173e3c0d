/// An option that can be set for good, in the file of settings.
struct Setting {
  /// How its value is written.
  enum Kind { case value, list, flag }

  /// The long name of the option.
  let name: String
  let kind: Kind
  /// The commands that take it.
  let commands: Set<String>

  private static let planning: Set = ["play", "show", "export", "render", "explain"]

  /// Every one of them.
  static let all: [Setting] =
    [
      ("pace", .value, planning), ("breath", .value, planning), ("dose", .value, planning),
      ("length", .value, planning), ("variant", .value, planning), ("choose", .list, planning),
      ("voice", .value, planning), ("rate", .value, planning), ("wording", .value, planning),
      ("count", .value, planning), ("breath-cues", .value, planning), ("no-cache", .flag, planning),
      ("hands-free", .flag, ["play"]), ("microphone", .value, ["play"]),
      ("wait", .value, ["play"]), ("output", .value, ["play"]), ("device", .value, ["play"]),
      ("speed", .value, ["play"]), ("duck", .value, ["play"]),
      ("music", .value, ["play", "render"]),
      ("large", .flag, ["play"]), ("plain", .flag, ["play"]), ("color", .value, ["play"]),
    ].map { Setting(name: $0, kind: $1, commands: $2) }

  /// What does not stand beside one another: there is one view, and a dose leaves no length to be met.
  private static let groups = [["large", "plain", "events"], ["dose", "length"]]

  /// The options of which there can be one: itself, and those it does not stand beside.
  var group: [String] { Self.groups.first { $0.contains(name) } ?? [name] }

  /// Which options of a command line this one gives way to.
  var rivals: [String] {
    switch name {
    // What is chosen there is added to it.
    case "choose": []
    // Who names a speaker wants to hear it.
    case "output": ["output", "device"]
    default: group
    }
  }

  /// What another option has to be for one to mean something.
  struct Need {
    let option: String
    let word: String
    /// Whether it is that where nothing is said about it.
    let isUsual: Bool
  }

  /// What this one needs.
  var need: Need? {
    switch name {
    case "microphone": Need(option: "hands-free", word: "--hands-free", isUsual: false)
    case "speed": Need(option: "output", word: "--output=silent", isUsual: false)
    case "device": Need(option: "output", word: "--output=pulse", isUsual: true)
    default: nil
    }
  }

  /// The setting as words of a command line, one for each value.
  func words(_ values: [String]) -> [String] {
    switch kind {
    case .flag: values == ["true"] ? ["--\(name)"] : []
    case .value: values.map { "--\(name)=\($0)" }
    // Not every session has what is chosen for all of them.
    case .list: values.map { "--prefer=\($0)" }
    }
  }
}
