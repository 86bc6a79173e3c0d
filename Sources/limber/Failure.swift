internal import ArgumentParser
internal import LimberDiagnostics
internal import Synchronization
internal import SystemPackage

/// Why a command gives up, as a person reads it: lower case, no full stop, the hint on its own
/// line.
struct Failure: Error {
  /// What happened.
  var message: String
  /// What to do about it; may be absent.
  var hint: String?
  /// What kind of failure it is for who does it again, in the numbers of `sysexits.h`; 1 for any.
  var code: Int32

  init(_ message: String, hint: String? = nil, code: Int32 = 1) {
    self.message = message
    self.hint = hint
    self.code = code
  }

  /// The code of what the disk is to blame for: it is full, or it fails.
  static let diskFails: Int32 = 74

  /// The code of what was asked for in a wrong way.
  static let wrongUsage: Int32 = 64

  /// The exit status of a command that fails by it.
  var status: Int32 { [Self.wrongUsage, Self.diskFails].contains(code) ? code : 1 }
}

/// What the program says beside its results: always on standard error.
enum Message {
  /// Says a line, and a hint below it.
  static func say(_ message: String, hint: String? = nil) {
    write("limber: \(DisplayWidth.shown(message))\n")
    if let hint { write("  \(DisplayWidth.shown(hint))\n") }
  }

  /// Takes what is said in a task, where nobody reads standard error.
  @TaskLocal static var listener: HeardMessages?

  /// Writes text as it is; it has been made printable.
  static func write(_ text: String) {
    if let listener { return listener.add(text) }
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// Does `work`; a failure is told on standard error and ends the program with status 1, or 74 if
  /// the disk is to blame.
  static func reportingFailure<Result>(
    _ work: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await work()
    } catch let failure as Failure {
      say(failure.message, hint: failure.hint)
      throw ExitCode(failure.status)
    }
  }
}

/// Where results go.
enum Output {
  /// Writes a result to standard output; false if nobody reads it any more.
  @discardableResult
  static func write(_ text: String) -> Bool {
    write(text.utf8)
  }

  /// Writes bytes to standard output; false if nobody reads them any more, or there is no room for
  /// them, which the program tells when it ends.
  @discardableResult
  static func write(_ bytes: some Sequence<UInt8>) -> Bool {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
      return true
    } catch {
      let failure = failure(error)
      if failure.code == Failure.diskFails { lost.withLock { $0 = failure } }
      return false
    }
  }

  /// Why something could not be written, if the disk is to blame.
  static let lost = Mutex<Failure?>(nil)

  /// Writes a result to standard output, all of it; a failure tells why it cannot be.
  static func report(_ text: String) throws(Failure) {
    do {
      try FileDescriptor.standardOutput.writeAll(text.utf8)
    } catch {
      throw failure(error)
    }
  }

  private static func failure(_ error: any Error) -> Failure {
    guard error as? Errno != .brokenPipe else { return Failure("nobody reads what is reported") }
    let full: [Errno] = [.noSpace, .diskQuotaExceeded, .ioError, .fileTooLarge]
    let isFull = full.contains { $0 == error as? Errno }
    return Failure(
      "cannot write standard output" + (isFull ? ": there is no room for it" : ""),
      code: isFull ? Failure.diskFails : 1)
  }
}
