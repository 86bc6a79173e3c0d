import Foundation
import Testing

/// What `make install` makes of what was built, and what its manual page tells.
@Suite(.timeLimit(.minutes(5)))
struct InstalledProgramTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `what is installed needs nothing of where it was built`() async throws {
    let sandbox = try Sandbox()
    let make = "make --no-print-directory -s -C '\(Self.root.path)' DESTDIR=$PWD PREFIX=/opt"
    let installed = try await sandbox.run("\(make) install && find . -type f | sort")
    try #require(installed.status == 0, "\(installed.error)")
    let files = installed.output.split(separator: "\n").map(String.init)
    for file in [
      "bin/limber", "libexec/limber/limber-espeak", "share/man/man1/limber.1",
      "share/limber/Scripts/cat-cow.routine", "share/limber/Voices/calm.voice",
      "share/bash-completion/completions/limber", "share/zsh/site-functions/_limber",
      "share/fish/vendor_completions.d/limber.fish",
    ] { #expect(files.contains("./opt/\(file)")) }
    let said = try await sandbox.run(
      """
      opt/bin/limber show cat-cow | head -1
      opt/bin/limber voices try calm Hello. -o hello.wav && head -c 4 hello.wav
      """)
    #expect(said.output.hasPrefix("Cat-cow"))
    #expect(said.output.hasSuffix("RIFF"), "\(said.error)")
    let left = try await sandbox.run("\(make) uninstall && find opt -type f")
    #expect(left.output.isEmpty && left.status == 0)
  }

  @Test func `the manual page has every command and option, and no other`() async throws {
    let sandbox = try Sandbox()
    let dump = try await sandbox.run("limber --experimental-dump-help")
    let help = try JSONDecoder().decode(Help.self, from: Data(dump.output.utf8))
    let page = try String(contentsOf: Self.root.appending(path: "docs/limber.1"), encoding: .utf8)
    let told = Set(page.matches(of: /(?:Fl|,) -([a-z][a-z-]+)/).map { String($0.output.1) })
    #expect(told == help.command.options)
    for name in help.command.subcommands?.filter(\.isTold).map(\.commandName) ?? [] {
      #expect(page.contains(".Ss \(name)\n"))
    }
  }

  /// What the program tells of its own command line.
  private struct Help: Decodable {
    struct Command: Decodable {
      var commandName: String
      var shouldDisplay: Bool
      var arguments: [Argument]?
      var subcommands: [Command]?

      /// The command that only prints help stands in no page.
      var isTold: Bool { shouldDisplay && commandName != "help" }

      /// The long names of all options that are not hidden, here and below.
      var options: Set<String> {
        let own = (arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
        let below = (subcommands ?? []).filter(\.isTold).map(\.options)
        return below.reduce(Set(own.filter { $0.kind == "long" }.map(\.name))) { $0.union($1) }
      }
    }

    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }

      var shouldDisplay: Bool
      var names: [Name]?
    }

    var command: Command
  }
}
