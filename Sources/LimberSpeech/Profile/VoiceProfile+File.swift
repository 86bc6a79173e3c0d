internal import Foundation
internal import LimberTimeline
internal import Yams

extension VoiceProfile {
  /// No voice file is longer, in bytes.
  private static let longestFile = 65_536

  /// Reads the profile in the file at `path`.
  public init(contentsOf path: String) throws(VoiceProfileError) {
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.longestFile,
      let yaml = String(data: data, encoding: .utf8)
    else {
      let reason = "there is no readable file of at most \(Self.longestFile) bytes of UTF-8"
      throw VoiceProfileError(.unreadable, file: path, field: nil, reason: reason)
    }
    try self.init(yaml: yaml, file: path)
  }

  /// Reads the profile written in `yaml`; `file` is only named in errors.
  public init(yaml: String, file: String) throws(VoiceProfileError) {
    let fields = try ProfileFields(yaml: yaml, file: file)
    try fields.allow(["name", "description", "language", "voice", "gain", "roles"] + ProfileFields.settings)
    let settings = try fields.settings(else: .standard)
    self.init(
      name: try fields.text("name"), language: try fields.text("language"),
      voice: try fields.text("voice"), gain: try fields.decimal("gain", in: -20...12, else: 0),
      settings: settings)
    if fields.names.contains("description") { summary = try fields.text("description") }
    guard let roles = try fields.fields("roles") else { return }
    try roles.allow(Utterance.Role.allCases.map(\.rawValue))
    for role in Utterance.Role.allCases {
      guard let own = try roles.fields(role.rawValue) else { continue }
      try own.allow(ProfileFields.settings)
      self.roles[role] = try own.settings(else: settings)
    }
  }
}
