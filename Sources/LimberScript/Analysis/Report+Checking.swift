public import LimberDiagnostics

extension Report {
  /// What is wrong with a script by itself: every line of it is parsed and checked.
  ///
  /// The poses that it uses are not looked for, and nothing is laid out; `Compilation` does both.
  public init(checking source: Source, languages: Languages = .english) {
    self.init(AnalyzedScript(source, languages, for: .telling).diagnostics)
  }
}
