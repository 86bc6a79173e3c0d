internal import ArgumentParser
internal import LimberExport
internal import LimberSpeech

/// `limber cache`: the stored speech.
struct Cache: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how much speech is stored, or clear it.",
    discussion: """
      What was spoken once is kept, so that a session begins at once and sounds the same again. What \
      has not been used for longest is removed by itself.

        limber cache
        limber cache clear
      """,
    subcommands: [Size.self, Clear.self], defaultSubcommand: Size.self)

  /// `limber cache size`: what `limber cache` does.
  struct Size: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show how much speech is stored, and where.")

    @Flag(help: "Print one JSON object instead.")
    var json = false

    func run() async throws {
      let store = ClipStore.personal
      let contents = store.contents
      guard !json else {
        let object = JSONValue.object([
          "folder": .string(store.folder), "clips": .integer(contents.clips),
          "bytes": .integer(contents.bytes), "limitBytes": .integer(ClipStore.usualLimit),
        ])
        Output.write(object.text + "\n")
        return
      }
      let limit = megabytes(ClipStore.usualLimit)
      Output.write("\(contents.text) of at most \(limit)\nin \(store.folder)\n")
    }
  }

  /// `limber cache clear`.
  struct Clear: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove all stored speech; it is spoken again when it is needed.")

    func run() async throws {
      let store = ClipStore.personal
      let (removed, left) = store.clear()
      Output.write("removed \(removed.text)\n")
      guard left.clips > 0 else { return }
      Message.say("\(left.text) could not be removed from \(store.folder)")
      throw ExitCode(1)
    }
  }
}

extension ClipStore {
  /// The store of this user.
  static var personal: ClipStore { personal(isFrugal: false) }

  /// The same; a frugal one spares memory where nothing plays in real time.
  static func personal(isFrugal: Bool) -> ClipStore {
    ClipStore(folder: "\(Folders.cache)/speech", isFrugal: isFrugal)
  }
}

extension ClipStore.Contents {
  fileprivate var text: String {
    "\(clips) \(clips == 1 ? "clip" : "clips"), \(megabytes(bytes))"
  }
}

/// Millions of bytes, rounded up, so that only nothing is none.
private func megabytes(_ bytes: Int) -> String {
  "\((bytes + 999_999) / 1_000_000) MB"
}
