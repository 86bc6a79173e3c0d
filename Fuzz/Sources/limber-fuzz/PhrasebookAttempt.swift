import Foundation
import LimberDiagnostics
import LimberScript
import LimberTimeline

/// The phrasebooks that are shipped.
enum Phrasebooks {
  /// Their bytes, by their tags.
  static let sources = ["de", "fr", "es"].map { tag in
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Voices/\(tag).phrases")
    guard let data = try? Data(contentsOf: file) else { fatalError("\(file.path) is not there") }
    return Source(name: "\(tag).phrases", bytes: Array(data))
  }

  /// English and all others.
  static let all = Languages(sources.compactMap { try? Language($0) })
}

/// A phrasebook with changes in it, and a script in its language.
///
/// A change is the place, in two bytes, how many bytes are taken away, in one, and what is put
/// there, up to 0x1E.
struct PhrasebookAttempt {
  let choice: UInt8
  let changes: [UInt8]

  func run() {
    let original = Phrasebooks.sources[Int(choice) % Phrasebooks.sources.count]
    var bytes = original.bytes
    for change in changes.split(separator: 0x1E).prefix(8) where change.count >= 3 {
      let change = Array(change)
      let place = (Int(change[0]) << 8 | Int(change[1])) % bytes.count
      let end = min(bytes.count, place + Int(change[2]))
      bytes.replaceSubrange(place..<end, with: change[3...])
    }
    let source = Source(name: original.name, bytes: bytes)
    let language: Language
    do throws(LanguageError) {
      language = try Language(source)
    } catch {
      require(error.line >= 1 && error.column >= 1, "\(error) is nowhere")
      return
    }
    let library = Library(languages: Languages([language]))
    let script = Source(name: "fuzz.routine", text: Self.script(in: language.tag))
    let laws = ScriptLaws(library: library)
    let compilation = Compilation(of: script, in: library)
    laws.check(compilation.report)
    laws.checkFormat(of: script)
    laws.checkFixes(of: script)
    guard let routine = compilation.routine else { return }
    let plan = routine.plan(PlanOptions(), measure: FixedMeasure())
    require(plan.draft.isFinal, "all words have a length")
  }

  private static func script(in tag: String) -> String {
    """
    Pose: Trial
    Language: \(tag)
    Schedule: 3-5 times a week
    Sets: 2
    Each side, left first:
    Lift your {side} arm, and the {linken|rechten} one.
    Hold: 20-30 seconds
    Halfway: Nearly.
    Flow: 3 breaths
    Inhale: Rise.
    Reps: 8-10, 4 seconds each
    Halten: dreissig Sekunden
    Tenir: 20 à 30 secondes
    Mantener: treinta segundos
    Wait: until ready, 20 seconds at most
    Rest: one and a half minutes
    """
  }
}
