public import LimberTimeline

/// A way of writing a timeline as text.
///
/// A format is a value in a list: the command line, its help and the tests all iterate `all`.
/// Whatever the format, the text is UTF-8 without a byte order mark, ends its lines with LF and
/// ends with a line end (LANGUAGE.md 8.0). No format ever looks at the locale.
public struct ExportFormat: Sendable {
  /// What a person calls it: lower case letters.
  public let name: String
  /// How the names of such files end, without the dot.
  public let pathExtension: String
  private let write: @Sendable (Timeline) -> String

  /// Creates a format; `write` answers equal timelines with equal texts.
  init(name: String, pathExtension: String, write: @escaping @Sendable (Timeline) -> String) {
    self.name = name
    self.pathExtension = pathExtension
    self.write = write
  }

  /// The timeline in this format.
  public func text(of timeline: Timeline) -> String {
    write(timeline)
  }
}

extension ExportFormat: CustomStringConvertible {
  /// Every format there is; no two share a name or a path extension.
  public static let all = [text, json, webVTT]

  /// The format of that name, if there is one.
  public static func named(_ name: String) -> ExportFormat? {
    all.first { $0.name == name }
  }

  /// The format of files whose names end so, in capitals or not; nil if there is none.
  public static func forPathExtension(_ pathExtension: String) -> ExportFormat? {
    all.first { $0.pathExtension == pathExtension.lowercased() }
  }

  /// The name of the format.
  public var description: String { name }
}
