import Foundation
import LimberTimeline

/// Makes a timeline of its JSON, as any other program could.
enum JSONReader {
  struct Unreadable: Error {}

  static func timeline(from text: String) throws -> Timeline {
    let file = try JSONDecoder().decode(File.self, from: Data(text.utf8))
    guard file.format == "limber-timeline", file.version == 1 else { throw Unreadable() }
    let timeline = Timeline(
      title: file.title, language: file.language, options: try file.options.value(),
      sections: file.sections.map(\.value), slots: try file.slots.map { try $0.value() },
      cues: try file.cues.map { try $0.value() }, dropped: try file.dropped.map { try $0.value() })
    guard timeline.duration.count == file.durationMs else { throw Unreadable() }
    return timeline
  }

  struct File: Decodable {
    var format: String
    var version: Int
    var title: String
    var language: String
    var durationMs: Int
    var options: Options
    var sections: [Section]
    var slots: [JSONSlot]
    var cues: [JSONCue]
    var dropped: [JSONDropped]
  }

  struct Options: Decodable {
    var variant: String
    var dose: Decimal
    var pace: Decimal
    var breathMs: [Int]
    var voice: String

    func value() throws -> Timeline.Options {
      let phases = breathMs.map { Milliseconds($0) }
      guard phases.count == 2 || phases.count == 3 else { throw Unreadable() }
      let breath = BreathPattern(
        inhale: phases[0], exhale: phases[1], pause: phases.count == 3 ? phases[2] : .zero)
      guard let variant = Variant(rawValue: variant) else { throw Unreadable() }
      return Timeline.Options(
        variant: variant, dose: dose.whole(times: 1000), pace: pace.whole(times: 1000),
        breath: breath, voice: voice)
    }
  }

  struct Section: Decodable {
    var id: String
    var title: String
    var startMs: Int
    var endMs: Int
    var position: String?

    var value: Timeline.Section {
      Timeline.Section(
        id: id, title: title, position: position, start: Milliseconds(startMs),
        end: Milliseconds(endMs))
    }
  }
}

extension Decimal {
  /// The number times `factor`, as the nearest integer.
  func whole(times factor: Int) -> Int {
    Int(NSDecimalNumber(decimal: self * Decimal(factor)).doubleValue.rounded())
  }
}
