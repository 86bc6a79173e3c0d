/// What a routine tells about itself that is in no timeline.
///
/// All texts are the author's, in the language of the session; empty ones are left out.
public struct PageFacts: Hashable, Sendable {
  /// When to ask a professional first, each as what follows "if".
  public var askFirst: [String]
  /// Cautions that must be read, whether or not they are heard; those that are heard are shown
  /// once.
  public var cautions: [String]
  /// What is needed.
  public var equipment: [String]
  /// How often it is meant to be practised.
  public var schedule: String?
  /// What else is good to know.
  public var notes: [String]

  /// Creates facts; there are none unless they are given.
  public init(
    askFirst: [String] = [], cautions: [String] = [], equipment: [String] = [],
    schedule: String? = nil, notes: [String] = []
  ) {
    self.askFirst = askFirst
    self.cautions = cautions
    self.equipment = equipment
    self.schedule = schedule
    self.notes = notes
  }
}
