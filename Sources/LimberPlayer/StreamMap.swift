internal import LimberAudio

/// Which part of a session is heard on which stream frame.
///
/// A stream counts up for ever; a session jumps, and waits while something is said that is not part
/// of it. Each entry says what is heard from its stream frame on.
struct StreamMap: Sendable {
  /// What is heard.
  enum Track: Sendable {
    /// The session, as it is planned now.
    case session
    /// The session, as it was planned before.
    case former(Score)
    /// Something else, while the session waits.
    case aside(Aside)
  }

  /// What is to be heard from some place of the session on, and for how long; for ever if it is nil.
  struct Part: Sendable {
    var track: Track
    var timeline: Int
    var frames: Int?

    /// The session from a place on, for as long as it lasts.
    static func session(from timeline: Int) -> Part {
      Part(track: .session, timeline: timeline, frames: nil)
    }

    /// The session from a place on, with the time that was asked for where it was asked for.
    static func session(from timeline: Int, with extra: [Part]) -> [Part] {
      var (parts, now) = ([Part](), timeline)
      for wait in extra {
        if wait.timeline > now {
          parts.append(Part(track: .session, timeline: now, frames: wait.timeline - now))
          now = wait.timeline
        }
        parts.append(Part(track: wait.track, timeline: now, frames: wait.frames))
      }
      return parts + [.session(from: now)]
    }

    /// An aside, while the session waits at a place.
    static func aside(_ aside: Aside, at timeline: Int) -> Part {
      Part(track: .aside(aside), timeline: timeline, frames: aside.frames)
    }
  }

  /// A part with its place on the stream.
  struct Entry: Sendable {
    var stream: Int
    var timeline: Int
    var track: Track

    /// The frame of its own sound that is heard on a stream frame.
    func place(at frame: Int) -> Int {
      if case .aside(let aside) = track {
        aside.first + frame - stream
      } else {
        timeline + frame - stream
      }
    }

    /// Where the session is on a stream frame.
    func timelineFrame(at frame: Int) -> Int {
      if case .aside = track { timeline } else { timeline + frame - stream }
    }
  }

  /// A tone over what is heard, where nothing else sounds.
  struct Mark: Sendable {
    var frames: Range<Int>
    var mixer: Mixer
  }

  /// The tones over the stream, in the order of their frames.
  private(set) var marks: [Mark] = []
  /// Where everything is softer, in the order of their frames.
  private(set) var dips: [Dip] = []
  /// In order of their stream frames; the first is at zero.
  private var entries: [Entry]
  /// How much older the session is than the stream.
  private let origin: Int
  /// The stream frame from which on the last change is heard.
  private(set) var lastChange = 0

  /// A map whose stream begins at a timeline frame; negative for a lead-in of silence.
  init(startingAt frame: Int) {
    entries = [Entry(stream: 0, timeline: frame, track: .session)]
    origin = frame
  }

  /// A map whose stream begins with silence, and then with words, if any, and some place of the
  /// session.
  init(startingAt frame: Int, afterSilence frames: Int, opening: Aside?) {
    entries = []
    origin = frame - frames
    let asides = [.silence(frames: frames), opening].compactMap(\.self)
    play(asides.map { .aside($0, at: frame) } + [.session(from: frame)], at: 0)
  }

  /// From `stream` on, hears `parts`; what was to come is forgotten.
  private mutating func play(_ parts: [Part], at stream: Int) {
    entries.removeAll { $0.stream >= stream && $0.stream > 0 }
    marks.removeAll { $0.frames.upperBound > stream }
    for index in dips.indices { dips[index].cut(at: stream) }
    if stream <= 0 { entries.removeAll() }
    var start = max(0, stream)
    lastChange = start
    for part in parts {
      entries.append(Entry(stream: start, timeline: part.timeline, track: part.track))
      start += part.frames ?? 0
    }
  }

  /// The map with other things to come.
  func playing(_ parts: [Part], at stream: Int) -> StreamMap {
    var map = self
    map.play(parts, at: stream)
    return map
  }

  /// The map with a tone over it; of earlier ones, those of the last minute are kept.
  func marked(with mark: Mark) -> StreamMap {
    var map = self
    let minute = 60 * AudioFormat.sampleRate
    map.marks.removeAll { $0.frames.upperBound < mark.frames.lowerBound - minute }
    map.marks.append(mark)
    return map
  }

  /// Whether everything is softer on a stream frame, and stays so for now.
  func isSoftened(at stream: Int) -> Bool { dips.last?.isDown(at: stream) ?? false }

  /// The map that falls at a stream frame, or rises soon after it.
  func softened(_ isWanted: Bool, at stream: Int) -> StreamMap {
    var map = self
    let last = dips.indices.last
    if !isWanted {
      if let last { map.dips[last].rise(after: stream) }
    } else if let last, dips[last].frames.contains(stream) {
      map.dips[last].stay(from: stream)
    } else {
      let minute = 60 * AudioFormat.sampleRate
      map.dips.removeAll { $0.frames.upperBound < stream - minute }
      map.dips.append(Dip(from: stream))
    }
    return map
  }

  /// The map of a session that is planned anew: what was heard was planned as it was.
  func leaving(_ score: Score) -> StreamMap {
    var map = self
    for index in entries.indices {
      if case .session = entries[index].track { map.entries[index].track = .former(score) }
    }
    return map
  }

  /// The map that waits for ever when the session comes to a place, if it does.
  func holding(at timeline: Int, hearing aside: Aside) -> StreamMap {
    guard let last = entries.last, case .session = last.track, timeline >= last.timeline else {
      return self
    }
    var map = self
    let start = last.stream + timeline - last.timeline
    map.entries.append(Entry(stream: start, timeline: timeline, track: .aside(aside)))
    return map
  }

  /// What is heard on a stream frame.
  func entry(at stream: Int) -> Entry {
    entries.last { $0.stream <= stream } ?? entries[0]
  }

  /// Where the session is on a stream frame.
  func timelineFrame(at stream: Int) -> Int { entry(at: stream).timelineFrame(at: stream) }

  /// Whether the session waits for ever in the end.
  private var isHeld: Bool {
    if case .aside = entries[entries.count - 1].track { true } else { false }
  }

  /// Whether time that was asked for passes on a stream frame.
  func isExtra(at stream: Int) -> Bool {
    if case .aside(let aside) = entry(at: stream).track { aside.isExtra } else { false }
  }

  /// Whether nothing but waiting is left from a stream frame on.
  func isWaiting(at stream: Int) -> Bool { isHeld && entries[entries.count - 1].stream <= stream }

  /// Whether something is said on a stream frame that is no part of the session.
  func isSpeakingAside(at stream: Int) -> Bool {
    if case .aside(let aside) = entry(at: stream).track { !aside.isSilence } else { false }
  }

  /// The words that are said on a stream frame, and are no part of the session; between two
  /// sentences, the first of them.
  func wordsAside(at stream: Int) -> String? {
    let entry = entry(at: stream)
    guard case .aside(let aside) = entry.track else { return nil }
    let now = stream - entry.stream
    let begun = aside.texts.prefix { $0.frames.lowerBound <= now }
    guard let words = begun.last else { return nil }
    if now < words.frames.upperBound { return words.text }
    let next = aside.texts.dropFirst(begun.count).first?.frames.lowerBound
    let gap = Score.frame(of: AsideMaker.gap)
    return next.flatMap { $0 <= words.frames.upperBound + gap ? words.text : nil }
  }

  /// The next stream frame on which such words begin or end.
  func nextWordsAside(after stream: Int) -> Int? {
    let ends = entries.flatMap { entry -> [Int] in
      guard case .aside(let aside) = entry.track else { return [] }
      return aside.texts.flatMap { text in
        [text.frames.lowerBound, text.frames.upperBound].map { entry.stream + $0 }
      }
    }
    return ends.filter { $0 > stream }.min()
  }

  /// The stream frame on which the session goes on, or waits, after the last change.
  var nextSession: Int {
    let next = entries.first { entry in
      if case .session = entry.track { entry.stream >= lastChange } else { false }
    }
    return next?.stream ?? lastChange
  }

  /// The stream frame by which the words of the last change have been said: then the session goes on,
  /// or time passes that was asked for.
  var endOfWords: Int {
    let next = entries.first { entry in
      guard entry.stream >= lastChange else { return false }
      if case .aside(let aside) = entry.track { return aside.isExtra }
      return true
    }
    return next?.stream ?? lastChange
  }

  /// Where the session goes on, or waits, in the end.
  var lastPlace: Int { entries[entries.count - 1].timeline }

  /// One past the last stream frame that is known, if the session is known up to `limit`.
  func known(upTo limit: Int) -> Int {
    let coming = entries.drop { $0.stream < lastChange }
    for (entry, next) in zip(coming, coming.dropFirst()) {
      guard case .session = entry.track else { continue }
      let known = entry.stream + limit - entry.timeline
      if known < next.stream { return max(entry.stream, known) }
    }
    let last = entries[entries.count - 1]
    return isHeld ? Self.farAway : max(last.stream, last.stream + limit - last.timeline)
  }

  /// A frame that no session comes to: three years.
  private static let farAway = 1 << 42

  /// What is left on a stream frame of the time that was asked for, that to come included; each with
  /// the place where the session waits for it.
  func extraTime(after stream: Int) -> [Part] {
    zip(entries, entries.dropFirst()).compactMap { entry, next in
      guard case .aside(let aside) = entry.track, aside.isExtra, next.stream > stream else {
        return nil
      }
      return .aside(aside.left(after: max(0, stream - entry.stream)), at: entry.timeline)
    }
  }

  /// Whether from a stream frame on nothing but the session is heard.
  func isPlain(from stream: Int) -> Bool {
    !isHeld && entries[entries.count - 1].stream <= stream
  }

  /// The entries up to a stream frame that follow another one, with that one.
  func joints(upTo stream: Int) -> [(before: Entry, after: Entry)] {
    zip(entries, entries.dropFirst()).prefix { $1.stream <= stream }.map { ($0, $1) }
  }

  /// How many frames of the session pass from its start to a stream frame, jumps or not; negative
  /// in the lead-in.
  func age(at stream: Int) -> Int { origin + stream }

  /// How many frames from `stream` on are one part, at most `count`.
  func run(from stream: Int, atMost count: Int) -> Int {
    let next = entries.first { $0.stream > stream }
    return next.map { min(count, $0.stream - stream) } ?? count
  }
}
