public import LimberDiagnostics

extension ReadingError {
  /// What is wrong, as it is told of the file it is in.
  public func diagnostic(in source: Source) -> Diagnostic {
    Diagnostic(
      .error, Diagnostic.Code("L201"), reason, in: source,
      at: Label(source.word(atLine: line, column: column)))
  }
}
