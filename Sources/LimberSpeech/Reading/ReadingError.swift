/// What is wrong with the section `reading` of a phrasebook file, and where.
public struct ReadingError: Error, Hashable, Sendable {
  /// The file, as it was named by whoever read it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int
  /// What is wrong, as a short phrase for people.
  public var reason: String
}

extension ReadingError: CustomStringConvertible {
  /// The place and what is wrong, in a line.
  public var description: String { "\(file):\(line):\(column): \(reason)" }
}
