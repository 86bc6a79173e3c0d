public import LimberTimeline

/// Why a text is no timeline that can be played.
public struct UnreadableTimeline: Error, Hashable {
  /// What is wrong and where, for people: lower case, no full stop.
  public let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}

/// Reads timelines that were written as JSON.
///
/// The text may be anybody's: whatever it holds, this returns. What it returns is a timeline that
/// can be played: gapless, in order, and of bounded length.
public enum TimelineReader {
  /// The most bytes a text may have: a session of four hours takes about a sixth of it.
  public static let mostBytes = 16 << 20
  /// The version of the format that is written and read.
  static let version = 1

  /// The timeline that `ExportFormat.json` wrote; unknown keys mean nothing.
  public static func timeline(
    from bytes: [UInt8]
  ) throws(UnreadableTimeline) -> Timeline {
    guard bytes.count <= mostBytes else { throw UnreadableTimeline("it is larger than 16 MiB") }
    let node: JSONNode
    do {
      node = try JSONParser.parse(bytes)
    } catch {
      throw UnreadableTimeline("line \(error.line): \(error.reason)")
    }
    let file = JSONPlace(node: node, path: "")
    try expectKnown(file)
    var texts = SharedTexts()
    let timeline = Timeline(
      title: try file.member("title").string(), language: try file.member("language").language(),
      options: try file.member("options").options(),
      sections: try file.rows("sections", TimelineLimits.mostSections, in: bytes) {
        row throws(UnreadableTimeline) in try row.section()
      },
      slots: try file.rows("slots", TimelineLimits.mostSlots, in: bytes) {
        row throws(UnreadableTimeline) in texts.shared(try row.slot())
      },
      cues: try file.rows("cues", TimelineLimits.mostCues, in: bytes) {
        row throws(UnreadableTimeline) in texts.shared(try row.cue())
      },
      dropped: try file.rows("dropped", TimelineLimits.mostCues, in: bytes) {
        row throws(UnreadableTimeline) in try row.droppedCue()
      },
      askFirst: try file.askFirst(in: bytes))
    try timeline.expectPlayable()
    guard try file.member("durationMs").time(0...TimelineLimits.longest) == timeline.duration else {
      throw UnreadableTimeline("durationMs is not where its last slot ends")
    }
    return timeline
  }

  /// Throws unless it says of itself that it is what is read here.
  private static func expectKnown(_ file: JSONPlace) throws(UnreadableTimeline) {
    guard case .object = file.node,
      case .string("limber-timeline") = try file.optional("format")?.node
    else { throw UnreadableTimeline("it is no session that Limber wrote") }
    guard case .number(let number, 0) = try file.member("version").node else {
      throw UnreadableTimeline("its version is no number")
    }
    guard number == version else {
      throw UnreadableTimeline(
        "it has version \(number) of the format, and only version \(version) is known here")
    }
  }
}

extension JSONPlace {
  /// What each place of a list in the whole says.
  fileprivate func rows<Row>(
    _ key: String, _ limit: Int, in bytes: [UInt8],
    _ read: (JSONPlace) throws(UnreadableTimeline) -> Row
  ) throws(UnreadableTimeline) -> [Row] {
    let list = try member(key)
    guard case .rows(let places) = list.node else { throw list.wrong("this is no list") }
    guard places.count <= limit else { throw list.wrong("this is longer than \(limit)") }
    var rows: [Row] = []
    rows.reserveCapacity(places.count)
    for (number, place) in zip(1..., places) {
      let node: JSONNode
      do {
        node = try JSONParser.row(bytes[place])
      } catch {
        throw list.wrong(error.reason)
      }
      rows.append(try read(JSONPlace(node: node, path: "\(key) \(number)")))
    }
    return rows
  }

  /// When to ask somebody first; no session before has told.
  fileprivate func askFirst(in bytes: [UInt8]) throws(UnreadableTimeline) -> [String] {
    guard try optional("askFirst") != nil else { return [] }
    return try rows("askFirst", TimelineLimits.mostReasons, in: bytes) {
      row throws(UnreadableTimeline) in try row.string()
    }
  }

  /// A language tag; what is no tag could mean a file to whoever looks for a voice.
  func language() throws(UnreadableTimeline) -> String {
    let tag = try string(atMost: 35)
    let isTag = tag.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte == 45
    }
    guard isTag, !tag.isEmpty else { throw wrong("this is no language tag") }
    return tag
  }

  fileprivate func options() throws(UnreadableTimeline) -> Timeline.Options {
    Timeline.Options(
      variant: try member("variant").named(), dose: try member("dose").thousandths(0...1000),
      pace: try member("pace").thousandths(1...100_000), breath: try member("breathMs").breath(),
      voice: try member("voice").string(atMost: 200))
  }

  private func thousandths(_ range: ClosedRange<Int>) throws(UnreadableTimeline) -> Int {
    let value = try millionths()
    guard value % 1000 == 0, range.contains(value / 1000) else {
      throw wrong("this is out of range")
    }
    return value / 1000
  }

  private func breath() throws(UnreadableTimeline) -> BreathPattern {
    let phases = try list(atMost: 3)
    guard phases.count >= 2 else { throw wrong("a breath has two or three parts") }
    let times = 0...TimelineLimits.longestPart
    return BreathPattern(
      inhale: try phases[0].time(times), exhale: try phases[1].time(times),
      pause: phases.count == 3 ? try phases[2].time(times) : .zero)
  }
}
