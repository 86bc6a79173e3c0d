import LimberAudio
import Testing

struct ToneRecipeTests {
  /// What the timeline reserves for each tone, in the order of `ToneRecipe.all`.
  private static let lengths = [150, 120, 250, 240, 240, 400, 140, 260]

  @Test(arguments: zip(ToneRecipe.all, lengths))
  func `a tone is as long as the timeline says`(_ recipe: ToneRecipe, _ length: Int) {
    #expect(recipe.milliseconds == length)
    let tone = recipe.rendered()
    #expect(tone.sampleRate == 48_000)
    #expect(tone.samples.count == length * 48)
  }

  @Test(arguments: ToneRecipe.all)
  func `a tone peaks where its recipe says, far below full scale`(_ recipe: ToneRecipe) {
    let peak = recipe.rendered().samples.reduce(0) { max($0, $1.magnitude) }
    #expect(abs(peak - recipe.peak) < 0.000_1)
    #expect(peak < 0.3)
  }

  @Test(arguments: ToneRecipe.all)
  func `every tone is six units of loudness softer than speech`(_ recipe: ToneRecipe) {
    #expect(abs(ToneSpectrum(recipe).momentaryLoudness - -24) < 0.3)
  }

  @Test(arguments: ToneRecipe.all)
  func `a tone's onset can be measured within five milliseconds`(_ recipe: ToneRecipe) {
    let samples = recipe.rendered().samples
    let onset = samples.firstIndex { $0.magnitude > recipe.peak / 100 }
    #expect((onset ?? .max) <= 240)
  }

  @Test(arguments: ToneRecipe.all)
  func `a tone neither begins nor ends with a click`(_ recipe: ToneRecipe) {
    let samples = recipe.rendered().samples
    #expect(samples.first == 0)
    #expect((samples.last ?? 1).magnitude < 0.000_1)
    let steps = zip(samples, samples.dropFirst()).map { ($1 - $0).magnitude }
    #expect(steps.prefix(48).allSatisfy { $0 < 0.002 })
    #expect(steps.suffix(48).allSatisfy { $0 < 0.002 })
    #expect(steps.allSatisfy { $0 < 0.05 })
  }

  @Test(arguments: ToneRecipe.all)
  func `a tone is soft: almost nothing of it lies above three kilohertz`(_ recipe: ToneRecipe) {
    let tone = ToneSpectrum(recipe)
    let all = tone.energy(from: 100, to: 3000)
    #expect(tone.energy(from: 3000, to: 8000) < all * 1e-6)
  }

  @Test(arguments: ToneRecipe.all)
  func `a small loudspeaker still gives most of a tone`(_ recipe: ToneRecipe) {
    #expect(ToneSpectrum(recipe).onSmallSpeaker > -3)
  }

  @Test func `no two tones sound alike, and each always sounds the same`() {
    let tones = ToneRecipe.all.map { $0.rendered() }
    #expect(Set(tones).count == tones.count)
    #expect(tones == ToneRecipe.all.map { $0.rendered() })
  }

  @Test func `breathing in rises by a fifth, and breathing out falls by one`() {
    let rising = ToneSpectrum(.breathIn)
    let falling = ToneSpectrum(.breathOut)
    #expect(
      (1.25...1.6).contains(rising.pitch(atMillisecond: 205) / rising.pitch(atMillisecond: 25)))
    #expect(
      (1.25...1.6).contains(falling.pitch(atMillisecond: 25) / falling.pitch(atMillisecond: 205)))
  }

  @Test func `a nod goes up, and a refusal goes down and is lower`() {
    let nod = ToneSpectrum(.nod)
    let refusal = ToneSpectrum(.refusal)
    #expect(nod.pitch(atMillisecond: 110) > 1.3 * nod.pitch(atMillisecond: 25))
    #expect(refusal.pitch(atMillisecond: 60) > 1.2 * refusal.pitch(atMillisecond: 200))
    #expect(refusal.pitch(atMillisecond: 60) < nod.pitch(atMillisecond: 25))
  }

  @Test func `a count is lower than a start, and both keep their pitch`() {
    for (recipe, pitch) in [(ToneRecipe.start, 880.0), (.count, 523.25), (.halfway, 698.46)] {
      let tone = ToneSpectrum(recipe)
      for moment in [20, recipe.milliseconds - 40] {
        #expect(abs(tone.pitch(atMillisecond: moment) / pitch - 1) < 0.02, "\(moment)")
      }
    }
  }

  @Test(arguments: zip(ToneRecipe.all, [1, 1, 2, 1, 1, 1, 2, 2]))
  func `half time and the answers strike twice, everything else once`(
    _ recipe: ToneRecipe, _ notes: Int
  ) {
    #expect(ToneSpectrum(recipe).notes == notes)
  }

  @Test func `breathing in swells, and breathing out dies away`() {
    func middle(_ recipe: ToneRecipe) -> Double {
      let energy = recipe.rendered().samples.map { Double($0 * $0) }
      let moments = energy.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      return moments / energy.reduce(0, +) / Double(energy.count)
    }
    #expect(middle(.breathIn) > 0.48)
    #expect(middle(.breathOut) < 0.4)
  }
}
