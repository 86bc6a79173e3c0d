import LimberDiagnostics
import LimberScript
import LimberTimeline

/// What a person chooses for a plan, written as on the command line: `--dose low --pace 0.75`.
struct PlanningWords {
  /// Words that are not options, or values that they cannot have.
  struct Unclear: Error, CustomStringConvertible {
    let description: String
  }

  var options = PlanOptions()
  var choice = Choice()

  /// Reads the words; those with spaces in them stand in quotation marks.
  init(parsing text: String) throws {
    let words = Self.words(in: text)
    guard words.count.isMultiple(of: 2) else { throw Unclear(description: "\(words)") }
    for index in stride(from: 0, to: words.count, by: 2) {
      guard set(words[index], words[index + 1]) else {
        throw Unclear(description: "\(words[index]) \(words[index + 1])")
      }
    }
  }

  private mutating func set(_ name: String, _ value: String) -> Bool {
    switch name {
    case "--dose":
      options.dose = PlanOptions.dose(parsing: value)
      return options.dose != nil
    case "--pace":
      options.pace = PlanOptions.pace(parsing: value) ?? 0
      return options.pace > 0
    case "--breath":
      options.breath = BreathPattern(parsing: value)
      return options.breath != nil
    case "--length":
      options.length = PlanOptions.length(parsing: value)
      return options.length != nil
    case "--count":
      options.count = CueStyle(rawValue: value) ?? .words
      return CueStyle(rawValue: value) != nil
    case "--breath-cues":
      options.breathCues = CueStyle(rawValue: value) ?? .words
      return CueStyle(rawValue: value) != nil
    case "--variant":
      choice.variant = Variant(rawValue: value) ?? .standard
      return Variant(rawValue: value) != nil
    case "--choose":
      let parts = value.split(separator: "=").map(String.init)
      if parts.count == 2 { choice.versions[parts[0]] = parts[1] }
      return parts.count == 2
    default: return false
    }
  }

  private static func words(in text: String) -> [String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
    }
  }
}

/// Scripts that a test hands to the compiler together.
struct ScriptFolder {
  /// The places a pose is looked for in, by the words that tell where one has been looked for.
  static let places = [
    "in this folder", "in poses/", "in your own library", "in the built-in library",
  ]

  /// The script that is compiled.
  var main: Source
  /// The others, with the place each lies in; `included` is for those that only a path leads to.
  var others: [(place: String, source: Source)] = []

  var library: Library {
    let places = Self.places.map { place in
      Library.Place(
        name: place, sources: others.filter { $0.place == place }.map(\.source),
        languages: TranslatedScriptTests.languages)
    }
    return Library(
      places: places, included: others.map(\.source), languages: TranslatedScriptTests.languages)
  }

  /// What the lines of the script that is compiled were taken for.
  var tree: String { SyntaxTree.text(of: main, languages: TranslatedScriptTests.languages) }

  func compilation(choosing choice: Choice = Choice()) -> Compilation {
    Compilation(of: main, in: library, choosing: choice)
  }
}

extension Source {
  /// The script with edits made, none of which touch each other.
  func applying(_ edits: [Edit]) -> Source {
    var bytes = bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    return Source(name: name, bytes: bytes)
  }
}
