internal import CEspeakNG
internal import Glibc

/// The folder with the engine's data, chosen by us so that the environment cannot.
struct DataFolder {
  /// The folder itself, `espeak-ng-data`.
  let path: String
  /// Where it was looked for, up to where it is.
  let places: [String]

  /// The data in `parent`; without one, the data that belongs to the library.
  init(in parent: String?) throws(Failure) {
    let candidates = parent.map { [$0] } ?? Self.usual
    let folders = candidates.map { $0 + "/espeak-ng-data" }
    if let index = folders.firstIndex(where: Self.holdsData) {
      path = folders[index]
      places = Array(folders[...index])
      return
    }
    let tried = candidates.joined(separator: ", ")
    throw Failure(code: .unavailable, reason: "there is no espeak-ng-data in \(tried)")
  }

  /// Whether a voice variant of this name exists; the engine itself would not tell.
  func hasVariant(_ name: Substring) -> Bool {
    unsafe access("\(path)/voices/!v/\(name)", R_OK) == 0
  }

  /// The lines of a voice's own file, by the name that the engine has for it.
  func lines(ofVoice identifier: String) -> [String]? {
    for folder in ["voices", "lang"] {
      let descriptor = unsafe open("\(path)/\(folder)/\(identifier)", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard let bytes = readSome(from: descriptor, upTo: 1 << 16), !bytes.isEmpty else { continue }
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        .map(String.init)
    }
    return nil
  }

  private static func holdsData(_ folder: String) -> Bool {
    unsafe access(folder + "/phontab", R_OK) == 0
  }

  /// Beside the library, as Debian has it, or where the library would be; and where the engine is
  /// installed from source.
  private static var usual: [String] {
    let beside = (libraryFile ?? systemFile).flatMap { file in
      file.lastIndex(of: "/").map { [String(file[..<$0])] }
    }
    return (beside ?? []) + ["/usr/share", "/usr/local/share"]
  }

  /// The file libespeak-ng was loaded from; nil where it is part of the program.
  static var libraryFile: String? {
    unsafe limber_espeak_file().map { unsafe String(cString: $0) }
  }

  /// The file that the C library was loaded from, which lies among the other libraries.
  private static var systemFile: String? {
    unsafe limber_system_file().map { unsafe String(cString: $0) }
  }
}
