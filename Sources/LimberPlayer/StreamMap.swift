/// Which timeline frame is heard on which stream frame.
///
/// A stream counts up for ever; a session jumps. Each jump adds an entry: from this stream frame
/// on, that part of the timeline is heard.
struct StreamMap: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    var stream: Int
    var timeline: Int
  }

  /// In order of their stream frames; the first is at zero.
  private var entries: [Entry]

  /// A map whose stream begins at a timeline frame; negative for a lead-in of silence.
  init(startingAt frame: Int) {
    entries = [Entry(stream: 0, timeline: frame)]
  }

  /// From `stream` on, hears the timeline from `timeline` on.
  ///
  /// A jump that was to come is forgotten.
  private mutating func jump(at stream: Int, to timeline: Int) {
    entries.removeAll { $0.stream >= stream && $0.stream > 0 }
    if stream <= 0 { entries.removeAll() }
    entries.append(Entry(stream: max(0, stream), timeline: timeline))
  }

  /// The map with one more jump.
  func jumping(at stream: Int, to timeline: Int) -> StreamMap {
    var map = self
    map.jump(at: stream, to: timeline)
    return map
  }

  /// The timeline frame that is heard on a stream frame.
  func timelineFrame(at stream: Int) -> Int {
    let entry = entries.last { $0.stream <= stream } ?? entries[0]
    return entry.timeline + stream - entry.stream
  }

  /// The stream frame of a timeline frame, in the part that is heard last.
  func streamFrame(of timeline: Int) -> Int {
    let entry = entries[entries.count - 1]
    return entry.stream + timeline - entry.timeline
  }

  /// The jumps up to a stream frame: when each is heard, and the timeline frames that it leads
  /// from and to.
  func jumps(upTo stream: Int) -> [(stream: Int, from: Int, to: Int)] {
    zip(entries, entries.dropFirst()).prefix { $1.stream <= stream }.map { before, after in
      (after.stream, before.timeline + after.stream - before.stream, after.timeline)
    }
  }

  /// How many frames of the session pass from the start of the timeline to a stream frame, jumps
  /// or not; negative in the lead-in.
  func age(at stream: Int) -> Int { entries[0].timeline + stream }

  /// The stream frame from which on the last jump is heard.
  var lastJump: Int { entries[entries.count - 1].stream }

  /// How many frames from `stream` on follow each other on the timeline too, at most `count`.
  func run(from stream: Int, atMost count: Int) -> Int {
    let next = entries.first { $0.stream > stream }
    return next.map { min(count, $0.stream - stream) } ?? count
  }
}
