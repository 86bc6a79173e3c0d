import Foundation

/// A conversation with the program, as one text file: commands, what they answer, and the files
/// they find.
///
/// - `# ` begins a line about the scenario, at the top.
/// - `$ ` begins a command for bash; its standard output follows as it is,
/// - then its standard error, each line after `! `,
/// - then its exit status after `? `, unless it is zero.
/// - `-- name --` begins a file, which ends at the next such line or with the scenario.
///
/// In what is expected, control characters are written as `\u{1B}`, and in the files too.
struct Scenario: Sendable {
  let name: String
  private let text: String

  init(name: String) throws {
    self.name = name
    text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Scenarios")

  /// The names of all scenarios.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  /// The scenario with the answers that the programs give now; `run` runs a command.
  func played(in sandbox: Sandbox) async throws -> String {
    for (name, content) in files { try sandbox.write(Self.unescaped(content), to: name) }
    var blocks = head.isEmpty ? [] : [head]
    for command in commands {
      blocks.append(transcript(of: command, try await sandbox.run(command)))
    }
    let tail = fileLines.isEmpty ? "" : "\n" + fileLines.joined(separator: "\n") + "\n"
    return blocks.joined(separator: "\n") + tail
  }

  /// The scenario as it is written.
  var expected: String { text }
}

// MARK: - Reading

extension Scenario {
  private var lines: [String] {
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private var fileLines: [String] {
    Array(lines.drop { Self.fileName(in: $0) == nil })
  }

  private var head: String {
    lines.prefix { $0.hasPrefix("# ") }.map { $0 + "\n" }.joined()
  }

  private var commands: [String] {
    lines.prefix { Self.fileName(in: $0) == nil }.filter { $0.hasPrefix("$ ") }
      .map { String($0.dropFirst(2)) }
  }

  private var files: [(name: String, content: String)] {
    var files: [(name: String, content: String)] = []
    for line in fileLines {
      if let name = Self.fileName(in: line) {
        files.append((name, ""))
      } else {
        files[files.count - 1].content += line + "\n"
      }
    }
    return files
  }

  private static func fileName(in line: String) -> String? {
    guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 else { return nil }
    return String(line.dropFirst(3).dropLast(3))
  }
}

// MARK: - Writing

extension Scenario {
  private func transcript(of command: String, _ ending: Ending) -> String {
    let output = Self.escaped(ending.output)
    let error = Self.escaped(ending.error).split(separator: "\n", omittingEmptySubsequences: false)
    let errorLines = error.last == "" ? error.dropLast() : error[...]
    let status = ending.status == 0 ? "" : "? \(ending.status)\n"
    return "$ \(command)\n" + output
      + (output.isEmpty || output.hasSuffix("\n") ? "" : "\n")
      + errorLines.map { $0.isEmpty ? "!\n" : "! \($0)\n" }.joined() + status
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n"
        ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }.joined()
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing(/\\u\{([0-9A-F]+)\}/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }
  }
}
