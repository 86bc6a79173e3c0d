import LimberControl
import LimberEars
import LimberPlayer
import Testing

/// Phrases in the chances of an utterance, and what is made of them.
struct PhraseTests {
  private static let pauseExercise = "P AO Z EH K S ER S AY Z"
  private static let judge = PhraseJudge()

  private func matches(_ script: String) -> [PhraseMatch] {
    PhraseScorer(ScriptedModel.chances(of: script), ScriptedModel.columns).matches(.running)
  }

  private func verdict(_ script: String) -> String {
    told(Self.judge.verdict(on: matches(script)))
  }

  private func told(_ verdict: PhraseJudge.Verdict) -> String {
    switch verdict {
    case .command(let match): "\(match.phrase.command)"
    case .unheard(_, let why): why.rawValue
    case .nothing: "nothing"
    }
  }

  @Test func `a phrase that is heard exactly scores nothing below what was heard`() throws {
    let best = try #require(matches(Self.pauseExercise).first)
    #expect(best.phrase.words == "pause exercise")
    #expect(best.score == 0)
    #expect(best.others == 0)
    #expect(best.frames == 10...37)
  }

  @Test func `a wrong sound costs what it is less likely by, shared by all sounds`() throws {
    let best = try #require(matches("P AO Z EH K M ER S AY Z").first)
    #expect(best.phrase.words == "pause exercise")
    // Two frames of another sound, each eight nats below it, shared by ten phonemes.
    #expect((-1.61...(-1.59)).contains(best.score))
  }

  @Test(arguments: [
    (pauseExercise, "pause"),
    ("M ER " + pauseExercise, "pause"),
    ("AY W IH L " + pauseExercise, "moreWords"),
    (pauseExercise + " N AW AE N D", "moreWords"),
    ("W IY W ER AE T DH AH M AA", "unclear"),
    ("N EH K S T EH K S ER S AY Z", "next"),
    ("DH AE T HH ER T S", "that hurts"), ("AW CH DH AE T HH ER T S", "that hurts"),
    ("IH T HH AA R T S AH B IH T", "that hurts"), ("DH AE T IH Z P EY N F AH L", "that hurts"),
    ("HH AW L AO NG IH Z DH AE T HH ER T S AH G EH N", "moreWords"),
  ])
  func `a command is the whole utterance`(script: String, expected: String) {
    #expect(verdict(script) == expected)
  }

  @Test func `the longer of two numbers is the one that was said`() throws {
    let numbers = VoiceCommands.english.vocabulary(for: .choosing(count: 20))
    let chances = ScriptedModel.chances(of: "N AH M B ER F AO R T IY N")
    let best = try #require(PhraseScorer(chances, ScriptedModel.columns).matches(numbers).first)
    #expect(best.phrase.command == .number(14))
  }

  @Test func `sounds that are not the person's do not count`() throws {
    let chances = ScriptedModel.chances(of: "AY W IH L " + Self.pauseExercise)
    let scorer = PhraseScorer(chances, ScriptedModel.columns) { $0 < 20 }
    let best = try #require(scorer.matches(.running).first)
    #expect(best.others == 0)
  }

  @Test func `other sounds count within half a second of a phrase, whoever made them`() throws {
    let silence = String(repeating: "_ ", count: 9)
    let script = "W IY W ER " + silence + Self.pauseExercise + " " + silence + "AE T DH AH"
    let scorer = PhraseScorer(
      ScriptedModel.chances(of: script, frames: 200), ScriptedModel.columns
    ) { _ in true }
    let best = try #require(scorer.matches(.running).first)
    #expect(best.phrase.words == "pause exercise")
    #expect(scorer.sounds(beside: best) == 0)
    let near = PhraseScorer(
      ScriptedModel.chances(of: "W IY W ER " + Self.pauseExercise + " AE T DH AH"),
      ScriptedModel.columns)
    #expect(near.sounds(beside: try #require(near.matches(.running).first)) == 8)
  }

  @Test(arguments: [
    // One near sound of two will do, and two are too little; of three sounds they will do.
    ("N OW", "no"), ("M OW", "no"), ("M AO", "unclear"), ("IY AH S", "yes"),
    ("AE Y EH S", "yes"), ("AE Y EH S D", "moreWords"),
  ])
  func `of short words more is asked, since a tone sounds like them`(
    script: String, expected: String
  ) {
    let asked = VoiceCommands.english.vocabulary(for: .asked)
    let chances = ScriptedModel.chances(of: script)
    let matches = PhraseScorer(chances, ScriptedModel.columns).matches(asked)
    #expect(told(Self.judge.verdict(on: matches)) == expected)
  }

  @Test func `two commands that sound the same are not guessed at`() throws {
    let sounds: [[[Phoneme]]] = [[[.g, .ow]]]
    let vocabulary = Vocabulary([
      SpokenPhrase("go", means: .player(.next), sounds: sounds),
      SpokenPhrase("gow", means: .player(.back), sounds: sounds),
    ])
    let scorer = PhraseScorer(ScriptedModel.chances(of: "G OW"), ScriptedModel.columns)
    let verdict = Self.judge.verdict(on: scorer.matches(vocabulary))
    guard case .unheard(_, .ambiguous) = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test func `a phrase may ask for more than others`() throws {
    var phrase = try #require(Vocabulary.running.phrases.first { $0.words == "pause exercise" })
    phrase.threshold = -0.5
    let scorer = PhraseScorer(
      ScriptedModel.chances(of: "P AO Z EH K M ER S AY Z"), ScriptedModel.columns)
    guard case .unheard(_, .unclear) = Self.judge.verdict(on: scorer.matches(Vocabulary([phrase])))
    else {
      Issue.record("it was believed")
      return
    }
  }

  @Test func `the coach's words hold a phrase only together and in order`() throws {
    let phrase = try #require(Vocabulary.running.phrases.first { $0.words == "next exercise" })
    #expect(Self.judge.isSaid(phrase, in: "Next exercise: the pigeon."))
    #expect(!Self.judge.isSaid(phrase, in: "Next: one more exercise."))
    #expect(!Self.judge.isSaid(phrase, in: ""))
  }

  @Test func `over the loudspeaker more is asked of a phrase`() throws {
    let best = try #require(matches(Self.pauseExercise).first)
    #expect(!Self.judge.mayBeEcho(best, others: 4, weakened: 10))
    #expect(Self.judge.mayBeEcho(best, others: 5, weakened: 10))
    #expect(Self.judge.mayBeEcho(best, others: 0, weakened: 20))
    var worse = best
    worse.score = -0.9
    #expect(Self.judge.mayBeEcho(worse, others: 0, weakened: 0))
    let short = try #require(matches("M AO R T AY M").first)
    #expect(short.phrase.words == "more time")
    #expect(Self.judge.mayBeEcho(short, others: 0, weakened: 0))
  }
}
