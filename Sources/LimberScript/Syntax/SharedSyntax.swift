internal import LimberTimeline

/// A line that opens a pose, a session, or a part of a session.
final class Heading: Hashable, Sendable {
  let keyword: Keyword
  let name: Excerpt
  /// How often a part is played.
  let rounds: Quantity?

  init(keyword: Keyword, name: Excerpt, rounds: Quantity? = nil) {
    self.keyword = keyword
    self.name = name
    self.rounds = rounds
  }

  static func == (left: Heading, right: Heading) -> Bool {
    left.keyword == right.keyword && left.name == right.name && left.rounds == right.rounds
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(keyword)
    hasher.combine(name)
  }
}

/// A line that takes time.
final class TimedSyntax: Hashable, Sendable {
  let keyword: Keyword
  let quantity: Quantity
  /// How long one repeat lasts, if the line says so.
  let tempo: Milliseconds?
  /// Where the amount stands.
  let excerpt: Excerpt
  /// Whether an unusual dose is meant.
  let isOnPurpose: Bool

  init(
    keyword: Keyword, quantity: Quantity, tempo: Milliseconds?, excerpt: Excerpt, isOnPurpose: Bool
  ) {
    self.keyword = keyword
    self.quantity = quantity
    self.tempo = tempo
    self.excerpt = excerpt
    self.isOnPurpose = isOnPurpose
  }

  static func == (left: TimedSyntax, right: TimedSyntax) -> Bool {
    left.keyword == right.keyword && left.quantity == right.quantity && left.tempo == right.tempo
      && left.excerpt == right.excerpt && left.isOnPurpose == right.isOnPurpose
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(keyword)
    hasher.combine(quantity)
  }
}

/// A line that belongs to the timed line above it.
final class PromptSyntax: Hashable, Sendable {
  let keyword: Keyword
  /// The time in its first words, as in "At 10 seconds".
  let time: TimeOfPrompt?
  let value: PromptValue

  init(keyword: Keyword, time: TimeOfPrompt? = nil, value: PromptValue) {
    self.keyword = keyword
    self.time = time
    self.value = value
  }

  static func == (left: PromptSyntax, right: PromptSyntax) -> Bool {
    left.keyword == right.keyword && left.time == right.time && left.value == right.value
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(keyword)
    hasher.combine(time)
  }
}
