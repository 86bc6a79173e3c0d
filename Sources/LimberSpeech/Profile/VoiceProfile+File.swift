internal import Foundation
internal import LimberDiagnostics

extension VoiceProfile {
  /// Reads the profile in the file at `path`.
  public init(contentsOf path: String) throws(VoiceProfileError) {
    let limit = VoiceFile.longest + 1
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: limit)
    else { throw VoiceProfileError(file: path, report: Report()) }
    try self.init(Source(name: path, bytes: Array(data)))
  }

  /// Reads the profile written in `yaml`; `file` is only named in errors.
  public init(yaml: String, file: String) throws(VoiceProfileError) {
    try self.init(Source(name: file, text: yaml))
  }

  private init(_ source: Source) throws(VoiceProfileError) {
    let file = VoiceFile(source)
    guard let profile = file.profile else {
      throw VoiceProfileError(file: source.name, report: file.report)
    }
    self = profile
  }
}
