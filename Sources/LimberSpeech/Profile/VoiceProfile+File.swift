internal import Foundation
internal import LimberDiagnostics

extension VoiceProfile {
  /// Reads the profile in the file at `path`.
  public init(contentsOf path: String) throws(VoiceProfileError) {
    let limit = VoiceFile.longest + 1
    guard let file = FileHandle(forReadingAtPath: path) else { throw Self.unreadable(path) }
    let data: Data
    do {
      // There is nothing in an empty file, which is no failure.
      data = try file.read(upToCount: limit) ?? Data()
    } catch {
      throw Self.unreadable(path)
    }
    try self.init(Source(name: path, bytes: Array(data)))
  }

  /// Reads the profile written in `yaml`; `file` is only named in errors.
  public init(yaml: String, file: String) throws(VoiceProfileError) {
    try self.init(Source(name: file, text: yaml))
  }

  private static func unreadable(_ path: String) -> VoiceProfileError {
    VoiceProfileError(file: path, report: Report())
  }

  private init(_ source: Source) throws(VoiceProfileError) {
    let file = VoiceFile(source)
    guard let profile = file.profile else {
      throw VoiceProfileError(file: source.name, report: file.report)
    }
    self = profile
  }
}
