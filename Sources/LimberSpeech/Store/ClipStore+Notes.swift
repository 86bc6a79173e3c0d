extension ClipStore {
  /// What was noted under a name, of letters and digits; nil if nothing was, or if somebody else may
  /// have written it.
  ///
  /// Whoever reads it has to find out whether it is whole.
  public func note(named name: String) -> [UInt8]? {
    guard isTrusted, let (words, used) = StoreFile.read(path(ofNote: name)) else { return nil }
    if abs(StoreFile.now - used) > Self.day { StoreFile.touch(path(ofNote: name)) }
    return BulkBytes.bytes(of: words[...])
  }

  /// Notes something in place of what was noted under that name, if that is possible.
  ///
  /// Of the notes whose names begin in the same way up to a dash, the ones that were used last stay,
  /// so many as `most` says.
  public func note(_ bytes: [UInt8], named name: String, most: Int) {
    makeOwnFolders()
    guard isTrusted else { return }
    let path = path(ofNote: name)
    StoreFile.remove(path)
    // Words are read two bytes at a time.
    StoreFile.add(bytes.count % 2 == 0 ? bytes : bytes + [UInt8(ascii: "\n")], at: path)
    let family = "\(version)/" + name.prefix { $0 != "-" } + "-"
    let notes = StoreFile.entries(of: version).filter { $0.path.hasPrefix(family) }
    for note in notes.sorted(by: { $0.used > $1.used }).dropFirst(most) {
      StoreFile.remove(note.path)
    }
  }

  private func path(ofNote name: String) -> String { "\(version)/\(name).txt" }
}
