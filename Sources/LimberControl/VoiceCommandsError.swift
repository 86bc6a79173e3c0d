/// What is wrong with a file of commands, and where.
public struct VoiceCommandsError: Error, Hashable, Sendable {
  /// The file, as it was named by whoever read it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What is wrong, as a short phrase for people.
  public var reason: String
}

extension VoiceCommandsError: CustomStringConvertible {
  /// The place and what is wrong, in a line.
  public var description: String { "\(file):\(line): \(reason)" }
}
