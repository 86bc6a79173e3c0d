internal import LimberLog

/// Reads the log for a person: what is wrong with it is told as any other failure.
enum LogReading {
  static var file: LogFile { LogFile(path: Folders.log) }

  /// The log of this user.
  static func open() throws -> PracticeLog {
    try reading { try PracticeLog(file) }
  }

  /// Does something that reads it.
  static func reading<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as LogError {
      throw Failure("the log \(file.path) \(error.reason)", hint: hint(error.code))
    }
  }

  private static func hint(_ code: LogError.Code) -> String? {
    switch code {
    case .damaged: "the next limber play keeps it under another name, and begins a new one"
    case .unwritable: "check whether it is a file of yours"
    case .full: "make room on its disk"
    case .busy: "try again in a moment"
    case .newer: "use that version, or move the file away to begin a new one"
    }
  }
}

/// The name of a routine as somebody types it, to be compared with what the log knows.
struct RoutineName {
  private let folded: String

  init(_ name: String) {
    folded = Self.folded(Self.stem(name))
  }

  /// Whether it means the routine of a session: its id, its title, or the name of its file.
  func matches(_ start: SessionStart) -> Bool {
    [start.id, start.title, Self.stem(start.routine), start.routine].map(Self.folded)
      .contains(folded)
  }

  /// The name of a file without its folder and ending.
  private static func stem(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".routine") ? String(file.dropLast(".routine".count)) : file
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
