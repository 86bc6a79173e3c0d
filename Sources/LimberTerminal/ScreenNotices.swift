/// What there is to know besides the session itself.
struct ScreenNotices: Hashable, Sendable {
  /// When to ask first; for the first half minute.
  var preface: String?
  /// That there is no sound; as long as it lasts.
  var outage: String?
  /// What has happened; until the session is steered, or goes on.
  var news: String?

  /// What is told first: what keeps a person from harm gives way to nothing.
  var first: String? { preface ?? outage ?? news }

  /// What is told beside it: why nothing is heard.
  var second: String? { preface == nil ? nil : outage }
}
