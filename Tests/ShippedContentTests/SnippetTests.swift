import Foundation
import LimberDiagnostics
import LimberScript
import Testing

/// Every snippet, with what it suggests left as it is, is part of a script without mistakes.
struct SnippetTests {
  /// A snippet as VS Code has it.
  struct Snippet: Decodable {
    var prefix: String
    var description: String
    var body: [String]

    /// The body with every place filled by what it suggests.
    var filled: String {
      body.joined(separator: "\n")
        .replacing(/\$\{[0-9]+\|([^,|]*)[^|]*\|\}/) { String($0.output.1) }
        .replacing(/\$\{[0-9]+:((?:\\.|[^}\\])*)\}/) { String($0.output.1) }
        .replacing("\\}", with: "}").replacing("$0", with: "").replacing("${0}", with: "")
    }
  }

  private static let folder = ShippedScripts.folder.deletingLastPathComponent()
    .appending(path: "Editors")

  static let all: [Snippet] = {
    let data = try? Data(contentsOf: folder.appending(path: "vscode/snippets/routine.json"))
    let snippets = data.flatMap { try? JSONDecoder().decode([String: Snippet].self, from: $0) }
    return (snippets ?? [:]).values.sorted { $0.prefix < $1.prefix }
  }()

  /// What stands around a snippet that is no script by itself.
  private static func script(_ snippet: Snippet) -> String {
    switch snippet.prefix {
    case "pose", "flow-pose", "session": snippet.filled
    case "use": "Session: S\nWarm-up: done separately\n\(snippet.filled)"
    case "versions": "Pose: P\n\(snippet.filled)\nStanding: Stand.\nSeated: Sit.\nHold: 20 seconds"
    case "safety": "Pose: P\n\(snippet.filled)\nStand.\nHold: 20 seconds"
    case "at": "Pose: P\nStand.\nHold: 20 seconds\n\(snippet.filled)"
    default: "Pose: P\nStand.\n\(snippet.filled)"
    }
  }

  @Test func `there is one for each part of the language`() {
    #expect(
      Set(Self.all.map(\.prefix)) == [
        "at", "easier", "flow", "flow-pose", "hold", "move", "pose", "reps", "safety", "session",
        "sides", "use", "versions", "wait",
      ])
  }

  @Test(arguments: all.map(\.prefix))
  func `it is without mistakes as it comes`(prefix: String) throws {
    let snippet = try #require(Self.all.first { $0.prefix == prefix })
    let script = Self.script(snippet)
    #expect(!script.contains("$"))
    let compilation = Compilation(
      of: Source(name: "\(prefix).routine", text: script), in: ShippedScripts.library)
    #expect(DiagnosticRenderer(usesColor: false).text(of: compilation.report) == "", "\(script)")
    #expect(compilation.routine != nil)
  }

  @Test func `Vim has the same ones`() throws {
    let path = Self.folder.appending(path: "vim/snippets/routine.snippets")
    let text = try String(contentsOf: path, encoding: .utf8)
    for snippet in Self.all {
      let parts = text.components(separatedBy: "snippet \(snippet.prefix) \"")
      try #require(parts.count == 2)
      let body = parts[1].split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        .prefix { $0.hasPrefix("\t") }.map { String($0.dropFirst()) }
      let other = Snippet(prefix: snippet.prefix, description: "", body: body)
      #expect(other.filled == snippet.filled)
    }
  }
}
