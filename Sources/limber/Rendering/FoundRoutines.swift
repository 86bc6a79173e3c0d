internal import LimberScript
internal import Synchronization

/// Routines that are asked for again and again, with the library as it was found first.
final class FoundRoutines: Sendable {
  private let finder = RoutineFinder(keeping: KnownPlaces())
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

/// The scripts of folders as they were read first, which all libraries share.
final class KnownPlaces: Sendable {
  private let places = Mutex<[String: Library.Place]>([:])

  /// So many are kept: those of everybody, and the last few folders of plans.
  private static let most = 16

  /// The scripts of a folder, looked through by `make` the first time; `mark` tells it from others.
  func place(_ mark: String, _ make: () -> Library.Place) -> Library.Place {
    if let known = places.withLock({ $0[mark] }) { return known }
    let new = make()
    places.withLock { places in
      if places.count >= Self.most { places = [:] }
      places[mark] = new
    }
    return new
  }
}
