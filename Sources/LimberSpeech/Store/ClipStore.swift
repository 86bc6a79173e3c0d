internal import Foundation

/// What engines have said, kept in a folder, so that it is said once.
///
/// Several programs may use one folder at a time: entries are only ever added whole, the first one
/// stays. Nothing in the folder is trusted; what is not the clip it claims to be is made again.
/// No method throws, since a store that cannot be used must not stop a session: then nothing is
/// found, and nothing kept. The methods block for as long as the disk takes.
public struct ClipStore: Sendable {
  private let folder: String

  /// Creates a store in `folder`, which is made, for this user only, when something is kept.
  public init(folder: String) {
    self.folder = folder + "/v1"
  }

  /// The file of the clip with this key.
  public func path(of key: ClipKey) -> String {
    "\(subfolder(of: key))/\(key.digits).wav"
  }

  /// The samples with this key, or nil if they are not there or not sound.
  public func audio(for key: ClipKey) -> SpokenAudio? {
    guard let bytes = StoreFile.read(path(of: key)) else { return nil }
    return ClipFile(key: key, bytes: bytes)?.audio
  }

  /// Keeps samples, if that is possible.
  ///
  /// - Returns: What is kept under the key: samples of another program if they were first.
  public func keep(_ audio: SpokenAudio, for key: ClipKey) -> SpokenAudio {
    let file = ClipFile(key: key, audio: audio)
    guard makeFolder(for: key) else { return audio }
    // The second time in place of what was found not to be a clip.
    for _ in 0..<2 {
      if StoreFile.add(file.bytes, at: path(of: key)) { return audio }
      if let winner = self.audio(for: key) { return winner }
      StoreFile.remove(path(of: key))
    }
    return audio
  }

  private func subfolder(of key: ClipKey) -> String {
    "\(folder)/\(key.digits.prefix(2))"
  }

  private func makeFolder(for key: ClipKey) -> Bool {
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    let made: Void? = try? FileManager.default.createDirectory(
      atPath: subfolder(of: key), withIntermediateDirectories: true, attributes: attributes)
    return made != nil
  }
}
