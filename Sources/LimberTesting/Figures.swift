internal import Foundation

/// What tests have measured, for whoever runs them.
public enum Figures {
  /// Writes a line, or several, to standard error, where no runner of tests looks for results.
  public static func tell(_ text: String) {
    // Nothing depends on its arriving.
    try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
  }
}
