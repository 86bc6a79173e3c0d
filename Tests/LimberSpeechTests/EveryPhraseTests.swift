import Foundation
import LimberSpeech
import Testing

/// Every number that is counted and everything Limber says by itself, as they reach an engine.
@Suite struct EveryPhraseTests {
  /// A sentence with something short in it, and how that is said of many.
  struct Short: Sendable, CustomTestStringConvertible {
    var tag: String
    /// With `_` for what is short.
    var sentence: String
    var units: [String]
    var many: String
    var testDescription: String { "\(tag): \(many)" }

    func said(_ short: String) throws -> String {
      let text = sentence.replacing("_", with: short)
      return try SpokenText(text, language: tag, readings: ShippedReadings.all).text
    }
  }

  static let shorts = [
    Short(tag: "en", sentence: "Hold for _, then rest.", units: ["s", "sec"], many: "seconds"),
    Short(tag: "en", sentence: "Rest _ now.", units: ["min"], many: "minutes"),
    Short(tag: "en", sentence: "Do _, please.", units: ["reps"], many: "reps"),
    Short(tag: "en", sentence: "Lift _ off it.", units: ["cm"], many: "centimetres"),
    Short(tag: "de", sentence: "Halte _, dann löse.", units: ["s", "Sek"], many: "Sekunden"),
    Short(tag: "de", sentence: "Ruhe _ lang.", units: ["min"], many: "Minuten"),
    Short(tag: "de", sentence: "Mach _, bitte.", units: ["Wdh"], many: "Wiederholungen"),
    Short(tag: "fr", sentence: "Tenez _, puis relâchez.", units: ["s", "sec"], many: "secondes"),
    Short(tag: "fr", sentence: "Reposez-vous _ ici.", units: ["min"], many: "minutes"),
    Short(tag: "fr", sentence: "Faites _, doucement.", units: ["rép"], many: "répétitions"),
    Short(tag: "es", sentence: "Mantén _, y suelta.", units: ["s", "seg"], many: "segundos"),
    Short(tag: "es", sentence: "Descansa _ aquí.", units: ["min"], many: "minutos"),
    Short(tag: "es", sentence: "Haz _, despacio.", units: ["reps"], many: "repeticiones"),
  ]

  @Test(arguments: shorts)
  func `every number from one to a hundred is said with its unit, in a sentence`(
    short: Short
  ) throws {
    let one = try short.said("1 \(short.units[0])")
    let isRead = one != short.sentence.replacing("_", with: "1 \(short.units[0])")
    #expect(isRead && !one.contains(short.many), "\(one)")
    for number in 2...100 {
      let plain = short.sentence.replacing("_", with: "\(number) \(short.many)")
      for unit in short.units {
        let said = try short.said("\(number) \(unit)")
        #expect(try short.said("\(number)\(unit)") == said)
        // Where the number changes with its noun, it is written out.
        let isWrittenOut = number % 10 == 1 && !said.contains { $0.isNumber }
        #expect(said == plain || isWrittenOut && said.contains(" \(short.many)"), "\(said)")
      }
    }
  }

  /// What Limber says by itself, with something in every blank.
  static func phrases(_ tag: String) throws -> [String] {
    let text = String(decoding: try ShippedReadings.bytes(tag), as: UTF8.self)
    let lines = text.split(separator: "\n").drop { $0 != "phrases:" }.dropFirst()
      .prefix { $0.first == " " || $0.first == "#" }
    return lines.compactMap { line -> String? in
      guard let match = line.firstMatch(of: /^  [a-z-]+: "?([^"]*)"?$/) else { return nil }
      return String(match.1).replacing(/\{[^}]*\}/, with: "Anna")
    }
  }

  @Test(arguments: ShippedReadings.tags)
  func `everything that Limber says by itself is said as it is written`(tag: String) throws {
    let phrases = try Self.phrases(tag)
    #expect(phrases.count > 50)
    for phrase in phrases {
      let said = try SpokenText(phrase, language: tag, readings: ShippedReadings.all).text
      let isRespelled = tag == "en" && !ShippedLinesTests.isWrong(said)
      #expect(said == phrase || isRespelled, "\(said)")
    }
  }
}
