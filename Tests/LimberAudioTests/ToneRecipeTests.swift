import LimberAudio
import Testing

struct ToneRecipeTests {
  /// What the timeline reserves for each tone, in the order of `ToneRecipe.all`.
  private static let lengths = [150, 120, 250, 240, 240, 400]

  @Test(arguments: zip(ToneRecipe.all, lengths))
  func `a tone is as long as the timeline says`(_ recipe: ToneRecipe, _ length: Int) {
    #expect(recipe.milliseconds == length)
    let tone = recipe.rendered()
    #expect(tone.sampleRate == 48_000)
    #expect(tone.samples.count == length * 48)
  }

  @Test(arguments: ToneRecipe.all)
  func `a tone peaks at fourteen decibels below full scale`(_ recipe: ToneRecipe) {
    let peak = recipe.rendered().samples.reduce(0) { max($0, $1.magnitude) }
    #expect((0.199...0.201).contains(peak))
  }

  @Test(arguments: ToneRecipe.all)
  func `a tone's onset can be measured within two milliseconds`(_ recipe: ToneRecipe) {
    let samples = recipe.rendered().samples
    let onset = samples.firstIndex { $0.magnitude > ToneRecipe.peak / 100 }
    #expect((onset ?? .max) <= 96)
  }

  @Test(arguments: ToneRecipe.all)
  func `a tone neither begins nor ends with a click`(_ recipe: ToneRecipe) {
    let samples = recipe.rendered().samples
    #expect(samples.first == 0)
    #expect((samples.last ?? 1).magnitude < 0.000_1)
    let steps = zip(samples, samples.dropFirst()).map { ($1 - $0).magnitude }
    #expect(steps.prefix(48).allSatisfy { $0 < 0.01 })
    #expect(steps.suffix(48).allSatisfy { $0 < 0.005 })
    #expect(steps.allSatisfy { $0 < 0.05 })
  }

  @Test func `no two tones sound alike, and each always sounds the same`() {
    let tones = ToneRecipe.all.map { $0.rendered() }
    #expect(Set(tones).count == tones.count)
    #expect(tones == ToneRecipe.all.map { $0.rendered() })
  }

  @Test func `breathing in rises and breathing out falls`() {
    func crossings(_ samples: some Sequence<Float>) -> Int {
      let signs = samples.map { $0 > 0 }
      return zip(signs, signs.dropFirst()).count { $0 != $1 }
    }
    let rising = ToneRecipe.breathIn.rendered().samples
    let falling = ToneRecipe.breathOut.rendered().samples
    #expect(crossings(rising.prefix(5760)) + 10 < crossings(rising.suffix(5760)))
    #expect(crossings(falling.prefix(5760)) > crossings(falling.suffix(5760)) + 10)
  }
}
