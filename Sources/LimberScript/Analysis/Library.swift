public import LimberDiagnostics

/// The scripts in which poses are looked for, place by place (LANGUAGE.md 3.11).
///
/// A library is a value made from the bytes of files that somebody else has read; finding a pose
/// does no I/O.
public struct Library: Sendable {
  /// Scripts that are looked through together.
  public struct Place: Sendable {
    /// The place in words, to end the sentence "looked …": "in this folder".
    public var name: String
    let scripts: [AnalyzedScript]

    /// Creates a place from the scripts in it.
    public init(name: String, sources: [Source], languages: Languages = .english) {
      self.name = name
      scripts = sources.map { AnalyzedScript($0, languages) }
    }
  }

  /// The places, the one that wins first.
  public var places: [Place]

  /// The scripts that `Include` lines name, by their paths.
  let included: [String: AnalyzedScript]
  /// The languages that scripts may be written in.
  public let languages: Languages

  /// Creates a library from its places, from the scripts that `Include` lines name (see
  /// `Includes.paths(in:)`), and from the languages a script may be written in.
  public init(
    places: [Place] = [], included: [Source] = [], languages: Languages = .english
  ) {
    self.places = places
    self.languages = languages
    self.included = Dictionary(
      included.map { ($0.name, AnalyzedScript($0, languages)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The names of all poses, for "did you mean".
  var names: [String] {
    places.flatMap(\.scripts).flatMap(\.document.poses).map(\.title)
  }
}

/// A pose and the script it was found in.
struct FoundPose: Sendable {
  var pose: Pose
  var script: AnalyzedScript
}

extension AnalyzedScript {
  /// The poses of this script that a use may mean.
  func poses(for use: UseSyntax) -> [FoundPose] {
    let name = PoseName.folded(use.name.words)
    let folder = source.name.split(separator: "/").dropLast().joined(separator: "/")
    let isHere = use.folder.isEmpty || folder == use.folder || folder.hasSuffix("/" + use.folder)
    guard isHere else { return [] }
    return (posesByName[name] ?? []).map { FoundPose(pose: document.poses[$0], script: self) }
  }
}
