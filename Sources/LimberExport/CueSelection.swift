public import LimberTimeline

/// Which cues go into a text.
public struct CueSelection: Hashable, Sendable {
  /// Something to choose by its name: a kind of cue, or several at once.
  public enum Choice: Hashable, Sendable {
    case kind(Cue.Kind)
    /// Everything.
    case all
    /// What a format holds where nobody chooses.
    case usual
    /// Everything that is said.
    case words
    /// Everything that is not said.
    case tones
  }

  /// What is chosen; a cue goes in if any of it names the cue.
  public var choices: Set<Choice>

  /// Creates a selection.
  public init(_ choices: Set<Choice>) {
    self.choices = choices
  }

  /// What a format holds where nobody chooses.
  public static let standard = CueSelection([.usual])

  /// The names there are: those of several kinds first.
  public static let names = groups.map(\.name) + Cue.Kind.allCases.map(\.rawValue)

  private static let groups: [(name: String, choice: Choice)] = [
    ("all", .all), ("usual", .usual), ("words", .words), ("tones", .tones),
  ]

  /// A selection from names with commas between them; nil, and the wrong name, if one is unknown.
  public static func parse(_ text: String) -> (selection: CueSelection?, wrong: String?) {
    var choices: Set<Choice> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part).shown.lowercased()
      guard let choice = choice(named: name) else { return (nil, name) }
      choices.insert(choice)
    }
    return (CueSelection(choices), nil)
  }

  private static func choice(named name: String) -> Choice? {
    groups.first { $0.name == name }?.choice ?? Cue.Kind(rawValue: name).map(Choice.kind)
  }

  /// Whether a cue goes in; `isUsual` tells whether it would if nobody chose.
  func includes(_ cue: Cue, isUsual: Bool) -> Bool {
    choices.contains { choice in
      switch choice {
      case .kind(let kind): cue.kind == kind
      case .all: true
      case .usual: isUsual
      case .words: cue.tone == nil
      case .tones: cue.tone != nil
      }
    }
  }
}
