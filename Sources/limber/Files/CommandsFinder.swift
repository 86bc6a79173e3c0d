internal import Foundation
internal import LimberControl
internal import LimberDiagnostics

/// Finds the words of voice commands: English is part of the program, others are `.commands` files
/// beside the voices.
enum CommandsFinder {
  /// No file is longer, in bytes.
  private static let longest = 262_144

  /// The commands of a language, `de` for `de-AT`; nil where there are none.
  static func commands(for language: String) -> VoiceCommands? {
    let tag = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
    if tag == VoiceCommands.english.tag { return .english }
    guard !tag.isEmpty, tag.allSatisfy(\.isLetter) else { return nil }
    let paths = VoiceFinder.folders.map { "\($0.path)/\(tag).commands" }
    guard let path = paths.first(where: ScriptFiles.isRegular),
      let data = FileManager.default.contents(atPath: path), data.count <= longest
    else { return nil }
    do throws(VoiceCommandsError) {
      return try VoiceCommands(Array(data), file: path)
    } catch {
      Message.say("\(error)", hint: "until that is mended, this language is not understood")
      return nil
    }
  }
}
