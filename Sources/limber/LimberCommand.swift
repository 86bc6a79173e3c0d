internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import Synchronization

/// The program: it chooses what is built in, and talks to the person.
@main
struct LimberCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limber",
    abstract: "Guides you through stretching routines by voice.",
    discussion: """
      A ROUTINE is a file, - for standard input, or the name of a shipped or personal routine.

      Try this first:
        limber list
        limber show desk-break
        limber play desk-break
      """,
    version: "0.1.0",
    subcommands: [
      Play.self, List.self, Show.self, Check.self, Format.self, Explain.self, Export.self,
      Render.self, Voices.self, Listen.self, Log.self, Week.self, Cache.self, Doctor.self,
      DuckOthers.self,
    ])
}

extension LimberCommand {
  /// Runs the command that was asked for; nothing that was typed steers the terminal when it is
  /// said again.
  static func main() async {
    do {
      try expectText()
      try await Message.reportingFailure { try await run(words()) }
      if let failure = Output.lost.withLock({ $0 }) {
        Message.say(failure.message)
        throw ExitCode(failure.status)
      }
    } catch {
      let code = exitCode(for: error)
      let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      let text = lines.map { DisplayWidth.shown(String($0)) }.joined(separator: "\n")
      if !text.isEmpty {
        if code == .success { Output.write(text + "\n") } else { Message.write(text + "\n") }
      }
      Foundation.exit(code.rawValue)
    }
  }

  /// Runs the command that is asked for.
  ///
  /// What is found wrong with the words later than as they are read is told without how they are
  /// written, which was right.
  private static func run(_ words: [String]) async throws {
    var command = try command(in: words)
    do {
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as ValidationError {
      throw Failure(error.message, code: Failure.wrongUsage)
    }
  }

  /// The commands that have no others below them, by their names.
  private static let alone: [String: any ParsableCommand.Type] = [
    "play": Play.self, "render": Render.self, "export": Export.self, "show": Show.self,
    "check": Check.self, "format": Format.self, "explain": Explain.self, "list": List.self,
    "week": Week.self, "doctor": Doctor.self,
  ]

  /// What is asked for.
  ///
  /// The words of one command are read without all the others, which takes far less time. Where
  /// that fails, and for help, everything is read, and answers for the whole program.
  private static func command(in words: [String]) throws -> any ParsableCommand {
    if let kind = words.first.flatMap({ alone[$0] }),
      let command = try? kind.parseAsRoot(Array(words.dropFirst())), type(of: command) == kind
    {
      return command
    }
    if let word = words.first, !word.hasPrefix("-"), !names.contains(word) { throw unknown(word) }
    return try parseAsRoot(words)
  }

  /// The names of all commands.
  private static var names: [String] {
    configuration.subcommands.map { $0._commandName } + ["help"]
  }

  /// That there is no command called `word`; it may be a routine.
  private static func unknown(_ word: String) -> Failure {
    let shown = configuration.subcommands.filter { $0.configuration.shouldDisplay }
    let close = Suggestion.closest(to: word, among: shown.map { $0._commandName })
    let hint =
      if isRoutine(word) {
        "limber play \(word.contains(" ") ? "\"\(word)\"" : word) plays that routine"
      } else if !close.isEmpty {
        "did you mean \(close.joined(separator: " or "))?"
      } else {
        "limber --help shows the commands"
      }
    return Failure(
      "there is no command called \"\(word)\"", hint: hint, code: Failure.wrongUsage)
  }

  /// Whether a word names a routine: any file would do for one, so files are known by their names.
  private static func isRoutine(_ word: String) -> Bool {
    let isFile = FileManager.default.fileExists(atPath: word)
    return (!isFile || word.hasSuffix(".routine")) && (try? RoutineFinder().find(word)) != nil
  }

  /// The words of the command line, and the settings that go with them; what is wrong with those is
  /// told to whoever does something with them.
  private static func words() -> [String] {
    let words = Array(CommandLine.arguments.dropFirst())
    guard let command = words.first, Setting.all.contains(where: { $0.commands.contains(command) }),
      let settings = Settings.ofThisPerson
    else { return words }
    Reports.tell(Report(settings.diagnostics))
    return [command] + Settings.added + words.dropFirst()
  }

  /// Throws if a word is no UTF-8: it would name another file than the one that is meant.
  private static func expectText() throws {
    let line = FileManager.default.contents(atPath: "/proc/self/cmdline") ?? Data()
    for word in line.split(separator: 0) where String(validating: word, as: UTF8.self) == nil {
      throw ValidationError("\"\(String(decoding: word, as: UTF8.self))\" is not UTF-8 text")
    }
  }
}
