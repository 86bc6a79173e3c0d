internal import ArgumentParser
internal import LimberDiagnostics
internal import LimberEspeak
internal import LimberPiper
internal import LimberSpeech
internal import LimberWorker

/// `limber voices`: the voices there are, and what their engines offer.
struct Voices: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the voices, try one, and make it as loud as the others.",
    discussion: """
      Voices are looked for in the folder Voices of the working folder, in your own data folder, \
      and among the shipped ones.

        limber voices
        limber voices try calm
        limber voices try calm "Let your shoulders sink." -o calm.wav
      """,
    subcommands: [VoicesTry.self, VoicesCalibrate.self])

  func run() async throws {
    let finder = VoiceFinder(besides: ".")
    var rows = [["NAME", "LANGUAGE", "ENGINE", "FROM", "FOR"]]
    for found in finder.all {
      do throws(VoiceProfileError) {
        rows.append(row(found, try found.profile()))
      } catch {
        let hint = error.report.hasErrors ? "limber check \(found.path) tells more" : nil
        Message.say("\(error)", hint: hint)
      }
    }
    Output.write(Table.text(rows))
    Output.write("\n" + (await EngineList().text))
  }

  /// A voice by the name it is found by, which is that of its file.
  private func row(_ found: VoiceFinder.Found, _ profile: VoiceProfile) -> [String] {
    [found.name, profile.language, profile.engine, found.place.words, profile.summary]
      .map(DisplayWidth.shown)
  }
}

/// What each engine offers, a paragraph for each.
struct EngineList {
  /// The paragraphs, ending with a line end.
  var text: String {
    get async { await usual + piper }
  }

  private var usual: String {
    get async {
      guard let engine = try? Backends.espeak() else {
        return "espeak-ng: not there; build limber-espeak with \"make build\"\n"
      }
      let text = await text(of: engine)
      await engine.shutdown()
      return text
    }
  }

  private var piper: String {
    get async {
      let found = await PiperVoices.find("", language: "", in: Backends.piper)
      guard let found else { return "\npiper: not there; limber doctor tells how to get it\n" }
      let lines = found.all.map { "  \(DisplayWidth.shown("\($0.name), \($0.language)"))\n" }
      let count = "\(lines.count) \(lines.count == 1 ? "voice" : "voices")"
      return "\n\(DisplayWidth.shown(found.version)), \(count)\(lines.isEmpty ? "" : ":")\n"
        + lines.joined()
    }
  }

  private func text(of engine: EspeakSynthesizer) async -> String {
    guard let name = try? await engine.fingerprint(), let voices = try? await engine.voices() else {
      return "espeak-ng: does not start; \"make setup\" installs it\n"
    }
    // The fingerprint ends with a checksum, which says nothing to a person.
    let engineName = name.split(separator: " ").dropLast().joined(separator: " ")
    let names = Set(voices.map(\.name)).sorted().joined(separator: " ")
    let lines = Self.wrapped(names).map { "  \($0)\n" }.joined()
    return DisplayWidth.shown("\(engineName), \(voices.count) voices:") + "\n" + lines
  }

  /// Words in lines of at most 76 characters.
  private static func wrapped(_ words: String) -> [String] {
    words.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + word.count < 76 {
        lines[lines.count - 1] += " \(DisplayWidth.shown(String(word)))"
      } else {
        lines.append(DisplayWidth.shown(String(word)))
      }
    }
  }
}
