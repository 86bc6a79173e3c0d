import Foundation
import LimberDiagnostics
import LimberScript
import LimberSpeech
import LimberTimeline

/// The voices, languages and scripts a person gets.
enum ShippedVoices {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The languages besides English.
  static let languages = Languages(
    files(in: "Voices", ending: ".phrases").compactMap { file in
      guard let data = try? Data(contentsOf: root.appending(path: file)) else { return nil }
      return try? Language(Source(name: file, bytes: Array(data)))
    })

  /// The names of the voices that espeak-ng speaks.
  static let names = files(in: "Voices", ending: ".voice").compactMap { file in
    let profile = try? VoiceProfile(contentsOf: root.appending(path: file).path)
    return profile?.engine == "espeak-ng" ? profile?.name : nil
  }

  static func profile(_ name: String) throws -> VoiceProfile {
    try VoiceProfile(contentsOf: root.appending(path: "Voices/\(name).voice").path)
  }

  /// Everything that is said in the routines of `Scripts/`, at the middle dose, each once.
  static let words: [Utterance] = {
    let scripts = ["Scripts", "Scripts/de", "Scripts/es", "Scripts/fr"].flatMap {
      files(in: $0, ending: ".routine")
    }
    let sources = scripts.compactMap { file -> Source? in
      guard let data = try? Data(contentsOf: root.appending(path: file)) else { return nil }
      return Source(name: (file as NSString).lastPathComponent, bytes: Array(data))
    }
    let library = Library(
      places: [Library.Place(name: "in the built-in library", sources: sources)],
      languages: languages)
    var words: Set<Utterance> = []
    for source in sources {
      let routine = Compilation(of: source, in: library).routine
      let cues = routine?.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline.cues ?? []
      for case .speech(let utterance) in cues.map(\.sound) { words.insert(utterance) }
    }
    return words.sorted { ($0.language, $0.text) < ($1.language, $1.text) }
  }()

  private static func files(in folder: String, ending: String) -> [String] {
    let path = root.appending(path: folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }
}
