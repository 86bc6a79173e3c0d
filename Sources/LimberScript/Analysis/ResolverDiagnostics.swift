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
      .error, Code("R005"), "this plays more than \(Resolver.mostPoses) poses", in: source,
      at: Label(heading))
  }

  static func poseAmbiguous(
    _ use: UseSyntax, _ matches: [FoundPose], _ source: Source
  ) -> Diagnostic {
    let matches = matches.sorted { $0.rank < $1.rank }
    let places = matches.map { "\($0.script.source.name):\($0.pose.origin.line)" }
    var diagnostic = Diagnostic(
      .error, Code("R402"),
      "\(matches.count == 2 ? "two" : "several") poses are called \"\(use.name.words)\"",
      in: source, at: Label(use.name.range, "which one?")
    ).advising(.note(places.listed(by: "and")))
    let start = use.name.start..<use.name.start
    for folder in Set(matches.map(\.folder)).sorted().prefix(3) where !folder.isEmpty {
      guard matches.count(where: { $0.folder == folder }) == 1, use.folder.isEmpty else { continue }
      diagnostic.advice.append(.maybe(Edit(start, "\(folder)/")))
    }
    return diagnostic
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

extension FoundPose {
  /// The folder of its script, as a use writes it.
  fileprivate var folder: String {
    script.source.name.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// Scripts of the folder itself come before those of folders in it.
  fileprivate var rank: (Int, String) {
    (script.source.name.split(separator: "/").count, script.source.name)
  }
}

extension [String] {
  /// The words as a list, with a word before the last: "a, b and c".
  func listed(by word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
