public import LimberDiagnostics

/// Why a voice file gives no profile.
public struct VoiceProfileError: Error, Hashable, Sendable {
  /// The file, as it was named by whoever asked for it.
  public var file: String
  /// Everything that is wrong, with its places; empty if the file could not be read at all.
  public var report: Report

  /// Creates an error.
  public init(file: String, report: Report) {
    self.file = file
    self.report = report
  }
}

extension VoiceProfileError: CustomStringConvertible {
  /// The first place and what is wrong there, in a line.
  public var description: String {
    guard let first = report.diagnostics.first(where: { $0.severity == .error }) else {
      return "\(file): there is no readable file"
    }
    let place = first.place
    return "\(file):\(place.line):\(place.column): \(first.message)"
  }
}
