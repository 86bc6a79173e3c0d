internal import LimberDiagnostics

/// Names in a use that are of something else than a pose.
extension Resolver {
  /// `Use: desk break`, where that is a session.
  func sessionUsed(_ use: UseSyntax, from user: AnalyzedScript) -> Diagnostic? {
    let name = PoseName.folded(use.name.words)
    let scripts = [user] + library.places.flatMap(\.scripts)
    let found = scripts.first {
      $0.document.session.map { PoseName.folded($0.title) == name } ?? false
    }
    guard let title = found?.document.session?.title else { return nil }
    return Diagnostic(
      .error, Diagnostic.Code("R420"), "\(title) is a session, and only poses can be used",
      in: user.source, at: Label(use.name.range)
    ).advising(.help("write a \"Use\" line for each pose of it that you want"))
  }

  /// `Use: cat-cow.routine`: the name of a file, where the name of a pose belongs.
  func fileNamed(_ use: UseSyntax, from user: AnalyzedScript) -> Diagnostic? {
    let ending = ".routine"
    guard use.name.folded.hasSuffix(ending), let dot = use.name.lastPlace(of: ".") else {
      return nil
    }
    var named = use
    named.name = use.name.upTo(dot)
    let tail = use.name.from(dot)
    let places = [[user]] + library.places.map(\.scripts)
    let isPose = places.contains { $0.contains { !$0.poses(for: named).isEmpty } }
    let diagnostic = Diagnostic(
      .error, Diagnostic.Code("R401"), "there is no pose called \"\(use.name.words)\"",
      in: user.source, at: Label(tail.range, "a pose is used by its name"))
    guard isPose else { return nil }
    return diagnostic.advising(.fix(Edit(tail.range, "")))
  }
}
