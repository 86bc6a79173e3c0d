import Foundation
import Subprocess
import SystemPackage

/// What happened on a terminal: everything that was written to it while a command ran there.
struct TerminalRecord: Sendable {
  /// What was written, without carriage returns and colours; a line that was written over is a line
  /// of its own.
  let text: String
  private let raw: String

  init(_ bytes: ArraySlice<UInt8>) {
    raw = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
      .replacing(#/\u{1B}\[[0-9]*m/#, with: "")
    text = raw.replacing(#/\u{1B}\[[0-9]+;1H/#, with: "\n")
  }

  private static let enter = "\u{1B}[?1049h\u{1B}[?25l"
  private static let leave = "\u{1B}[?25h\u{1B}[?1049l"

  /// What was written before the screen was taken over, and after it was given back;
  /// nil if either never happened, or more than once.
  var outside: (before: String, after: String)? {
    let parts = text.components(separatedBy: Self.enter)
    guard parts.count == 2, let first = parts.first, let last = parts.last else { return nil }
    let rest = last.components(separatedBy: Self.leave)
    guard rest.count == 2, let after = rest.last else { return nil }
    return (first, after)
  }

  /// The screens that were drawn, as lines.
  var screens: [[String]] {
    let drawn =
      raw.components(separatedBy: Self.enter).last?
      .components(separatedBy: Self.leave).first ?? ""
    var rows: [String] = []
    return drawn.components(separatedBy: "\u{1B}[?2026h").dropFirst().map { update in
      for place in update.components(separatedBy: "\u{1B}[?2026l")[0].matches(
        of: #/\u{1B}\[([0-9]+);1H([^\u{1B}]*)\u{1B}\[([KJ])/#)
      {
        let row = (Int(place.1) ?? 1) - 1
        rows += Array(repeating: "", count: max(0, row + 1 - rows.count))
        if place.3 == "J" { rows.removeSubrange(row...) } else { rows[row] = String(place.2) }
      }
      return rows
    }
  }
}

/// What a person does at the terminal: waits until something is written, then a little, then types;
/// a bad connection may bring the `rest` of the keys some milliseconds later.
struct Typing: Sendable {
  var seeing: String
  var waiting = Duration.milliseconds(300)
  var keys: String
  var rest = ""
}

extension Sandbox {
  /// Runs a command on a terminal of 40 by 24 cells, with a person who types.
  ///
  /// What is written can be read in the file `typescript` while the command runs. It begins with the terminal's settings and ends with the exit status and the
  /// settings again.
  func runOnTerminal(_ command: String, _ person: [Typing]) async throws -> TerminalRecord {
    let line = "stty cols 40 rows 24; stty -g; \(command); echo status $?; stty -g"
    return try await withDeadline(command) { [self] in
      let result = try await Subprocess.run(
        .path("/usr/bin/script"), arguments: ["-qefc", line, "typescript"],
        environment: environment, workingDirectory: FilePath(folder),
        platformOptions: Self.ownGroup, input: .inputWriter, output: .sequence, error: .discarded
      ) { terminal in
        let record = try await record(terminal, person)
        try await terminal.standardInputWriter.finish()
        return record
      }
      return result.closureResult
    }
  }

  private func record(
    _ terminal: Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>, _ person: [Typing]
  ) async throws -> TerminalRecord {
    var bytes: [UInt8] = []
    var read = 0
    var person = person[...]
    for try await chunk in terminal.standardOutput {
      bytes += unsafe chunk.withUnsafeBytes { unsafe Array($0) }
      guard let next = person.first else { continue }
      let unread = TerminalRecord(bytes[read...])
      guard unread.text.contains(next.seeing) else { continue }
      read = bytes.count
      person.removeFirst()
      try await Task.sleep(for: next.waiting)
      _ = try await terminal.standardInputWriter.write(Array(next.keys.utf8))
      guard !next.rest.isEmpty else { continue }
      try await Task.sleep(for: .milliseconds(10))
      _ = try await terminal.standardInputWriter.write(Array(next.rest.utf8))
    }
    return TerminalRecord(bytes[...])
  }
}
