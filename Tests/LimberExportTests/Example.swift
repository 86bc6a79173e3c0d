import LimberTesting
import LimberTimeline
import Testing

/// The timelines that exports are tested with, by name, so that failures stay readable.
enum Example: String, CaseIterable, CustomTestStringConvertible {
  case workedExample = "the worked example"
  case session = "the session"
  case oddTexts = "the odd texts"

  var testDescription: String { rawValue }

  var timeline: Timeline {
    switch self {
    case .workedExample: WorkedExample.timeline
    case .session: SessionExample.timeline
    case .oddTexts: OddTexts.timeline
    }
  }
}
