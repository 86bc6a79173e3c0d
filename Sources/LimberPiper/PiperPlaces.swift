/// Where Piper and its voices are looked for.
public struct PiperPlaces: Hashable, Sendable {
  /// Pythons that may have Piper, by path or by name, the most important first.
  public var pythons: [String]
  /// Folders with voices, which go before those that the Python has.
  public var folders: [String]

  /// Creates places.
  public init(pythons: [String], folders: [String]) {
    self.pythons = pythons
    self.folders = folders
  }
}
