/// The script line that a slot or a cue came from; kept only to be reported.
public struct Origin: Hashable, Sendable {
  /// The name of the file, relative to its library; never absolute.
  public var file: String
  /// The line, counted from 1.
  public var line: Int

  /// Creates an origin.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}
