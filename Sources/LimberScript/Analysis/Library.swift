public import LimberDiagnostics
internal import Synchronization

/// The scripts in which poses are looked for, place by place (LANGUAGE.md 3.11).
///
/// A library is a value made from the bytes of files that somebody else has read; finding a pose
/// does no I/O. A place is read when a pose is looked for in it, since most scripts have their own.
public struct Library: Sendable {
  /// Scripts that are looked through together.
  public struct Place: Sendable {
    /// The place in words, to end the sentence "looked …": "in this folder".
    public var name: String
    private let shelf: Shelf

    /// Creates a place from the scripts in it.
    public init(name: String, sources: [Source], languages: Languages = .english) {
      self.name = name
      shelf = Shelf { sources.map { AnalyzedScript($0, languages) } }
    }

    /// Creates a place from the scripts in it, which others may have read already.
    public init(name: String, sources: [Source], reading scripts: ReadScripts) {
      self.name = name
      shelf = Shelf { sources.map(scripts.read) }
    }

    /// The scripts, in order.
    var scripts: [AnalyzedScript] { shelf.books.scripts }

    /// The poses that a use may mean.
    func poses(for use: UseSyntax) -> [FoundPose] { shelf.books.poses(for: use) }
  }

  /// The places, the one that wins first.
  public var places: [Place]

  /// The scripts that `Include` lines name, by their paths.
  let included: [String: AnalyzedScript]
  /// The names of scripts that nobody has read, since links in their paths lead out of the folder.
  let outside: Set<String>
  /// The languages that scripts may be written in.
  public let languages: Languages
  /// Who reads the scripts that are compiled; nil if each is read anew.
  private let reader: ReadScripts?

  /// Creates a library from its places, from the scripts that `Include` lines name (see
  /// `Includes.paths(in:)`), from the names of scripts that have not been read since they lie
  /// `outside` of the folder, and from the languages a script may be written in.
  public init(
    places: [Place] = [], included: [Source] = [], outside: [String] = [],
    languages: Languages = .english
  ) {
    self.places = places
    self.outside = Set(outside)
    self.languages = languages
    reader = nil
    self.included = Self.byName(included) { AnalyzedScript($0, languages) }
  }

  /// Creates a library from its places, from the scripts that `Include` lines name, and from the
  /// names of those that lie `outside`; what `reader` knows is not read again, nor is what is compiled
  /// with the library.
  public init(
    places: [Place], included: [Source] = [], outside: [String] = [], reading reader: ReadScripts
  ) {
    self.places = places
    self.outside = Set(outside)
    languages = reader.languages
    self.reader = reader
    self.included = Self.byName(included, reader.read)
  }

  private static func byName(
    _ sources: [Source], _ read: (Source) -> AnalyzedScript
  ) -> [String: AnalyzedScript] {
    Dictionary(sources.map { ($0.name, read($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// A script that is compiled.
  func read(_ source: Source) -> AnalyzedScript {
    reader?.read(source) ?? AnalyzedScript(source, languages)
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
    guard isIn(use.folder) else { return [] }
    let places = posesByName[PoseName.folded(use.name.words)] ?? []
    return places.map { FoundPose(pose: document.poses[$0], script: self) }
  }

  /// Whether the script lies in a folder that is written in front of the name of a pose.
  fileprivate func isIn(_ wanted: String) -> Bool {
    guard !wanted.isEmpty else { return true }
    let folder = source.name.split(separator: "/").dropLast().joined(separator: "/")
    return folder == wanted || folder.hasSuffix("/" + wanted)
  }
}

/// The scripts of one place, read when they are asked for first.
private final class Shelf: Sendable {
  private let read: Mutex<Books?> = Mutex(nil)
  private let reading: @Sendable () -> [AnalyzedScript]

  init(_ reading: @escaping @Sendable () -> [AnalyzedScript]) {
    self.reading = reading
  }

  /// What was read.
  var books: Books {
    read.withLock { read in
      let books = read ?? Books(reading())
      read = books
      return books
    }
  }
}

/// Scripts whose poses are quick to find.
private struct Books: Sendable {
  let scripts: [AnalyzedScript]
  /// The scripts that have a pose of a folded name, in order.
  private let places: [String: [Int]]

  init(_ scripts: [AnalyzedScript]) {
    self.scripts = scripts
    var places: [String: [Int]] = [:]
    for (place, script) in scripts.enumerated() {
      for name in script.posesByName.keys { places[name, default: []].append(place) }
    }
    self.places = places
  }

  /// The poses that a use may mean.
  func poses(for use: UseSyntax) -> [FoundPose] {
    let known = places[PoseName.folded(use.name.words)] ?? []
    return known.flatMap { scripts[$0].poses(for: use) }
  }
}
