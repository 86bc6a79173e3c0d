internal import ArgumentParser
internal import LimberScript

/// Where a session waits until somebody is ready, as it is asked for.
enum WaitChoice: String, ExpressibleByArgument, CaseIterable {
  case never, written, poses, holds

  /// The word of a command line that asks for it.
  var word: String { "--wait=\(rawValue)" }

  /// What the words of an earlier session asked for; nil if they do not say.
  init?(in words: [String]) {
    guard let choice = words.compactMap({ word in Self.allCases.first { $0.word == word } }).last
    else { return nil }
    self = choice
  }

  /// What counts in a session that goes on: what is asked for now, and not only set for good, or
  /// else what was asked for in the earlier one.
  static func goingOn(_ words: [String], now: WaitChoice?) -> WaitChoice? {
    if let now, !Settings.added.contains(now.word) { return now }
    return WaitChoice(in: words)
  }
}

extension PlanOptions.Gates {
  /// The gates that are planned; where nobody is to wait, those of the script last their time.
  init(_ wait: WaitChoice) {
    switch wait {
    case .never, .written: self = .written
    case .poses: self = .poses
    case .holds: self = .holds
    }
  }
}
