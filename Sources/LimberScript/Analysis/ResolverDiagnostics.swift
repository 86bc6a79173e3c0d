internal import LimberDiagnostics
internal import LimberTimeline

/// What is said about sessions and the poses they use.
extension Diagnostic {
  static func nothingThere(_ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R006"), "there is nothing to play in this file", in: source, at: Label(0..<0)
    ).advising(.help("start with a line like \"Pose: Figure four\""))
  }

  static func tooManyPoses(_ heading: Range<Int>, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R005"), "this session uses more than \(Resolver.mostPoses) poses", in: source,
      at: Label(heading))
  }

  static func poseAmbiguous(
    _ use: UseSyntax, _ matches: [FoundPose], _ source: Source
  ) -> Diagnostic {
    let places = matches.map { "\($0.script.source.name):\($0.pose.origin.line)" }
    return Diagnostic(
      .error, Code("R402"),
      "\(matches.count == 2 ? "two" : "several") poses are called \"\(use.name.words)\"",
      in: source, at: Label(use.name.range, "which one?")
    ).advising(.note(places.joined(separator: " and ")))
  }

  static func sidesMissing(_ pose: Pose, _ use: UseSyntax, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R405"), "\(pose.title) has no sides to choose from", in: source,
      at: Label(use.name.range))
  }

  static func windowMissing(
    _ keyword: Keyword, _ pose: Pose, _ use: UseSyntax, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R406"), "\(pose.title) has no \(keyword.noun) to change", in: source,
      at: Label(use.name.range))
  }

  static func windowsDiffer(
    _ keyword: Keyword, _ pose: Pose, _ use: UseSyntax, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .warning, Code("R407"),
      "this changes every \(keyword.noun) of \(pose.title), and they differ",
      in: source, at: Label(use.name.range))
  }
}
