import Foundation
import LimberSpeech
import LimberTesting
import Testing

/// The readings of the shipped languages.
enum ShippedReadings {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let tags = ["en", "de", "fr", "es"]

  static func bytes(_ tag: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: "Voices/\(tag).phrases")))
  }

  /// English and all others.
  static let all = Readings(
    tags.dropFirst().compactMap { try? Reading(try bytes($0), file: "\($0).phrases") })
}

/// What is said for what is written, line by line, as files in `Corpus` say.
@Suite struct ReadingCorpusTests {
  struct Line {
    var written: String
    var said: String
  }

  static func corpus(_ tag: String) throws -> [Line] {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/\(tag).txt")
    let text = try String(contentsOf: path, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let parts = line.components(separatedBy: " -> ")
      guard let said = parts.last, parts.count > 1 else { return nil }
      return Line(written: parts.dropLast().joined(separator: " -> "), said: said)
    }
  }

  @Test(arguments: [("en", 600), ("de", 240), ("fr", 220), ("es", 220)])
  func `every line of the corpus is said as it should be`(tag: String, least: Int) throws {
    let lines = try Self.corpus(tag)
    #expect(lines.count >= least)
    #expect(Set(lines.map(\.written)).count == lines.count, "a line stands in the corpus twice")
    for line in lines {
      let said = try SpokenText(line.written, language: tag, readings: ShippedReadings.all).text
      #expect(said == line.said, "\(line.written)")
    }
  }

  @Test(arguments: ShippedReadings.tags)
  func `what is said is not read again`(tag: String) throws {
    for line in try Self.corpus(tag) {
      let said = try SpokenText(line.said, language: tag, readings: ShippedReadings.all).text
      #expect(said == line.said)
    }
  }

  @Test(arguments: ShippedReadings.tags)
  func `reading hostile text twice is reading it once`(tag: String) {
    var texts = HostileText(seed: 7)
    var said = 0
    for _ in 0..<2000 {
      let text = texts.next()
      guard
        let once = try? SpokenText(text, language: tag, readings: ShippedReadings.all)
      else { continue }
      said += 1
      let twice = try? SpokenText(once.text, language: tag, readings: ShippedReadings.all)
      #expect(twice == once, "\(text.debugDescription)")
      let odd = once.text.unicodeScalars.filter {
        $0.value < 0x20 || $0.properties.generalCategory == .format
          || $0.properties.generalCategory == .control
          || "[]{}<>&|\\^_`~#*=\"/".unicodeScalars.contains($0)
      }
      #expect(odd.isEmpty, "\(text.debugDescription)")
    }
    #expect(said > 1000)
  }

  /// Texts made to have many readings, ends far away, or no end.
  static let bombs = [
    "1-", "1/", "1:", "1", "1,", "1.", "1x", "x", "<", "[[", "z. B. ", "e.g.", "a/", "a\u{301}",
    "\u{301}", "close ", "1 1/2 ", "\u{1}20S", "&lt;", "s", "½", "5-4-3-2-1-", "No. ", "é", "L/R/",
  ]

  @Test(arguments: bombs)
  func `a long text takes no longer than its length asks for`(bomb: String) {
    // Time on the processor, since others may be at work, too.
    func time(_ bytes: Int) -> Duration {
      let text = String(repeating: bomb, count: bytes / bomb.utf8.count)
      return [0, 1, 2].map { _ in
        let start = clock()
        _ = try? SpokenText(text, language: "en", readings: ShippedReadings.all)
        return .microseconds(clock() - start)
      }.min() ?? .zero
    }
    // Sixteen times as long takes sixteen times as long; if it grew with the square, 256 times.
    #expect(time(16_000) < max(time(1000), .microseconds(50)) * 80, "\(bomb)")
  }
}
