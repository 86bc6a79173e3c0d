/// What engines have said, kept in a folder, so that it is said once.
///
/// Several programs may use one folder at a time: entries are only ever added whole, the first one
/// stays. Nothing in the folder is trusted; what is not the clip it claims to be is made again, and
/// a folder that is a link, or in which anybody else may write, is not used at all.
/// No method throws, since a store that cannot be used must not stop a session: then nothing is
/// found, and nothing kept. The methods block for as long as the disk takes.
public struct ClipStore: Sendable {
  /// Where the store is, as it was given.
  public let folder: String
  /// What this program has read or written, which it does not evict.
  let inUse = ClipsInUse()
  /// The entries whose samples are read again when they are mixed; nil to keep all in memory.
  private let open: OpenEntries?

  /// How many seconds pass before an entry that is used is marked as used again.
  static let day = 24 * 60 * 60

  /// Creates a store in `folder`, an absolute path, which is made, for this user only, when
  /// something is kept.
  ///
  /// A frugal one keeps no samples in memory, but reads them whenever they are mixed: nothing that
  /// plays in real time can wait for that. Files may stay open as long as their clips are there.
  public init(folder: String, isFrugal: Bool = false) {
    self.folder = folder
    open = isFrugal ? OpenEntries() : nil
  }

  /// The file of the clip with this key.
  public func path(of key: ClipKey) -> String {
    "\(subfolder(of: key))/\(key.digits).wav"
  }

  /// The samples with this key, or nil if they are not there or not sound.
  public func audio(for key: ClipKey) -> SpokenAudio? {
    speech(for: key)?.audio
  }

  /// The same with what was measured in them.
  func speech(for key: ClipKey) -> KeptSpeech? {
    let path = path(of: key)
    inUse.add(path)
    guard isTrusted, StoreFile.isTrusted(folder: subfolder(of: key)),
      let (words, used) = StoreFile.read(path),
      var speech = ClipFile(key: key, words: words)?.speech
    else { return nil }
    if abs(StoreFile.now - used) > Self.day { StoreFile.touch(path) }
    speech.source = source(at: path)
    return speech
  }

  private func source(at path: String) -> StoredSamples? {
    open.flatMap { StoredSamples(path: path, among: $0) }
  }

  /// Keeps samples, if that is possible.
  ///
  /// - Returns: What is kept under the key: samples of another program if they were first.
  public func keep(_ audio: SpokenAudio, for key: ClipKey) -> SpokenAudio {
    keep(KeptSpeech(audio), for: key).audio
  }

  /// The same with what was measured in them.
  func keep(_ speech: KeptSpeech, for key: ClipKey) -> KeptSpeech {
    guard makeFolders(for: key) else { return speech }
    let file = ClipFile(key: key, speech: speech)
    let path = path(of: key)
    inUse.add(path)
    // The second time in place of what was found not to be a clip.
    for _ in 0..<2 {
      if StoreFile.add(file, at: path) {
        var speech = speech
        speech.source = source(at: path)
        return speech
      }
      if let winner = self.speech(for: key) { return winner }
      StoreFile.remove(path)
    }
    return speech
  }

  /// Why nothing can be kept, as a short phrase for people; nil if it can.
  ///
  /// Makes the folder, if that is possible.
  public var problem: String? {
    makeOwnFolders()
    guard isTrusted else { return "\(folder) cannot be made, is a link, or is not yours" }
    return StoreFile.isWritable(folder: version) ? nil : "nothing can be written in \(version)"
  }

  /// Whether nobody else can have put a clip into the store.
  var isTrusted: Bool {
    [folder, version].allSatisfy(StoreFile.isTrusted(folder:))
  }

  /// The folder of this version's entries.
  var version: String { folder + "/v1" }

  private func subfolder(of key: ClipKey) -> String {
    "\(version)/\(key.digits.prefix(2))"
  }

  private func makeFolders(for key: ClipKey) -> Bool {
    let subfolder = subfolder(of: key)
    if isTrusted, StoreFile.isTrusted(folder: subfolder) { return true }
    makeOwnFolders()
    guard isTrusted else { return false }
    StoreFile.claim(folder: subfolder)
    return StoreFile.isTrusted(folder: subfolder)
  }

  /// Makes the folders that all entries have in common, where they are missing.
  func makeOwnFolders() {
    let parts = folder.split(separator: "/").dropLast()
    for count in parts.indices {
      StoreFile.make(folder: "/" + parts[...count].joined(separator: "/"))
    }
    StoreFile.claim(folder: folder)
    // Nothing is made behind a link.
    if StoreFile.isTrusted(folder: folder) { StoreFile.claim(folder: version) }
  }
}
