import LimberExport
import LimberTimeline
import Testing

/// A format with its reader: how exactly it tells times, and what it can show of words.
struct Reading: Sendable, CustomTestStringConvertible {
  let format: ExportFormat
  /// The grain of its times, in milliseconds.
  let grain: Int
  /// Whether tones are in it.
  let hasTones: Bool
  /// What becomes of clean words; the format's own replacements.
  let shows: @Sendable (String) -> String
  /// The cues a reader finds; a tone has no words.
  let read: @Sendable (String, Timeline) throws -> [ReadCue]

  init(
    _ format: ExportFormat, grain: Int = 1, hasTones: Bool = false,
    shows: @escaping @Sendable (String) -> String = { $0 },
    read: @escaping @Sendable (String, Timeline) throws -> [ReadCue]
  ) {
    self.format = format
    self.grain = grain
    self.hasTones = hasTones
    self.shows = shows
    self.read = read
  }

  var testDescription: String { format.name }

  /// Every format that holds all cues.
  static let all = [
    Reading(.srt, shows: Lookalike.srt) { text, _ in try SRTReader.cues(in: text) },
    Reading(.webVTT) { text, _ in
      try WebVTTReader.cues(in: text).map { ReadCue($0.start.count, $0.end.count, $0.text) }
    },
    Reading(.lrc, grain: 10, shows: Lookalike.lrc) { text, _ in try LRCReader(text).words },
    Reading(.labels, hasTones: true) { text, _ in
      try LabelsReader.labels(in: text).map {
        $0.cue.start == $0.cue.end ? ReadCue($0.cue.start, nil, "") : $0.cue
      }
    },
    Reading(.csv, hasTones: true, shows: Lookalike.csv) { text, _ in
      try CSVReader.rows(in: text).map { row in
        ReadCue(
          try number(Substring(row["start_ms"] ?? "")), try number(Substring(row["end_ms"] ?? "")),
          row["text"] ?? "")
      }
    },
    Reading(.json, hasTones: true) { text, _ in
      try JSONReader.timeline(from: text).cues
        .filter { $0.tone != nil || !shown($0).isEmpty }.map {
          ReadCue($0.start.count, nil, shown($0))
        }
    },
    Reading(.ssml, shows: Lookalike.xml) { text, timeline in
      try placed(SSMLReader(text).sentences, in: timeline)
    },
  ]

  /// The times of sentences, from the silence between them and the lengths of their words.
  private static func placed(
    _ sentences: [SSMLReader.Sentence], in timeline: Timeline
  ) throws -> [ReadCue] {
    var end: Int?
    return try sentences.map { sentence in
      let cue = timeline.cues[try number(sentence.mark.dropFirst()) - 1]
      let begin = end ?? cue.audibleStart.count
      end = begin + cue.duration.count + sentence.silence
      return ReadCue(begin + cue.lead.count, nil, sentence.text)
    }
  }

  /// What may be shown of a cue; empty for a tone.
  static func shown(_ cue: Cue) -> String {
    guard let text = cue.text else { return "" }
    return OddTexts.shown(text)
  }

  /// Expects every cue at its time, with its words.
  func expectAll(of timeline: Timeline) throws {
    let cues = try read(format.text(of: timeline), timeline)
    let expected = timeline.cues.compactMap { cue -> ReadCue? in
      let text = Self.shown(cue)
      guard cue.tone == nil ? !text.isEmpty : hasTones else { return nil }
      return ReadCue(cue.start.count / grain * grain, nil, text.isEmpty ? "" : shows(text))
    }
    #expect(cues.map(\.start) == expected.map(\.start), "\(format.name)")
    #expect(cues.map { Array($0.text.utf8) } == expected.map { Array($0.text.utf8) })
  }
}

/// What some formats write in place of what they cannot hold.
enum Lookalike {
  static func srt(_ text: String) -> String {
    var text = text.scalars(replacing: "-->", by: "→")
    for (sign, other) in [("<", "‹"), (">", "›"), ("{", "("), ("}", ")"), ("\\", "/")] {
      text = text.scalars(replacing: sign, by: other)
    }
    return text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == " " }
      ? text + "…" : text
  }

  static func lrc(_ text: String) -> String {
    var text = text.scalars(replacing: "[", by: "(").scalars(replacing: "]", by: ")")
    for digit in 0...9 { text = text.scalars(replacing: "<\(digit)", by: "‹\(digit)") }
    return text
  }

  static func csv(_ text: String) -> String {
    let first = text.unicodeScalars.first {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .format
    }
    return first.map { "=+-@＝".unicodeScalars.contains($0) } == true ? "'" + text : text
  }

  static func xml(_ text: String) -> String { text.scalars(replacing: "\u{FFFE}", by: "") }
}

extension String {
  /// The text with some code points replaced, wherever they stand.
  func scalars(replacing sign: String, by other: String) -> String {
    var result: [Unicode.Scalar] = []
    let sign = Array(sign.unicodeScalars)
    for scalar in unicodeScalars {
      result.append(scalar)
      if result.count >= sign.count, Array(result.suffix(sign.count)) == sign {
        result.removeLast(sign.count)
        result += other.unicodeScalars
      }
    }
    return String(String.UnicodeScalarView(result))
  }
}
