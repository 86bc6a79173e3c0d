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
  }

  /// The languages that scripts may be written in.
  let languages = LanguageFinder.languages()
  /// What libraries share, where many are made; nil where one is.
  private let known: KnownPlaces?

  /// Creates a finder; what it finds shares the scripts in `known`.
  init(keeping known: KnownPlaces? = nil) {
    self.known = known
  }

  /// The script that `name` means: a file, `-`, or the name of a personal or shipped routine.
  func find(_ name: String) throws -> Found {
    if name == "-" {
      let source = try ScriptFiles.read(
        name, named: "standard input", limit: PlannedSession.limit)
      return Found(source: source, library: library(around: nil))
    }
    if isPath(name) {
      let shown = shownName(of: name)
      if PlannedSession.isNamed(name) {
        let source = try ScriptFiles.read(name, named: shown, limit: PlannedSession.limit)
        return Found(source: source, library: Library(languages: languages), path: name)
      }
      let source = try ScriptFiles.read(name, named: shown)
      let folder = URL(filePath: name).deletingLastPathComponent().path
      let included = IncludedScripts(folder: folder, main: source, languages: languages).sources
      return Found(source: source, library: library(around: name, included), path: name)
    }
    let places = places
    for place in places {
      let script = place.sources.first {
        stems($0).contains(folded(name)) || titles(in: $0).contains(folded(name))
      }
      if let script { return found(script, in: place, of: places) }
    }
    throw unknown(name)
  }

  /// All personal and shipped scripts.
  var all: [Source] { places.flatMap(\.sources) }

  /// All personal and shipped scripts with what they may use; a personal one stands for a shipped one
  /// in a file of the same name.
  var everything: [Found] {
    let places = places
    var seen: Set<String> = []
    return places.flatMap { place in
      place.sources.filter { seen.insert($0.name).inserted }
        .map { found($0, in: place, of: places) }
    }
  }

  /// The personal scripts.
  var personal: [Source] { sources(in: Folders.personal) }

  /// The library for a script without a folder of its own.
  var library: Library { library(around: nil) }

  // MARK: - Places

  private struct Place {
    var name: String
    var folder: String
    var sources: [Source]
  }

  private var places: [Place] {
    var places = [
      Place(
        name: "in your own library", folder: Folders.personal,
        sources: sources(in: Folders.personal))
    ]
    if let shipped = Folders.shipped() {
      let folder = "\(shipped)/Scripts"
      places.append(
        Place(name: "in the built-in library", folder: folder, sources: sources(in: folder)))
    }
    return places
  }

  private func found(_ script: Source, in place: Place, of places: [Place]) -> Found {
    let included = IncludedScripts(
      folder: folder(of: script, in: place), main: script, languages: languages
    ).sources
    let file = "\(place.folder)/\(script.name)"
    return Found(
      source: script, library: library(of: places, included),
      path: place.folder == Folders.personal ? file : nil, file: file)
  }

  private func folder(of script: Source, in place: Place) -> String {
    ([place.folder] + script.name.split(separator: "/").dropLast().map(String.init))
      .joined(separator: "/")
  }

  /// The scripts of a folder, and those of other languages in folders named by their tags.
  private func sources(in folder: String) -> [Source] {
    let translated = languages.all.flatMap { language in
      ScriptFiles.sources(in: "\(folder)/\(language.tag)", named: "\(language.tag)/")
    }
    return ScriptFiles.sources(in: folder, named: "") + translated
  }

  private func library(around path: String?, _ included: [Source] = []) -> Library {
    var all = places
    if let path {
      let folder = URL(filePath: path).deletingLastPathComponent().path
      let prefix = shownFolder(of: path)
      all.insert(
        Place(
          name: "in poses/", folder: "\(folder)/poses",
          sources: ScriptFiles.sources(in: "\(folder)/poses", named: "\(prefix)poses/")),
        at: 0)
      all.insert(
        Place(
          name: "in this folder", folder: folder,
          sources: ScriptFiles.sources(in: folder, named: prefix)),
        at: 0)
    }
    return library(of: all, included)
  }

  private func library(of places: [Place], _ included: [Source]) -> Library {
    let scripts = places.map { place in
      let make = { Library.Place(name: place.name, sources: place.sources, languages: languages) }
      let first = place.sources.first?.name ?? ""
      return known?.place("\(place.name)\0\(place.folder)\0\(first)", make) ?? make()
    }
    return Library(places: scripts, included: included, languages: languages)
  }

  // MARK: - Names

  private func isPath(_ name: String) -> Bool {
    if name.hasSuffix(".routine") || FileManager.default.fileExists(atPath: name) { return true }
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

  private func titles(in source: Source) -> [String] {
    Compilation(of: source, in: Library(languages: languages)).names.map(folded)
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
