import LimberControl
import LimberEars

/// A model that hears what it was told, whatever the sound: one script for each utterance.
final class ScriptedModel: AcousticModel {
  let tokens: PhonemeTokens = ScriptedModel.columns
  private var scripts: [String]
  /// How many utterances it was given.
  private(set) var heard = 0

  /// Each script is phonemes of ARPAbet; the first begins in the tenth frame, each lasts three.
  init(_ scripts: String...) {
    self.scripts = scripts
  }

  func chances(in samples: [Float]) throws(AcousticModelError) -> PhonemeChances {
    heard += 1
    guard !scripts.isEmpty else { throw AcousticModelError(.failed, "there is no script left") }
    let frames = max(samples.count / PhonemeChances.samplesPerFrame, 60)
    return Self.chances(of: scripts.removeFirst(), frames: frames)
  }

  /// One letter of IPA for each phoneme.
  private static let letters: [String] = [
    "ɑ", "æ", "ʌ", "ɔ", "aʊ", "aɪ", "b", "t͡ʃ", "d", "ð", "ɛ", "ɝ", "eɪ", "f", "ɡ", "h", "ɪ", "i",
    "d͡ʒ", "k", "l", "m", "n", "ŋ", "oʊ", "ɔɪ", "p", "ɹ", "s", "ʃ", "t", "θ", "ʊ", "u", "v", "w",
    "j", "z", "ʒ",
  ]

  static let columns: PhonemeTokens = {
    guard let tokens = PhonemeTokens(names: letters + ["<wb>", "<blank>"]) else {
      preconditionFailure("every phoneme has a letter")
    }
    return tokens
  }()

  /// Chances that leave no doubt: the likely token has nearly 1, every other e⁻⁸.
  static func chances(of script: String, frames: Int = 100) -> PhonemeChances {
    let width = letters.count + 2
    var columns = [Int](repeating: width - 1, count: frames)
    for (index, name) in script.split(separator: " ").enumerated() {
      let column = Phoneme(rawValue: String(name)).flatMap { Phoneme.allCases.firstIndex(of: $0) }
      for frame in 10 + 3 * index..<12 + 3 * index where frame < frames {
        columns[frame] = column ?? width - 1
      }
    }
    let rows = columns.flatMap { column in
      (0..<width).map { $0 == column ? Float(-0.01) : -8 }
    }
    return PhonemeChances(rows: rows, width: width)
  }
}

extension Vocabulary {
  /// What is understood while a session goes on.
  static let running = VoiceCommands.english.vocabulary(for: .running)
}
