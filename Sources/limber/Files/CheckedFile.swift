internal import Foundation
internal import LimberDiagnostics
internal import LimberScript
internal import LimberSpeech

/// What a file that is checked is to be, by its name.
enum CheckedFile: Hashable {
  case script, voice, language

  init(_ file: String) {
    self = file.hasSuffix(".voice") ? .voice : file.hasSuffix(".phrases") ? .language : .script
  }

  /// What is wrong with the file of a voice.
  static func reportOnVoice(_ file: String) async throws -> Report {
    let source = try ScriptFiles.read(file, named: shownName(of: file))
    let there = await VoiceSurroundings.here(besides: file, VoiceFile(source).profile)
    return VoiceFile(source, among: there).report
  }

  /// What is wrong with the file of a language: the first mistake in its words, and the first in how
  /// it is read.
  static func reportOnLanguage(_ file: String) throws -> Report {
    let source = try ScriptFiles.read(file, named: shownName(of: file))
    guard source.bytes.count <= LanguageFinder.longestFile else {
      throw Failure(
        "\(source.name) is longer than \(LanguageFinder.longestFile) bytes",
        hint: "a phrasebook is far shorter; this one is not read")
    }
    var diagnostics: [Diagnostic] = []
    do throws(LanguageError) {
      _ = try Language(source)
    } catch {
      diagnostics.append(error.diagnostic(in: source))
    }
    do throws(ReadingError) {
      _ = try Reading(source.bytes, file: source.name)
    } catch {
      let diagnostic = error.diagnostic(in: source)
      // What is no list of fields at all is told once.
      if !diagnostics.contains(where: { $0.message == diagnostic.message }) {
        diagnostics.append(diagnostic)
      }
    }
    return Report(diagnostics)
  }

  private static func shownName(of file: String) -> String {
    file.hasPrefix("/") ? URL(filePath: file).lastPathComponent : file
  }
}
