internal import Synchronization

/// Routines that are asked for again and again, with the library as it was found first.
final class FoundRoutines: Sendable {
  private let finder = RoutineFinder()
  private let found = Mutex<[String: RoutineFinder.Found]>([:])

  /// So many are kept; then all are forgotten.
  private static let most = 100

  /// The script that `name` means.
  func find(_ name: String) throws -> RoutineFinder.Found {
    if let known = found.withLock({ $0[name] }) { return known }
    let new = try finder.find(name)
    found.withLock { found in
      if found.count >= Self.most { found = [:] }
      found[name] = new
    }
    return new
  }
}
