import LimberScript
import LimberTimeline
import Testing

/// Everything Limber says by itself, heard in every language.
struct PhraseTests {
  /// A script in which everything is said that can be.
  static func script(_ tag: String) -> String {
    """
    Session: Zz
    Language: \(tag)
    Stop if: yy
    Ask first if: nn
    Part: Xx, 2 rounds
    Use: ww
    Rest: 40 seconds
    Use: vv
    Pose: Ww
    Sets: 2
    Each side:
    Hold: 1:30
    Let go.
    Hold: 10.5 seconds, on purpose
    Pose: Vv
    Sets: 2
    Breath: 9 in, 9 out
    Hold: 4 breaths
    Move: 3 minutes
    Flow: 3 breaths
    Inhale: Uu.
    Exhale: Tt.
    Wait: until ready
    Reps: 3, 8 seconds each
    Flow: 2 breaths
    Inhale: Ss. | Rr.
    """
  }

  static func texts(_ tag: String) throws -> [String] {
    let compilation = ShippedLanguages.compilation(script(tag))
    let routine = try #require(compilation.routine, "\(compilation.report.diagnostics)")
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    let words = routine.words
    let left = words.timeLeft(inPose: .seconds(50), inSession: .seconds(400))
    let beside = words.all + [left] + Self.saidWithoutAHand(words.handsFree)
    return timeline.cues.compactMap(\.text) + beside.map(\.text)
  }

  private static func saidWithoutAHand(_ words: HandsFreeWords) -> [Utterance] {
    [
      words.greeting("Zz", saying: "qq"), words.greeting("Zz", saying: nil),
      words.startReminder(saying: "qq"), words.paused, words.paused(saying: "qq"),
      words.painChoices(easier: "qq", skip: "pp", stop: "oo"), words.stopQuestion(saying: "qq"),
      words.stillWaiting(saying: "qq"), words.soundBack,
      words.whichRoutine, words.numbered(1, "Zz", lasting: .seconds(300)),
      words.moreRoutines(saying: "qq"), words.whichPace(of: "Zz"), words.choiceRest,
    ] + HandsFreeWords.Notice.allCases.map(words.notice)
  }

  @Test(arguments: ShippedLanguages.tags)
  func `every phrase is heard with its blanks filled`(tag: String) throws {
    let texts = try Self.texts(tag)
    #expect(texts.filter { $0.contains("{") || $0.contains("}") } == [])
    for (name, phrase) in try ShippedLanguages.phrases(tag) {
      #expect(
        texts.contains { Self.isHeard(phrase, in: $0) }, "\(name) is not heard: \(phrase)")
    }
  }

  /// Whether the fixed words of a phrase follow each other in a text.
  private static func isHeard(_ phrase: String, in text: String) -> Bool {
    var rest = text.lowercased()[...]
    for part in phrase.lowercased().split(separator: /\{[a-z]+\}/) where part != " " {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  @Test func `no language says anything of another`() throws {
    let own = Set(["Zz.", "Ww.", "Vv.", "Let go."])
    let said = try ShippedLanguages.tags.map { Set(try Self.texts($0)).subtracting(own) }
    for (index, texts) in said.enumerated() {
      for others in said[(index + 1)...] { #expect(texts.isDisjoint(with: others)) }
    }
  }

  @Test func `a German script says what it says in German`() throws {
    let script = """
      Pose: Viererfigur
      Sprache: de
      Position: Rückenlage
      Jede Seite, rechts zuerst:
      Lege den {linken|rechten} Knöchel auf den {rechten|linken} Oberschenkel.
      Halten: 20-30 Sekunden
      """
    let compilation = ShippedLanguages.compilation(script)
    #expect(compilation.report.diagnostics == [])
    let routine = try #require(compilation.routine)
    #expect(routine.language == "de")
    let timeline = routine.plan(PlanOptions(), measure: FixedMeasure()).draft.timeline
    let texts = timeline.cues.compactMap { cue -> String? in
      guard case .speech(let utterance) = cue.sound else { return nil }
      #expect(utterance.language == "de")
      return utterance.text
    }
    #expect(
      texts == [
        "Viererfigur. Rückenlage.", "Lege den rechten Knöchel auf den linken Oberschenkel.",
        "Halte für fünfundzwanzig Sekunden.", "Die Hälfte ist geschafft.", "Drei.", "Zwei.",
        "Eins.", "Und lösen.", "Jetzt die linke Seite.",
        "Lege den linken Knöchel auf den rechten Oberschenkel.",
        "Halte für fünfundzwanzig Sekunden.", "Die Hälfte ist geschafft.", "Drei.", "Zwei.",
        "Eins.", "Und lösen.",
      ])
  }
}
