import Foundation
import LimberTimeline

/// What a reader of WebVTT makes of a file, written from the format's own rules.
struct WebVTTCue: Hashable {
  var id: String
  var start: Milliseconds
  var end: Milliseconds
  var text: String
}

struct WebVTTReader {
  /// The cues of a file, in order.
  static func cues(in text: String) throws -> [WebVTTCue] {
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard lines.first == "WEBVTT", lines.last == "" else { throw Malformed(line: lines[0]) }
    return try lines.dropFirst().dropLast().split(separator: "").map { try cue(from: Array($0)) }
  }

  private static func cue(from block: [String]) throws -> WebVTTCue {
    guard block.count == 3 else {
      throw Malformed(line: block.joined(separator: "|"))
    }
    let times = try block[1].components(separatedBy: " --> ").map(time)
    guard times.count == 2, times[0] < times[1] else { throw Malformed(line: block[1]) }
    return WebVTTCue(
      id: block[0], start: times[0], end: times[1], text: try unescaped(block[2]))
  }

  private static func time(_ text: String) throws -> Milliseconds {
    guard let match = text.wholeMatch(of: #/(\d\d+):([0-5]\d):([0-5]\d)\.(\d{3})/#),
      let hours = Int(match.1), let minutes = Int(match.2), let seconds = Int(match.3),
      let thousandths = Int(match.4)
    else { throw Malformed(line: text) }
    return Milliseconds(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths)
  }

  /// Resolves character references once, from left to right; a bare one is malformed.
  ///
  /// Reads bytes, as other programs do: a mark may join the semicolon before it.
  private static func unescaped(_ text: String) throws -> String {
    var result: [UInt8] = []
    var rest = Substring(text).utf8
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "&"):
        guard let found = references.first(where: { rest.starts(with: $0.key.utf8) }) else {
          throw Malformed(line: text)
        }
        result += found.value.utf8
        rest = rest.dropFirst(found.key.utf8.count)
      case UInt8(ascii: "<"), UInt8(ascii: ">"): throw Malformed(line: text)
      default: result.append(rest.removeFirst())
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let references = ["&amp;": "&", "&lt;": "<", "&gt;": ">"]
}
