internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics

/// Why a command gives up, as a person reads it: lower case, no full stop, the hint on its own
/// line.
struct Failure: Error {
  /// What happened.
  var message: String
  /// What to do about it; may be absent.
  var hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

/// What the program says beside its results: always on standard error.
enum Message {
  /// Says a line, and a hint below it.
  static func say(_ message: String, hint: String? = nil) {
    write("limber: \(DisplayWidth.shown(message))\n")
    if let hint { write("  \(DisplayWidth.shown(hint))\n") }
  }

  /// Writes text as it is; it has been made printable.
  static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Does `work`; a failure is told on standard error and ends the program with status 1.
  static func reportingFailure<Result>(
    _ work: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await work()
    } catch let failure as Failure {
      say(failure.message, hint: failure.hint)
      throw ExitCode(1)
    }
  }
}

/// Where results go.
enum Output {
  /// Writes a result to standard output; false if nobody reads it any more.
  @discardableResult
  static func write(_ text: String) -> Bool {
    write(Array(text.utf8))
  }

  /// Writes bytes to standard output as they are; false if nobody reads it any more.
  @discardableResult
  static func write(_ bytes: [UInt8]) -> Bool {
    (try? FileHandle.standardOutput.write(contentsOf: Data(bytes))) != nil
  }
}
