internal import ArgumentParser

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
      Play.self, List.self, Show.self, Check.self, Explain.self, Export.self, Render.self,
    ])
}
