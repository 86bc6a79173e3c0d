internal import LimberEars

/// An acoustic model that several ears ask about the same sound, and that answers it once.
///
/// It belongs to one thread.
final class SharedModel: AcousticModel {
  private let model: any AcousticModel
  private var known: [(samples: [Float], chances: PhonemeChances)] = []

  /// How many answers are kept: ears that hear the same ask the same soon after each other.
  private static let most = 8

  init(_ model: any AcousticModel) { self.model = model }

  var tokens: PhonemeTokens { model.tokens }

  func chances(in samples: [Float]) throws(AcousticModelError) -> PhonemeChances {
    if let answer = known.first(where: { $0.samples == samples }) { return answer.chances }
    let chances = try model.chances(in: samples)
    known = known.suffix(Self.most - 1) + [(samples, chances)]
    return chances
  }
}
