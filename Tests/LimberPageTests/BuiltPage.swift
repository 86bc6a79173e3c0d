import Foundation
import LimberPage
import LimberTimeline

/// A page and its parts, taken out of its text.
struct BuiltPage {
  let text: String

  init(
    _ timeline: Timeline = PageExample.timeline, sound: [UInt8] = [1, 2, 3],
    facts: PageFacts = PageExample.facts
  ) {
    text = Page(timeline, audio: PageAudio(sound, mediaType: "audio/mpeg"), facts: facts).text
  }

  /// What stands between two texts, the first time that both occur.
  func between(_ start: String, _ end: String) -> String? {
    guard let head = text.range(of: start),
      let tail = text.range(of: end, range: head.upperBound..<text.endIndex)
    else { return nil }
    return String(text[head.upperBound..<tail.lowerBound])
  }

  /// What a person can read before anything runs: no style, no program, no data.
  var visible: String { between("<body", "<script") ?? "" }

  /// What the program is told.
  var session: [String: Any] {
    let json = between("id=\"session\">", "</script>") ?? ""
    let object = try? JSONSerialization.jsonObject(with: Data(json.utf8))
    return object as? [String: Any] ?? [:]
  }

  func rows(_ name: String) -> [[String: Any]] { session[name] as? [[String: Any]] ?? [] }

  /// The bytes of an address that holds them.
  func bytes(of kind: String) -> [UInt8]? {
    between("\"data:\(kind);base64,", "\"").flatMap { Data(base64Encoded: $0) }.map(Array.init)
  }
}
