internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberSpeech

/// What a person wants every time: options by their long names, in `config.yaml`.
///
/// What is asked for on the command line comes first. A setting that is wrong is told, and left out:
/// it never keeps a session from being played.
struct Settings {
  /// The settings that are right, each with its words.
  private(set) var given: [(setting: Setting, words: [String])] = []
  /// What is wrong with the file.
  private(set) var diagnostics: [Diagnostic] = []

  /// The settings of whoever runs the program, or else those of the machine; none without a file.
  static let ofThisPerson = found

  private static var found: Settings? {
    for path in Folders.settings {
      guard let file = FileHandle(forReadingAtPath: path) else { continue }
      defer { try? file.close() }
      guard let data = try? file.read(upToCount: longest + 1) else { continue }
      return Settings(Source(name: path, bytes: Array(data)))
    }
    return nil
  }

  /// Longer than any that is meant as such; what is longer is told, and not read.
  private static let longest = 65_536

  /// Reads a file.
  init(_ source: Source) {
    let file = FieldFile(source)
    if let problem = file.problem {
      diagnostics = [Self.warning(about: problem)]
    }
    for field in file.fields { read(field, in: source) }
  }

  private mutating func read(_ field: FieldFile.Field, in source: Source) {
    guard let setting = Setting.all.first(where: { $0.name == field.name }) else {
      return diagnostics.append(Self.unknown(field, in: source))
    }
    let values = field.values ?? []
    let isFitting =
      switch setting.kind {
      case .flag: values.count == 1 && ["true", "false"].contains(values[0].text)
      case .value: values.count == 1
      case .list: !values.isEmpty
      }
    let words = setting.words(values.map(\.text))
    guard isFitting else {
      return diagnostics.append(Self.wrong(setting, at: field.place, in: source))
    }
    for (word, value) in zip(words, values) where !Self.isTaken(word, of: setting) {
      return diagnostics.append(Self.wrong(setting, at: value.place, in: source))
    }
    guard !words.isEmpty else { return }
    if let other = given.map(\.setting).first(where: { setting.group.contains($0.name) }) {
      return diagnostics.append(Self.conflict(field, with: other, in: source))
    }
    given.append((setting, words))
  }

  /// Whether `play`, which takes every setting, takes this one.
  private static func isTaken(_ word: String, of setting: Setting) -> Bool {
    let needed = setting.need.map { [$0.word] } ?? []
    return (try? Play.parse(["routine"] + needed + [word])) != nil
  }

  /// The words that the settings of this person add to the command line of this program.
  static let added = ofThisPerson?.words(besides: Array(CommandLine.arguments.dropFirst())) ?? []

  /// Whether a value of an option is that of the settings, and nobody asked for it now.
  static func gave(_ option: String, _ value: String) -> Bool {
    added.contains("--\(option)=\(value)")
  }

  /// The words that settings add to a command line.
  ///
  /// Of those that its command takes, it is what nothing in it takes the place of. A list of jobs says
  /// itself what is wanted.
  private func words(besides line: [String]) -> [String] {
    let asked = Self.options(in: line)
    let names = Set(asked.map(Self.name))
    guard let command = line.first, !names.contains("jobs") else { return [] }
    let fitting = given.filter { setting, _ in
      setting.commands.contains(command) && names.isDisjoint(with: setting.rivals)
    }
    let all = asked + fitting.flatMap(\.words)
    return fitting.filter { setting, _ in
      guard let need = setting.need else { return true }
      let said = all.filter { Self.name(of: $0) == need.option }
      return said.isEmpty ? need.isUsual : said.contains(need.word)
    }.flatMap(\.words)
  }

  /// The options of a command line, those that a value may follow with it and without.
  private static func options(in line: [String]) -> [String] {
    let words = line.prefix { $0 != "--" }
    return zip(words, words.dropFirst().map(Optional.some) + [nil]).flatMap { word, next in
      guard word.hasPrefix("--") else { return [String]() }
      guard let next, !word.contains("=") else { return [word] }
      return [word, "\(word)=\(next)"]
    }
  }

  /// The name of the option in a word.
  private static func name(of word: String) -> String {
    String(word.dropFirst(2).prefix { $0 != "=" })
  }
}

/// What is said about a file of settings; the codes have their pages in `Explanation+Settings.swift`.
extension Settings {
  private static func warning(about problem: Diagnostic) -> Diagnostic {
    var warning = problem
    warning.severity = .warning
    warning.code = Diagnostic.Code(problem.code.name == "V101" ? "S101" : "S102")
    return warning.advising(.help("until that is mended, nothing in it counts"))
  }

  private static func unknown(_ field: FieldFile.Field, in source: Source) -> Diagnostic {
    let close = Suggestion.closest(to: field.name, among: Setting.all.map(\.name))
    let advice =
      close.isEmpty
      ? "settings are options of \"limber play\" that can be given every time"
      : "did you mean \(close.joined(separator: " or "))?"
    return Diagnostic(
      .warning, Diagnostic.Code("S201"), "there is no setting \"\(field.name)\"", in: source,
      at: Label(field.key)
    ).advising(.help(advice))
  }

  private static func conflict(
    _ field: FieldFile.Field, with other: Setting, in source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Diagnostic.Code("S203"), "\(other.name) and \(field.name) do not go together",
      in: source, at: Label(field.key)
    ).advising(.help("the first of them counts"))
  }

  private static func wrong(
    _ setting: Setting, at place: Range<Int>, in source: Source
  ) -> Diagnostic {
    let advice =
      setting.kind == .flag
      ? "write true or false" : "\"limber play --help\" tells what --\(setting.name) takes"
    return Diagnostic(
      .warning, Diagnostic.Code("S202"), "this is no value of \"\(setting.name)\"", in: source,
      at: Label(place)
    ).advising(.help(advice))
  }
}
