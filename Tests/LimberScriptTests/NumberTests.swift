import LimberScript
import LimberTimeline
import Testing

/// Numbers and amounts, written by Limber and read back by it.
struct NumberTests {
  static let numbers = Array(1...100) + [101, 110, 121, 180, 199, 200, 201, 321, 580, 700, 999]

  @Test(arguments: ShippedLanguages.tags)
  func `every amount of seconds is read as it is said`(tag: String) throws {
    try expectRoundTrip(of: Self.numbers.map { "\($0) seconds" }, tag)
  }

  @Test(arguments: ShippedLanguages.tags)
  func `minutes and breaths are read as they are said`(tag: String) throws {
    try expectRoundTrip(of: (1...16).map { "\($0) minutes" }, tag)
    try expectRoundTrip(of: ["1:30", "2:05", "3:45", "61 seconds", "100 seconds"], tag)
    try expectRoundTrip(of: (1...100).map { "\($0) breaths" }, tag)
  }

  @Test(arguments: ShippedLanguages.tags)
  func `repeats are read as they are said`(tag: String) throws {
    let amounts = (1...60).map { "\($0) times" }
    try expectRoundTrip(of: amounts, tag, keyword: "Reps", phrase: "reps", tempo: ", 1 second each")
  }

  @Test(
    arguments: [
      ("de", "Halten: 20-30 Sekunden", 20_000, 30_000),
      ("de", "Halten: zwanzig bis dreißig Sekunden", 20_000, 30_000),
      ("de", "Halten für etwa eine halbe Minute.", 30_000, 30_000),
      ("de", "Halten: anderthalb Minuten", 90_000, 90_000),
      ("de", "Halten 1,5 min.", 90_000, 90_000),
      ("de", "Hold: 20 seconds", 20_000, 20_000),
      ("de", "Halten: 30 Sekunden bis 1 Minute", 30_000, 60_000),
      ("fr", "Tenir: de vingt à trente secondes", 20_000, 30_000),
      ("fr", "Tenir pendant une demi-minute.", 30_000, 30_000),
      ("fr", "Tenir: quatre-vingt-dix secondes", 90_000, 90_000),
      ("fr", "Tenir: vingt et une secondes", 21_000, 21_000),
      ("es", "Mantener: de 20 a 30 segundos", 20_000, 30_000),
      ("es", "Mantener: treinta y cinco segundos", 35_000, 35_000),
      ("es", "Mantener durante medio minuto.", 30_000, 30_000),
      ("en", "Hold: twenty five seconds", 25_000, 25_000),
      ("en", "Hold: one hundred twenty seconds", 120_000, 120_000),
      ("en", "Hold: 1½ min", 90_000, 90_000), ("en", "Hold 1½ min", 90_000, 90_000),
      ("en", "Hold: 1 1/2 minutes", 90_000, 90_000), ("en", "Hold: ½ minute", 30_000, 30_000),
      ("en", "Hold: 1/2-1½ min", 30_000, 90_000),
      ("en", "Hold for one and a half minutes.", 90_000, 90_000),
      ("en", "Hold for a minute and a half.", 90_000, 90_000),
      ("en", "Hold: 1:30 min", 90_000, 90_000), ("en", "Hold: 1:00-1:30", 60_000, 90_000),
      ("en", "Hold: approximately 30 seconds", 30_000, 30_000),
      ("en", "Hold: approx. 30 seconds", 30_000, 30_000), ("en", "Hold: ~30 s", 30_000, 30_000),
      ("en", "Hold: from 20 to 30 seconds", 20_000, 30_000),
      ("en", "Hold: between 20 and 30 seconds", 20_000, 30_000),
      ("en", "Hold: 1 minute and 30 seconds", 90_000, 90_000),
      ("en", "Hold: a hundred seconds", 100_000, 100_000),
      ("de", "Halten 30 Sekunden lang.", 30_000, 30_000),
      ("de", "Halten: ca. 30 Sek.", 30_000, 30_000),
      ("de", "Halten: 1 Min. 30 Sek.", 90_000, 90_000),
      ("de", "Halten: 1 Minute und 30 Sekunden", 90_000, 90_000),
      ("de", "Halten: zwischen 20 und 30 Sekunden", 20_000, 30_000),
      ("fr", "Tenir: 1 minute et 30 secondes", 90_000, 90_000),
      ("fr", "Tenir: une minute et demie", 90_000, 90_000),
      ("es", "Mantener: 1 minuto y 30 segundos", 90_000, 90_000),
      ("es", "Mantener: un minuto y medio", 90_000, 90_000),
    ] as [(String, String, Int, Int)])
  func `amounts are read in the ways people write them`(
    tag: String, line: String, low: Int, high: Int
  ) throws {
    let doses = try [0, 1000].map { try Self.doses(of: [line], tag, at: $0).first }
    #expect(doses == [low, high])
  }

  /// Expects the words for every amount to be its own, and to be read as the same amount.
  private func expectRoundTrip(
    of amounts: [String], _ tag: String, keyword: String = "Hold", phrase: String = "hold",
    tempo: String = ""
  ) throws {
    let written = amounts.map { "\(keyword): \($0)\(tempo)" }
    let words = try Self.said(in: written, tag, as: phrase)
    #expect(words.count == amounts.count)
    #expect(Set(words).count == words.count)
    #expect(!words.contains { $0.contains(where: \.isNumber) })
    let read = try Self.doses(of: words.map { "\(keyword): \($0)\(tempo)" }, tag)
    #expect(try read == Self.doses(of: written, tag))
  }

  /// The amounts in what announces each of `lines`.
  private static func said(
    in lines: [String], _ tag: String, as phrase: String
  ) throws -> [String] {
    let template = try #require(try ShippedLanguages.phrases(tag)[phrase])
    let parts = template.replacing("{Dose}", with: "{dose}").split(
      separator: "{dose}", omittingEmptySubsequences: false)
    let cues = try timeline(of: lines, tag).cues.filter { $0.kind == .announce }
    return try cues.map { cue in
      guard case .speech(let utterance) = cue.sound else { return "" }
      try #require(utterance.text.hasPrefix(parts[0]) && utterance.text.hasSuffix(parts[1]))
      return String(utterance.text.dropFirst(parts[0].count).dropLast(parts[1].count))
    }
  }

  /// The doses of the windows of `lines`.
  private static func doses(of lines: [String], _ tag: String, at dose: Int = 500) throws -> [Int] {
    try timeline(of: lines, tag, at: dose).slots.compactMap(\.dose?.value)
  }

  private static func timeline(
    of lines: [String], _ tag: String, at dose: Int = 500
  ) throws -> Timeline {
    let script =
      "Pose: N\nLanguage: \(tag)\nBreath: 0.5 in, 0.5 out\n"
      + lines.map {
        $0.hasSuffix(".") ? "\($0)\n" : "\($0), on purpose\n"
      }.joined()
    let compilation = ShippedLanguages.compilation(script)
    let routine = try #require(compilation.routine, "\(compilation.report.diagnostics)")
    var options = PlanOptions()
    options.dose = dose
    return routine.plan(options, measure: FixedMeasure()).draft.timeline
  }
}
