public import LimberDiagnostics
internal import LimberTimeline

/// A `.voice` file as it was read: the profile in it, and everything that is wrong with it.
///
/// May hold anything: a file is only ever data, and every number in it is checked.
public struct VoiceFile: Sendable {
  /// The profile; nil if something is wrong.
  public let profile: VoiceProfile?
  /// Every mistake, in the order of the lines.
  public let report: Report

  /// No voice file is longer, in bytes.
  static let longest = 65_536

  /// Reads the bytes of a file; with `surroundings`, names in it that lead nowhere are noticed too.
  public init(_ source: Source, among surroundings: VoiceSurroundings? = nil) {
    do throws(ProfileYAMLError) {
      let fields = try ProfileFields(source)
      var reader = ProfileReader(source)
      let profile = reader.profile(fields)
      if let surroundings { reader.check(profile, fields, among: surroundings) }
      let report = Report(reader.diagnostics)
      self.init(profile: report.hasErrors ? nil : profile, report: report)
    } catch {
      self.init(profile: nil, report: Report([error.diagnostic]))
    }
  }

  private init(profile: VoiceProfile?, report: Report) {
    self.profile = profile
    self.report = report
  }
}
