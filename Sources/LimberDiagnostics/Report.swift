/// The diagnostics of one compilation.
public struct Report: Hashable, Sendable {
  /// The diagnostics, in the order of their sources and lines.
  public private(set) var diagnostics: [Diagnostic]

  /// Creates a report; the diagnostics of one source are put in the order of its lines.
  public init(_ diagnostics: [Diagnostic] = []) {
    self.diagnostics = []
    append(diagnostics)
  }

  /// Whether the script cannot be played safely.
  public var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }

  /// How many diagnostics have that severity.
  public func count(of severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// Adds diagnostics, keeping sources in the order in which they first came.
  public mutating func append(_ more: [Diagnostic]) {
    diagnostics += more
    var order: [String: Int] = [:]
    for diagnostic in diagnostics where order[diagnostic.source.name] == nil {
      order[diagnostic.source.name] = order.count
    }
    // Swift's sort is not promised to be stable, so the old place decides last.
    let places = diagnostics.enumerated().map { place, diagnostic in
      (order[diagnostic.source.name] ?? 0, diagnostic.label.range.lowerBound, place)
    }
    diagnostics = places.sorted { $0 < $1 }.map { diagnostics[$0.2] }
  }
}
