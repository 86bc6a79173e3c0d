import Foundation
import LimberDiagnostics
import LimberScript
import LimberTimeline

/// What is done with scripts while the time is taken.
enum Work: String {
  /// Parse and check every line, and tell what is wrong with the script.
  case check
  /// The same, and find its poses, lay out its timeline and hold it against the limits.
  case compile

  /// Does the work for each file, as a process of its own would.
  func run(_ paths: [String]) throws {
    var found = 0
    for path in paths {
      let bytes = try Array(Data(contentsOf: URL(filePath: path)))
      found += diagnostics(of: Source(name: "bench.routine", bytes: bytes))
    }
    print(found)
  }

  func diagnostics(of source: Source) -> Int {
    switch self {
    case .check: Report(checking: source).diagnostics.count
    case .compile: Compilation(of: source, in: Library()).report.diagnostics.count
    }
  }
}
