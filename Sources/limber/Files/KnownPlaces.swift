internal import LimberDiagnostics
internal import LimberScript
internal import Synchronization

/// The scripts of folders as they were read first, which all libraries share.
final class KnownPlaces: Sendable {
  /// The scripts of a folder, as they are and as they are looked through.
  struct Known {
    var sources: [Source]
    /// The names of those that were left out, since links lead out of the folder.
    var outside: [String]
    var place: Library.Place
  }

  private let places = Mutex<[String: Known]>([:])

  /// So many are kept: those of everybody, and the last few folders of plans.
  private static let most = 16

  /// The scripts of a folder, read by `make` the first time; `mark` tells it from others.
  func place(_ mark: String, _ make: () -> Known) -> Known {
    if let known = places.withLock({ $0[mark] }) { return known }
    let new = make()
    places.withLock { places in
      if places.count >= Self.most { places = [:] }
      places[mark] = new
    }
    return new
  }
}
