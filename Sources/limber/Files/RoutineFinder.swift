internal import Foundation
internal import LimberDiagnostics
internal import LimberScript

/// Finds the script a person means, and the scripts it may use.
struct RoutineFinder {
  /// A script with everything it may use.
  struct Found {
    var source: Source
    var library: Library
    /// Where it lies; nil for standard input and for what is shipped.
    var path: String?
    /// The file of a script of the library, whoever it belongs to.
    var file: String?
    /// Whether other scripts are named in it by their paths.
    var hasIncludes = false
  }

  /// Who reads scripts, in the languages that they may be written in.
  private let reader: ReadScripts
  /// The folders as they were when a script of theirs was asked for first.
  private let known = KnownPlaces()
  /// Whether the languages are those of the project that the script is of.
  private let isOfProject: Bool

  /// Creates a finder.
  init() {
    reader = ReadScripts(languages: LanguageFinder.languages())
    isOfProject = false
  }

  /// Creates a finder for a project that has languages of its own; nil if it has none.
  private init?(ofProject project: String) {
    guard !LanguageFinder.files(ofProject: project).isEmpty else { return nil }
    reader = ReadScripts(
      languages: LanguageFinder.languages(besides: project, tellsAll: false))
    isOfProject = true
  }

  /// The script that `name` means: a file, `-`, or the name of a personal or shipped routine.
  func find(_ name: String) throws -> Found {
    if !isOfProject, let folder = RoutineArgument.folder(of: name),
      let finder = RoutineFinder(ofProject: folder)
    {
      return try finder.find(name)
    }
    if name == "-" {
      let source = try ScriptFiles.read(
        name, named: "standard input", limit: PlannedSession.limit)
      return Found(source: source, library: library(around: nil))
    }
    if isPath(name) {
      let shown = shownName(of: name)
      if PlannedSession.isNamed(name) {
        let source = try ScriptFiles.read(name, named: shown, limit: PlannedSession.limit)
        return Found(source: source, library: Library(languages: reader.languages), path: name)
      }
      let source = try ScriptFiles.read(name, named: shown)
      let folder = URL(filePath: name).deletingLastPathComponent().path
      let included = IncludedScripts(folder: folder, main: source, reader: reader).scripts
      return Found(
        source: source, library: library(around: name, included), path: name,
        hasIncludes: !included.inside.isEmpty || !included.outside.isEmpty)
    }
    let folded = folded(name)
    for place in places {
      let script = sources(in: place).first {
        stems($0).contains(folded) || mayBeCalled(folded, $0) && titles(in: $0).contains(folded)
      }
      if let script { return found(script, in: place) }
    }
    throw unknown(name)
  }

  /// All personal and shipped scripts.
  var all: [Source] { places.flatMap(sources) }

  /// All personal and shipped scripts with what they may use; a personal one stands for a shipped one
  /// in a file of the same name.
  var everything: [Found] {
    var seen: Set<String> = []
    return places.flatMap { place in
      sources(in: place).filter { seen.insert($0.name).inserted }.map { found($0, in: place) }
    }
  }

  /// The personal scripts.
  var personal: [Source] { sources(in: ownPlace) }

  /// The library for a script without a folder of its own.
  var library: Library { library(around: nil) }

  // MARK: - Places

  /// A folder of scripts.
  private struct Place {
    var name: String
    var folder: String
    /// What stands in front of the names of its scripts; nil in a library, where scripts of other
    /// languages lie in folders named by their tags.
    var prefix: String?
    /// What the links in it may not lead out of; nil in a library, which is the person's own.
    var root: String?
  }

  private var ownPlace: Place { Place(name: "in your own library", folder: Folders.personal) }

  private var places: [Place] {
    let shipped = Folders.shipped().map {
      Place(name: "in the built-in library", folder: "\($0)/Scripts")
    }
    return [ownPlace] + (shipped.map { [$0] } ?? [])
  }

  private func found(_ script: Source, in place: Place) -> Found {
    let included = IncludedScripts(
      folder: folder(of: script, in: place), main: script, reader: reader
    ).scripts
    let file = "\(place.folder)/\(script.name)"
    return Found(
      source: script, library: library(of: places, included),
      path: place.folder == Folders.personal ? file : nil, file: file,
      hasIncludes: !included.inside.isEmpty || !included.outside.isEmpty)
  }

  private func folder(of script: Source, in place: Place) -> String {
    ([place.folder] + script.name.split(separator: "/").dropLast().map(String.init))
      .joined(separator: "/")
  }

  private func sources(in place: Place) -> [Source] { known(place).sources }

  /// The scripts of a place, read from the disk the first time.
  private func known(_ place: Place) -> KnownPlaces.Known {
    known.place("\(place.name)\0\(place.folder)\0\(place.prefix ?? "")") {
      let (sources, outside) = read(place)
      return KnownPlaces.Known(
        sources: sources, outside: outside,
        place: Library.Place(name: place.name, sources: sources, reading: reader))
    }
  }

  private func read(_ place: Place) -> (inside: [Source], outside: [String]) {
    let scripts = ScriptFiles.scripts(
      in: place.folder, named: place.prefix ?? "", within: place.root)
    guard place.prefix == nil else { return scripts }
    let translated = reader.languages.all.flatMap { language in
      ScriptFiles.sources(in: "\(place.folder)/\(language.tag)", named: "\(language.tag)/")
    }
    return (scripts.inside + translated, scripts.outside)
  }

  /// The library around a script: its own folder and the one for poses in it, whose links may not
  /// lead out of it, and then the libraries, which are the person's own.
  private func library(
    around path: String?, _ included: (inside: [Source], outside: [String]) = ([], [])
  ) -> Library {
    guard let path else { return library(of: places, included) }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let prefix = shownFolder(of: path)
    let around = [
      Place(name: "in this folder", folder: folder, prefix: prefix, root: folder),
      Place(
        name: "in poses/", folder: "\(folder)/poses", prefix: "\(prefix)poses/", root: folder),
    ]
    return library(of: around + places, included)
  }

  private func library(
    of places: [Place], _ included: (inside: [Source], outside: [String])
  ) -> Library {
    let all = places.map(known)
    return Library(
      places: all.map(\.place), included: included.inside,
      outside: included.outside + all.flatMap(\.outside), reading: reader)
  }

  // MARK: - Names

  private func isPath(_ name: String) -> Bool {
    let isNamedSo = name.hasSuffix(".routine") || PlannedSession.isNamed(name)
    if isNamedSo || FileManager.default.fileExists(atPath: name) { return true }
    return name.contains("/") && !all.contains { $0.name == "\(name).routine" }
  }

  /// The path as typed; without its folder if it is absolute, since no export may hold one.
  private func shownName(of path: String) -> String {
    path.hasPrefix("/") ? URL(filePath: path).lastPathComponent : path
  }

  private func shownFolder(of path: String) -> String {
    let shown = shownName(of: path)
    guard let slash = shown.lastIndex(of: "/") else { return "" }
    return String(shown[...slash])
  }

  /// What the file is called, with and without its folder.
  private func stems(_ source: Source) -> [String] {
    let path = String(source.name.dropLast(".routine".count))
    return [path, path.split(separator: "/").last.map(String.init) ?? path].map(folded)
  }

  /// A quick look: whether a folded name may be that of something in a script, whose titles stand in
  /// it, but for one that is that of its file.
  private func mayBeCalled(_ folded: String, _ source: Source) -> Bool {
    let (name, bytes) = (Array(folded.utf8), Array(source.name.utf8) + source.bytes)
    // How other letters are folded is not known here.
    guard (name + bytes).allSatisfy({ $0 < 0x80 }) else { return true }
    let letters = bytes.compactMap(Self.foldedByte)
    return letters.indices.contains { letters[$0...].starts(with: name) }
  }

  /// A letter or a digit of ASCII in lower case; nil for any other byte.
  private static func foldedByte(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    default: nil
    }
  }

  private func titles(in source: Source) -> [String] {
    Compilation.names(of: source, reading: reader).map(folded)
  }

  private func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private func unknown(_ name: String) -> Failure {
    let file = "\(name).routine"
    if !name.isEmpty, FileManager.default.fileExists(atPath: file) {
      let hint = "for the file in this folder, write \(file)"
      return Failure("there is no routine called \"\(name)\"", hint: hint)
    }
    let names = all.map { String($0.name.dropLast(".routine".count)) }
    let close = Suggestion.closest(to: name, among: names)
    let hint =
      close.isEmpty
      ? "limber list shows what there is" : "did you mean \(close.joined(separator: " or "))?"
    return Failure("there is no routine called \"\(name)\"", hint: hint)
  }
}
